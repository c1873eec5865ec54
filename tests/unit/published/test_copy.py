"""The published text stands beside the right part of ours."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.published.made_up import ABUSE, REVIEW, Write

from sfdesk.core.errors import PublishedError
from sfdesk.model.entries import Intervention, Topic
from sfdesk.model.parts import Section, Source
from sfdesk.published import review
from sfdesk.published.copy import PublishedCopy

Texts = Callable[..., dict[str, str]]


@pytest.fixture
def copy(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> PublishedCopy:
    monkeypatch.setattr(review, "read_review", lambda _folder: REVIEW)
    copy = PublishedCopy(tmp_path / "data", tmp_path / "edition")
    copy.bring_in(write())
    return copy


def test_each_field_gets_its_cell(copy: PublishedCopy, kite: Intervention) -> None:
    cells = copy.cells(kite)
    assert list(cells) == ["description", "uk_use", "effectiveness", "strength", "gaps"]
    assert "fly kites with 12 families. [2]" in cells["description"]
    assert cells["gaps"] == "Further studies are needed."


def test_a_table_without_a_column_gives_no_such_field(
    copy: PublishedCopy, kite: Intervention
) -> None:
    cells = copy.cells(kite._replace(source=Source("Therapies", "Clay therapy")))
    assert list(cells) == ["description", "effectiveness", "strength", "gaps"]


def test_one_column_for_two_fields_is_shown_at_both_and_an_empty_cell_at_none(
    copy: PublishedCopy, kite: Intervention
) -> None:
    cells = copy.cells(kite._replace(source=Source("Family conflict: in the Guidebook", "Duet")))
    assert cells["effectiveness"] == cells["strength"] == "Level 3 in six months."
    assert "gaps" not in cells


def test_a_field_that_comes_from_elsewhere_shows_what_its_source_names(
    copy: PublishedCopy, kite: Intervention
) -> None:
    fields = {"gaps": "This row › Evidence gaps; note 12 (last sentence)"}
    cells = copy.cells(kite._replace(source=Source(*kite.source[:2], fields)))
    assert cells["gaps"] == (
        "<p><b>System-level approaches › Kite days › Evidence gaps</b></p>"
        "Further studies are needed.<p><b>note 12</b></p><p>Street, K.</p>"
    )


def test_a_row_that_is_not_there_gives_nothing(copy: PublishedCopy, kite: Intervention) -> None:
    assert copy.cells(kite._replace(source=Source("Therapies", "Kite days"))) == {}


def test_the_sections_of_a_topic_have_their_text(copy: PublishedCopy) -> None:
    assert copy.cells(ABUSE)["How common"] == "<p>It touches 7% of streets. [12, printed 11]</p>"
    ours: Topic = ABUSE._replace(sections=(Section("Mine", ("A word.",), "Ours"),))
    assert copy.cells(ours) == {}


def test_a_second_import_is_seen_at_once(copy: PublishedCopy, write: Write) -> None:
    assert "7%" in copy.cells(ABUSE)["How common"]
    copy.bring_in(write(("It touches 7%", "It touches 8%")))
    assert "8%" in copy.cells(ABUSE)["How common"]


def test_a_refused_import_leaves_the_one_before(copy: PublishedCopy, write: Write) -> None:
    before = copy.document
    with pytest.raises(PublishedError):
        copy.bring_in(write(("## Appendix A", "## Index")))
    assert copy.document is before
    assert "7%" in copy.cells(ABUSE)["How common"]


def test_an_edition_that_does_not_name_the_parts_of_its_review_shows_none(
    tmp_path: Path,
    copy: PublishedCopy,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.undo()
    other = PublishedCopy(tmp_path / "data", tmp_path / "nowhere")
    assert other.is_filled
    assert other.cells(ABUSE) == {}
    assert "does not say what its review holds" in caplog.text
