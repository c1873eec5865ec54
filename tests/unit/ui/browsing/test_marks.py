"""Marks of two windows: each is made on what is stored then."""

from pathlib import Path

import pytest

from sfdesk.core.errors import SfdeskError
from sfdesk.core.settings import SettingsStore
from sfdesk.model.edition import Edition
from sfdesk.ui.browsing.marks import Marks


def slugs(marks: Marks) -> list[str]:
    return [row.slug for row in marks.rows]


@pytest.fixture
def one(edition: Edition, tmp_path: Path) -> Marks:
    return Marks(edition, SettingsStore(tmp_path))


@pytest.fixture
def other(edition: Edition, tmp_path: Path) -> Marks:
    """Those of another window, which has not seen what the first one did."""
    return Marks(edition, SettingsStore(tmp_path))


def test_neither_of_two_windows_loses_the_marks_of_the_other(one: Marks, other: Marks) -> None:
    one.toggle("epec")
    assert other.toggle("triple-p").startswith("Triple P")
    assert slugs(other) == ["epec", "triple-p"]
    one.toggle("epec")
    assert slugs(one) == ["triple-p"]
    assert not one.look(), "what was made here is known"


def test_what_is_wanted_goes_by_what_is_seen(one: Marks, other: Marks) -> None:
    one.toggle("epec")
    assert "marked to compare, 1 of 4" in other.toggle("epec")
    assert slugs(other) == ["epec"]
    one.toggle("epec")
    assert "taken out" in other.toggle("epec")
    assert slugs(other) == []


def test_together_they_mark_no_more_than_can_be_compared(
    one: Marks, other: Marks, tmp_path: Path
) -> None:
    for slug in ("epec", "triple-p", "play-therapy"):
        one.toggle(slug)
    other.toggle("art-therapy")
    told = other.toggle("family-foundations")
    assert told == "4 interventions can be compared at most; take one out first."
    assert slugs(other) == ["epec", "triple-p", "play-therapy", "art-therapy"]
    assert SettingsStore(tmp_path).settings.compared == tuple(slugs(other))


def test_marks_of_another_edition_stay_stored(edition: Edition, tmp_path: Path) -> None:
    settings = SettingsStore(tmp_path)
    settings.change(compared=("of-another", "epec"))
    marks = Marks(edition, settings)
    marks.toggle("triple-p")
    marks.toggle("epec")
    assert slugs(marks) == ["triple-p"]
    assert SettingsStore(tmp_path).settings.compared == ("of-another", "triple-p")


def test_what_cannot_be_kept_holds_and_is_told(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    settings = SettingsStore(tmp_path / "file")
    marks = Marks(edition, settings)
    told = marks.toggle("epec")
    assert "could not be saved" in told
    assert slugs(marks) == ["epec"]
    marks.toggle("triple-p")
    assert slugs(marks) == ["epec", "triple-p"]
    with pytest.raises(SfdeskError):
        settings.edit("compared", lambda stored: stored)


def test_marks_made_elsewhere_are_noticed_once(
    one: Marks, edition: Edition, tmp_path: Path
) -> None:
    settings = SettingsStore(tmp_path)
    here = Marks(edition, settings)
    one.toggle("epec")
    assert not here.look()
    settings.change(zoom=150)
    assert here.look()
    assert not here.look()
