"""A few kills at installing; ``scripts/kill_installs.py`` has a thousand."""

import sys
from pathlib import Path

import pytest

from kill_installs import rounds
from sfdesk.authoring.build import build
from sfdesk.model.edition import Edition
from signers import cut_down

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")


@pytest.fixture
def small(edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edition:
    """A small edition, and another as the built-in one."""
    built, small = tmp_path / "shipped", cut_down(edition)
    build(small, built)
    for module in ("app", "editions.pointer", "editions.installed"):
        monkeypatch.setattr(f"sfdesk.{module}.shipped_edition", lambda: built)
    monkeypatch.delenv("SFDESK_EDITION", raising=False)
    return small


def test_whatever_is_killed_opens_whole(small: Edition, tmp_path: Path) -> None:
    found = list(rounds(tmp_path, small, 24, seed=7))
    assert [f"{each.work}: {each.fault}" for each in found if each.fault] == []
    assert any(each.killed for each in found)


def test_an_edition_that_does_not_open_is_a_fault(
    small: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sfdesk.editions.install.move_pointer", lambda *_: None)
    assert any(each.fault for each in rounds(tmp_path, small, 8, seed=7))
