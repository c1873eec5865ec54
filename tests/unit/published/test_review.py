"""What an edition says of its review is read whole, and texts are measured the same way."""

from pathlib import Path

import pytest
from tests.unit.published.made_up import REVIEW

from sfdesk.core.errors import EditionError
from sfdesk.published.review import (
    REVIEW_FILE,
    RowShape,
    SectionShape,
    Shape,
    begins,
    path_begins,
    read_review,
    shape_of,
)

WHOLE = """\
notes = [[0, 0, 2, 9]]
[[row]]
table = "Therapies"
name = "Clay therapy"
cells = [[0, 0, 2, 11], [1, 0, 1, 8], [1, 0, 1, 5], [0, 0, 2, 13], [0, 0, 2, 11]]
[[section]]
key = "Appendix B › Standards"
parts = ["First"]
heading = 20
blocks = [[1, 0, 5, 20], [0, 1, 2, 7]]
"""


@pytest.mark.parametrize(
    ("html", "shape"),
    [
        ("", Shape(0, 0, 0, 0)),
        ("<p>Kites fly.</p> <p>High</p>", Shape(2, 0, 3, 13)),
        ("<ul><li>one</li><li>two &amp; <b>three</b></li></ul>", Shape(0, 2, 4, 12)),
        ("<p>Kites [2, 3]</p>", Shape(1, 0, 3, 10)),
        ("ki<i>te</i>", Shape(0, 0, 1, 4)),
        ("a&nbsp;b \u2009 c", Shape(0, 0, 3, 3)),
    ],
)
def test_a_text_has_a_shape(html: str, shape: Shape) -> None:
    assert shape_of(html) == shape


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("it’s “well” kept", 'it\'s "well" kept'),
        ("ﬁne and on…", "fine and on..."),
        ("co\u00adoperate\u200b", "cooperate"),
        ("e\u0301toile", "étoile"),
    ],
)
def test_how_a_letter_is_written_does_not_count(one: str, other: str) -> None:
    assert shape_of(one) == shape_of(other)


@pytest.mark.parametrize(
    ("printed", "name", "fits"),
    [
        ("Methodology for Chapter 1. Evidence", "Methodology for Chapter 1", True),
        ("Methodology for Chapter 12", "Methodology for Chapter 1", False),
        ("'empowerment' interventions", "empowerment", True),
        ("Parenting Interventions", "Parenting interventions", True),
        ("Impact on children", "Impact", True),
        ("Impact", "Impact on children", False),
    ],
)
def test_a_name_begins_a_printed_heading(printed: str, name: str, fits: bool) -> None:
    assert begins(printed, name) is fits


def test_each_step_of_a_key_begins_a_heading_of_its_own() -> None:
    assert path_begins("Appendix B. Methods › Standards used", "Appendix B › Standards")
    assert not path_begins("Appendix B. Methods", "Appendix B › Standards")
    assert REVIEW.key_of("Appendix B. Methods › Standards") == "Appendix B › Standards"
    assert REVIEW.key_of("Appendix D › Standards") is None


def test_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / REVIEW_FILE).write_text(WHOLE, encoding="utf8")
    review = read_review(tmp_path)
    assert review.notes == (Shape(0, 0, 2, 9),)
    assert review.sections == (
        SectionShape(
            "Appendix B › Standards", 20, (Shape(1, 0, 5, 20), Shape(0, 1, 2, 7)), ("First",)
        ),
    )
    (row,) = review.rows
    assert row == RowShape("Therapies", "Clay therapy", row.cells)
    assert row.cells[1] == Shape(1, 0, 1, 8)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("notes =", "note ="),
        ("[[row]]", "[row]"),
        ('table = "Therapies"', 'table = "Kites"'),
        ("[0, 0, 2, 11], [1", "[1"),
        ("[0, 0, 2, 9]", "[0, 0, 2]"),
        ('"Clay', '"Clay'[1:]),
        ("heading = 20", ""),
    ],
)
def test_a_file_that_is_not_whole_is_refused(tmp_path: Path, old: str, new: str) -> None:
    assert old in WHOLE
    (tmp_path / REVIEW_FILE).write_text(WHOLE.replace(old, new, 1), encoding="utf8")
    with pytest.raises(EditionError, match="does not say what its review holds"):
        read_review(tmp_path)


def test_an_edition_without_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="no published document can be brought in"):
        read_review(tmp_path)
