"""A document that was read is held against the shape of the review, place by place."""

from dataclasses import replace

import pytest
from tests.unit.published.made_up import CHESS, DOCUMENT, HUG, KITE, REVIEW, SONG

from sfdesk.published.parsing import parse
from sfdesk.published.whole import Flaw, flaws

ROW = "System-level approaches › Kite days"
GOOD = "In 2019 a study saw 60% smile more."


def found(*changes: tuple[str, str]) -> list[Flaw]:
    text = DOCUMENT
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return list(flaws(parse(text), REVIEW))


def test_the_whole_document_has_no_flaw() -> None:
    assert found() == []


SYSTEM, ABUSE = "System-level approaches", "Domestic abuse interventions"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (f"{SONG}\n", "", f"row “{SYSTEM} › Song rounds” is missing"),
        (SONG, f"{SONG}\n{SONG}", f"row “{SYSTEM} › Song rounds” stands there 2 times"),
        (f"{SONG}\n{CHESS}", f"{CHESS}\n{SONG}",
         f"row “{SYSTEM} › Chess club” stands out of order"),
        ("<b>Hug hour", "<b>Hug an hour",
         "row “Parenting interventions › Hug an hour” is not the review's"),
        ("### Targeted help\n", "", f"section “{ABUSE} › Targeted help” is missing"),
        ("### Targeted help", "### Helping", f"section “{ABUSE} › Helping” is not the review's"),
        ("- **walks:** They may help\n", "",
         f"{ABUSE} › Targeted help: 2 paragraphs and list items; the review has 3"),
        ("14 Leaf, M.", "", "note “14” is missing"),
        ("3 Flyer, B. (2002).", "3 Flyer, B. (2002) of the Kite.",
         "note 3: 9 characters more than the review"),
        ("<li>hum<sup>4</sup></li>", "",
         f"{SYSTEM} › Song rounds › Description: 1 list item, not 2, "
         "6 characters fewer than the review"),
    ],
)  # fmt: skip
def test_what_is_not_as_in_the_review_is_told_with_its_place(old: str, new: str, told: str) -> None:
    assert told in [flaw.text for flaw in found((old, new))]


def test_a_cell_that_ends_in_its_middle_is_told_so() -> None:
    (flaw,) = found(("Workers fly kites with 12 families.<sup>2</sup> Ages", "Workers fly"))
    assert flaw.text.startswith(f"{ROW} › Description: ")
    (flaw,) = found((f"{GOOD}<sup>3</sup>", GOOD[:-8]))
    assert flaw.text == (
        f"{ROW} › Evidence of effectiveness: 10 characters fewer than the review, it breaks off"
    )


def test_a_trifle_is_no_reason_to_refuse_and_half_a_cell_is() -> None:
    small = found((GOOD, GOOD.replace("smile more", "smile")))
    assert [flaw.serious for flaw in small] == [False]
    large = found((GOOD, "In 2019."))
    assert [flaw.serious for flaw in large] == [True]


def test_a_list_item_fewer_is_no_trifle() -> None:
    (flaw,) = found(("<li>hum<sup>4</sup></li>", ""))
    assert flaw.serious


def test_a_space_too_few_is_told() -> None:
    (flaw,) = found((GOOD, GOOD.replace("a study", "astudy")))
    assert flaw == Flaw(f"{ROW} › Evidence of effectiveness: 8 words, not 9", serious=False)


def test_cells_in_another_order_are_one_flaw() -> None:
    cells = KITE.split("\t")
    swapped = "\t".join([*cells[:2], cells[3], cells[2], *cells[4:]])
    assert found((KITE, swapped)) == [Flaw(f"{ROW}: its cells stand in another order")]


def test_a_heading_that_lost_its_end_is_told() -> None:
    (flaw,) = found(("## Reducing family conflict and more", "## Reducing family conflict"))[:1]
    assert "its heading is shorter or longer" in flaw.text
    assert not flaw.serious


def test_many_that_are_missing_are_told_in_one_line() -> None:
    text = DOCUMENT[: DOCUMENT.index("10 Talker")]
    texts = [flaw.text for flaw in flaws(parse(text), REVIEW)]
    assert "9 of 18 notes are missing, the first: 10" in texts


def test_a_review_of_one_row_more_lacks_it() -> None:
    more = replace(REVIEW, rows=(*REVIEW.rows, REVIEW.rows[0]._replace(name="Kite nights")))
    texts = [flaw.text for flaw in flaws(parse(DOCUMENT), more)]
    assert texts == ["row “System-level approaches › Kite nights” is missing"]


def test_words_may_change_where_their_number_and_length_do_not() -> None:
    assert found((HUG, HUG.replace("Good.", "Fine."))) == []
