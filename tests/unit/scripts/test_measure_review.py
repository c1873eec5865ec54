"""What is counted from a document is written so that it can be read again."""

from pathlib import Path

import pytest
from tests.unit.published.made_up import DOCUMENT, NAMES, REVIEW

import measure_review
from sfdesk.published.review import REVIEW_FILE, read_review


def test_names_stay_and_numbers_are_counted_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "document.txt").write_text(DOCUMENT, encoding="utf8")
    names = "".join(f'[[section]]\nkey = "{key}"\nparts = {list(parts)}\n' for key, parts in NAMES)
    (tmp_path / REVIEW_FILE).write_text(names, encoding="utf8")
    arguments = ["measure_review.py", str(tmp_path / "document.txt"), str(tmp_path)]
    monkeypatch.setattr("sys.argv", arguments)
    assert measure_review.main() == 0
    assert read_review(tmp_path) == REVIEW
    assert measure_review.main() == 0
    assert read_review(tmp_path) == REVIEW
