"""Ages, cost, level, length, who delivers, "not": how they are read, and what they do."""

from functools import cache

import pytest
from tests.conftest import CONTENT

from sfdesk.app import App
from sfdesk.authoring.source import read_source
from sfdesk.model import standing
from sfdesk.model.info import EditionInfo
from sfdesk.model.ordering import Order
from sfdesk.model.vocabulary import EntryKind, Said
from sfdesk.reading.meaning import Meaning, fits
from sfdesk.reading.meanings import meanings
from sfdesk.ui.browsing.listing import result_cards
from sfdesk.ui.cards.model import CardMaker


@cache
def info() -> EditionInfo:
    return read_source(CONTENT).info


def read(text: str, unread: frozenset[str] = frozenset()) -> list[Meaning]:
    return [meaning for meaning, _, _ in meanings(info(), text, unread)]


def labels(text: str) -> list[str]:
    return [meaning.label for meaning in read(text)]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("14 year old", "Age 14"),
        ("for a 14 year old", "Age 14"),
        ("a fourteen-year-old", "Age 14"),
        ("three year old", "Age 3"),
        ("a three-year-old boy", "Age 3"),
        ("3yo", "Age 3"),
        ("14yrs old", "Age 14"),
        ("aged 9", "Age 9"),
        ("6 months old", "Age 6 months"),
        ("0-5s", "Ages 0 to 5"),
        ("0 to 5s", "Ages 0 to 5"),
        ("5-11 year olds", "Ages 5 to 11"),
        ("between 8 and 12 years old", "Ages 8 to 12"),
        ("under 5s", "Under 5"),
        ("under fives", "Under 5"),
        ("child under 30 months", "Under 30 months"),
        ("over 12s", "Age 12 and over"),
        ("mum drinks, two kids 5 and 13, dad left", "Ages 5 and 13"),
        ("children aged 4 and 7", "Ages 4 and 7"),
        ("year 9 girl", "School year 9"),
        ("he's 3", "Age 3"),
        ("the twins, they are 3", "Age 3"),
        ("my son 13 refuses school", "Age 13"),
        ("a girl of 15 with an older man", "Age 15"),
        ("daughter, 14, runs away", "Age 14"),
        ("boy (9) who hits", "Age 9"),
        ("her son is 18 months", "Age 18 months"),
        ("0 to 30 months", "Ages 0 to 30 months"),
        ("teen", "Teenager (13 to 17)"),
        ("toddler who bites", "Toddler (1 to 3)"),
        ("baby", "Baby (under 2)"),
        ("under £100", "Cost under £100"),
        ("over two grand", "Cost over £2,000"),
        ("under five hundred pounds", "Cost under £500"),
        ("cost rating 5", "Cost rating 5"),
        ("cost rating of 2", "Cost rating 2"),
        ("at least level 3", "At least level 3"),
        ("level 3 or more", "At least level 3"),
        ("level 3+ or higher", "At least level 3+"),
        ("level 4 evidence", "Level 4"),
        ("EIF level 2", "Level 2"),
        ("not in the guidebook", "Not in the EIF Guidebook"),
        ("not assessed by EIF", "Not in the EIF Guidebook"),
        ("in the guidebook", "In the EIF Guidebook"),
        ("not tested in the UK", "Not tested in the UK"),
        ("no UK evidence", "Not tested in the UK"),
        ("tested in the UK", "Tested in the UK"),
        ("without a social worker", "Without a social worker"),
        ("without social workers", "Without a social worker"),
        ("delivered by teachers", "Delivered by a teacher"),
        ("run by other parents", "Delivered by other parents"),
        ("can a nurse run it", "Delivered by a nurse"),
        ("one to one", "One to one"),
        ("won't do group work", "Not in a group"),
        ("one session", "Length: 1 session"),
        ("single session", "Length: 1 session"),
        ("12 weeks", "Length: 12 weeks"),
        ("twelve weekly sessions", "Length: 12 sessions"),
        ("less than 10 sessions", "Length: at most 10 sessions"),
        ("which last less than three months", "Length: at most 3 months"),
        ("five sessions at most", "Length: at most 5 sessions"),
        ("teachers or nurses lead groups", "Delivered by a nurse"),
        ("parents not getting on but no violence", "Not “violence”"),
        ("not violent, just shouting", "Not “violent”"),
        ("behaviour but not ADHD", "Not “adhd”"),
    ],
)
def test_is_read_as(typed: str, label: str) -> None:
    assert labels(typed) == [label]


@pytest.mark.parametrize(
    "typed",
    [
        "40 year old mum",
        "teenage mother",
        "16 year old mum",
        "off school for the last 6 weeks",
        "split up 6 months ago",
        "12 weeks pregnant",
        "level 4 worker",
        "QCF level 4 or above",
        "section 47",
        "incredible years",
        "twelve step",
        "no dad",
        "not going to school",
        "family group conferencing",
        "two kids",
        "there are 3 of them",
        "no violence",
        "no drug worker",
        "sister 2 years ago",
        "son 3 times a week",
    ],
)
def test_stays_text(typed: str) -> None:
    assert labels(typed) == []


def test_a_reading_that_was_taken_off_stays_text() -> None:
    assert read("14 year old", frozenset({"14 year old"})) == []
    assert labels("14 year old") == ["Age 14"]


def one(typed: str) -> Meaning:
    [found] = read(typed)
    return found


@pytest.mark.parametrize(
    ("typed", "slug", "fit"),
    [
        ("14 year old", "multisystemic-therapy", True),
        ("17 year old", "multisystemic-therapy", True),
        ("11 year old", "multisystemic-therapy", False),
        ("12 year old", "play-therapy", True),
        ("13 year old", "play-therapy", False),
        ("under fives", "play-therapy", True),
        ("2 year old", "parents-under-pressure", True),
        ("3 year old", "parents-under-pressure", False),
        ("kids 5 and 13", "play-therapy", True),
        ("14 year old", "motivational-interviewing", None),
        ("over two grand", "multisystemic-therapy", True),
        ("under £100", "multisystemic-therapy", False),
        ("under £100", "play-therapy", None),
        ("at least level 3", "families-facing-the-future", True),
        ("at least level 3", "restorative-practices", None),
        ("at least level 3", "contextual-safeguarding", False),
        ("not in the guidebook", "play-therapy", None),
        ("not in the guidebook", "family-group-conferencing", True),
        ("not in the guidebook", "epec", False),
        ("not tested in the UK", "trauma-informed-care", True),
        ("not tested in the UK", "non-violent-resistance", False),
        ("tested in the UK", "incredible-years", True),
        ("tested in the UK", "family-group-conferencing", True),
        ("tested in the UK", "motivational-interviewing", None),
        ("not tested in the UK", "parents-under-pressure", False),
        ("without a social worker", "functional-family-therapy", False),
        ("without a social worker", "epec", True),
        ("without a social worker", "play-therapy", None),
        ("one session", "solution-focused-brief-therapy", True),
        ("16 weeks", "families-facing-the-future", True),
        ("three months", "non-violent-resistance", True),
        ("less than 10 sessions", "schoolchildren-and-their-families", False),
        ("not in a group", "family-foundations", False),
        ("not in a group", "functional-family-therapy", True),
    ],
)
def test_fits(search_app: App, typed: str, slug: str, fit: bool | None) -> None:
    assert fits(one(typed), search_app.edition.intervention(slug)) is fit


def test_ages_that_are_the_asked_ones_are_the_closest(search_app: App) -> None:
    play = search_app.edition.intervention("play-therapy")
    asked = one("aged 3 to 12").value
    assert standing.age_closeness(play, asked) == 1.0
    assert standing.age_closeness(play, one("aged 3 to 6").value) < 0.5


@pytest.mark.parametrize("typed", ["tantrums {} year old", "{} year old behaviour"])
@pytest.mark.parametrize("age", range(2, 18))
def test_what_excludes_an_age_never_ranks_above_what_includes_it(
    search_app: App, typed: str, age: int
) -> None:
    found = search_app.finder.find(typed.format(age), {})
    [meaning] = found.reading.meanings
    rows = search_app.edition.intervention
    listed = [r.id for r in found.results if r.kind.value == "intervention"]
    assert listed
    assert all(fits(meaning, rows(slug)) is not False for slug in listed)
    assert all(fits(meaning, rows(result.id)) is False for result in found.against)


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize(
    "typed",
    [
        "family 13 year old",
        "family under £500",
        "family at least level 3",
        "family without a social worker",
        "family in groups",
        "family one session",
        "family not in the guidebook",
        "family tested in the uk",
    ],
)
def test_what_does_not_state_it_never_follows_what_says_no(
    search_app: App, typed: str, order: Order
) -> None:
    found = search_app.finder.find(typed, {}, order)
    [meaning] = found.reading.meanings
    rows = search_app.edition.intervention
    listed = [fits(meaning, rows(r.id)) for r in found.results if r.kind is EntryKind.INTERVENTION]
    assert None in listed, "some do not state it, or nothing is tried"
    assert False not in listed
    assert {fits(meaning, rows(r.id)) for r in found.against} == {False}
    cards = result_cards(search_app.edition, CardMaker(search_app.edition), found, order)
    last = cards[-len(found.against) - 1 :]
    assert last[0].name == f"{found.apart} ({len(found.against)})"
    assert [card.key for card in last[1:]] == [(r.kind, r.id) for r in found.against]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("three year old tantrums", "3 year old tantrums"),
        ("a three-year-old with tantrums", "3 year old tantrums"),
        ("over two grand", "over £2,000"),
        ("0–5s", "0-5s"),
    ],
)
def test_numbers_and_words_find_the_same(search_app: App, one: str, other: str) -> None:
    found = [
        [result.id for result in search_app.engine.search(typed).results] for typed in (one, other)
    ]
    assert found[0] == found[1] != []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("over two grand", "multisystemic-therapy"),
        ("one session", "solution-focused-brief-therapy"),
        ("aged 3 to 12", "play-therapy"),
        ("up to 30 months old", "parents-under-pressure"),
    ],
)
def test_a_meaning_alone_finds_what_fits_it_best(search_app: App, typed: str, first: str) -> None:
    assert search_app.engine.search(typed).results[0].id == first


def test_not_in_the_guidebook_lists_none_that_is_in_it(search_app: App) -> None:
    found = search_app.finder.find("therapy not in the guidebook", {})
    rows = [r.id for r in found.results if r.kind.value == "intervention"]
    assert rows
    said = [search_app.edition.intervention(slug).evidence.in_guidebook for slug in rows]
    assert Said.YES not in said
    assert found.rows == len(rows)
    assert found.against
