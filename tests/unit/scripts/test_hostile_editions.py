"""A few hostile edition files of each kind; ``scripts/hostile_editions.py`` has thousands."""

from pathlib import Path

import pytest

from hostile_editions import KINDS, Computer, trials
from sfdesk.model.edition import Edition
from signers import cut_down


def test_every_kind_is_refused_in_one_line_and_nothing_is_written(
    edition: Edition, tmp_path: Path
) -> None:
    found = list(trials(tmp_path, cut_down(edition), 3 * len(KINDS), seed=2026))
    assert [f"{trial.kind}: {trial.fault}" for trial in found if trial.fault] == []
    assert {trial.kind for trial in found} == {kind.__name__ for kind in KINDS}


def test_a_file_that_comes_in_is_a_fault(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = Computer(tmp_path, cut_down(edition))
    (tmp_path / "profile" / "data" / "editions").mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr("hostile_editions.KINDS", (lambda good, _: good.content,))
    assert computer.run(0, 1).fault == "it came in"
