"""What stands on a sheet, before it is drawn."""

import json
from dataclasses import asdict

import pytest

from sfdesk.core.errors import SheetError
from sfdesk.factsheets.blocks import (
    Cautions,
    Facts,
    Later,
    Lines,
    Notice,
    Page,
    Pair,
    Prose,
    Questions,
    References,
    SmallPrint,
    Sure,
    Table,
)
from sfdesk.factsheets.kinds import Audience
from sfdesk.factsheets.pages import SECTIONS, page
from sfdesk.model.citation import printed_words
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.strength import family_phrase
from sfdesk.model.text import MARKER

GLANCE = [
    "How sure",
    "EIF rating",
    "Review level",
    "Level of need",
    "Who for",
    "Ages of children",
    "How delivered",
    "How long",
    "Who delivers",
    "Use in the UK",
    "Cost",
]


def facts(sheet: Page) -> dict[str, tuple[str, ...]]:
    block = next(b for b in sheet.reading if isinstance(b, Facts))
    return {row.label: row.lines for row in block.rows}


def text_of(sheet: Page) -> str:
    return json.dumps(asdict(sheet), ensure_ascii=False)


@pytest.fixture
def row(edition: Edition) -> Intervention:
    return edition.intervention("triple-p")


@pytest.mark.parametrize("audience", Audience)
def test_every_page_can_be_written_as_json(edition: Edition, audience: Audience) -> None:
    for row in edition.interventions:
        values = json.loads(text_of(page(edition, row, audience)))
        assert values["slug"] == row.slug
        assert values["title"]
        assert values["lead"]


def test_a_family_is_never_told_of_the_review(edition: Edition) -> None:
    """Where the content is from, the small print says; a parent has no review before them."""
    for row in edition.interventions:
        sheet = page(edition, row, Audience.FAMILY)
        told = json.dumps([asdict(block) for block in (*sheet.reading, *sheet.working)])
        assert "the review" not in told.lower(), row.slug


def test_the_family_sheet_has_a_front_to_read_and_a_back_to_work_with(edition: Edition) -> None:
    for row in edition.interventions:
        sheet = page(edition, row, Audience.FAMILY)
        ids = [b.id for b in sheet.reading if b.id not in ("cautions", "since")]
        assert ids == [
            "what-is-it",
            "who-is-it-for",
            "what-will-happen",
            "how-might-it-help",
            "how-sure",
            "not-known",
            "other-choices",
        ]
        assert [type(b) for b in sheet.working] == [Questions, Lines, Lines, SmallPrint]


def test_how_it_helps_and_what_it_asks_stand_in_equal_weight(edition: Edition) -> None:
    for row in edition.interventions:
        (pair,) = (b for b in page(edition, row, Audience.FAMILY).reading if isinstance(b, Pair))
        assert (pair.one.heading, pair.other.heading) == (
            "How might it help?",
            "What does it ask of you?",
        )
        assert pair.one.paragraphs == (row.family.how_might_it_help,)
        assert pair.other.paragraphs == (row.family.what_it_asks_of_you,)


def test_who_made_a_family_sheet_and_with_whose_money_is_always_said(edition: Edition) -> None:
    info = edition.info
    row = edition.intervention("epec")
    for leave_out in (frozenset[str](), frozenset(SECTIONS[Audience.FAMILY])):
        sheet = page(edition, row, Audience.FAMILY, leave_out)
        last = (*sheet.reading, *sheet.working)[-1]
        assert last == SmallPrint(
            "made-by",
            (
                f"Who made this: {info.made_by}.",
                f"Who paid for it: {info.paid_by}.",
                "To be looked at again by 31 May 2027.",
            ),
        )


@pytest.mark.parametrize("audience", Audience)
def test_what_came_since_is_told_and_alters_nothing(edition: Edition, audience: Audience) -> None:
    row = edition.intervention("family-group-conferencing")
    everything = frozenset(SECTIONS[audience])
    with_it, without = (page(each, row, audience) for each in (edition, edition._replace(since=())))
    assert "since" in {b.id for b in page(edition, row, audience, everything).reading}
    assert tuple(b for b in with_it.reading if b.id != "since") == without.reading
    assert with_it.working == without.working


def test_a_practitioner_reads_what_came_since_with_its_source(edition: Edition) -> None:
    row = edition.intervention("family-group-conferencing")
    blocks = page(edition, row, Audience.PRACTITIONER).reading
    (later,) = (b for b in blocks if isinstance(b, Later))
    assert later.heading == "Since this edition"
    assert len(later.items) == len(edition.since_for(row.slug))
    for item, told in zip(edition.since_for(row.slug), later.items, strict=True):
        assert told.what == item.what
        assert item.address in told.source
        assert "last looked" in told.source


def test_a_family_is_told_how_sure_we_are_by_the_fixed_phrase_alone(edition: Edition) -> None:
    for row in edition.interventions:
        sheet = page(edition, row, Audience.FAMILY)
        sure = [b for b in sheet.reading if isinstance(b, Sure)]
        assert [b.phrase for b in sure] == [family_phrase(row)]


@pytest.mark.parametrize("audience", Audience)
def test_cautions_come_first_and_in_full(edition: Edition, audience: Audience) -> None:
    for row in edition.interventions:
        carried = edition.cautions_for(row.slug)
        first = page(edition, row, audience).reading[0]
        if audience == Audience.FAMILY and carried:
            assert isinstance(first, Notice)
            assert first.paragraphs == tuple(c.plain for c in carried)
        elif carried:
            assert isinstance(first, Cautions)
            assert [b.concerns for b in first.items] == [c.concerns for c in carried]
        else:
            assert not isinstance(first, Notice | Cautions)


def test_the_facts_have_one_order_and_none_is_empty(edition: Edition) -> None:
    for row in edition.interventions:
        found = facts(page(edition, row, Audience.PRACTITIONER))
        assert list(found) == GLANCE
        assert all(line for lines in found.values() for line in lines)


def test_what_the_review_does_not_say_is_written_out(edition: Edition, row: Intervention) -> None:
    bare = row._replace(
        ages=(),
        levels_of_need=(),
        typical_level_of_need=None,
        level_of_need_note="",
        delivery_models=(),
        duration="",
        outcomes=(),
        evidence=row.evidence._replace(cost_ratings=(), review_level=None, gaps=()),
    )
    sheet = page(edition, bare, Audience.PRACTITIONER)
    found = facts(sheet)
    for label in ("Ages of children", "Level of need", "How delivered", "How long", "Cost"):
        assert found[label] == ("Not stated",)
    assert found["Review level"] == ("Not stated",)
    prose = {b.id: b.paragraphs for b in sheet.reading if isinstance(b, Prose)}
    assert prose["outcomes"] == prose["gaps"] == ("Not stated",)


def test_each_rated_programme_has_its_own_line(edition: Edition, row: Intervention) -> None:
    lines = facts(page(edition, row, Audience.PRACTITIONER))["EIF rating"]
    assert len(lines) == len(row.evidence.eif_ratings) > 1
    assert all("Level" in line for line in lines)


def test_dots_are_those_of_the_strength(edition: Edition) -> None:
    for row in edition.interventions:
        block = next(
            b for b in page(edition, row, Audience.PRACTITIONER).reading if isinstance(b, Facts)
        )
        first, *others = block.rows
        assert first.of == 4
        assert first.dots is None or 0 < first.dots <= 4
        assert not any(other.of for other in others)


def test_note_markers_stay_and_do_not_wrap_alone(edition: Edition, row: Intervention) -> None:
    sheet = page(edition, row, Audience.PRACTITIONER)
    text = text_of(sheet)
    assert MARKER.search(text)
    assert " [" not in "".join(
        p for b in sheet.reading if isinstance(b, Prose) for p in b.paragraphs
    )


def test_without_the_references_no_marker_leads_nowhere(edition: Edition) -> None:
    for row in edition.interventions:
        sheet = page(edition, row, Audience.PRACTITIONER, frozenset({"references"}))
        assert not MARKER.search(text_of(sheet))


def test_every_note_is_there_with_the_number_that_was_printed(edition: Edition) -> None:
    for row in edition.interventions:
        blocks = page(edition, row, Audience.PRACTITIONER).reading
        found = [item for b in blocks if isinstance(b, References) for item in b.items]
        cited = edition.citations(row)
        assert [(i.number, i.printed) for i in found] == [
            (c.number, printed_words(c)) for c in cited.values()
        ]
        assert all(item.lines for item in found)


def test_the_outcomes_are_words(edition: Edition, row: Intervention) -> None:
    table = next(
        b for b in page(edition, row, Audience.PRACTITIONER).reading if isinstance(b, Table)
    )
    assert len(table.rows) == len(row.outcomes)
    assert {len(cells) for cells in table.rows} == {len(table.columns)}


@pytest.mark.parametrize(
    ("audience", "section"), [(a, section) for a in Audience for section in SECTIONS[a]]
)
def test_a_section_can_be_left_out(
    edition: Edition, row: Intervention, audience: Audience, section: str
) -> None:
    whole = page(edition, row, audience)
    less = page(edition, row, audience, frozenset({section}))
    before = [b.id for b in (*whole.reading, *whole.working)]
    after = [b.id for b in (*less.reading, *less.working)]
    assert after == [id for id in before if id != section]


def test_what_keeps_a_sheet_honest_cannot_be_left_out(edition: Edition, row: Intervention) -> None:
    for audience in Audience:
        everything = frozenset(SECTIONS[audience])
        left = {b.id for b in page(edition, row, audience, everything).reading}
        assert "cautions" in left
        assert left & {"gaps", "not-known"}
        assert left & {"glance", "how-sure"}
        with pytest.raises(SheetError, match="cautions"):
            page(edition, row, audience, frozenset({"cautions"}))
