"""What an edition answers of itself: its age, renamed entries, what came since, safety."""

from datetime import date

import pytest

from sfdesk.core.errors import NotFoundError
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Since, kind_of
from sfdesk.model.vocabulary import EntryKind, SinceKind

ITEM = Since("2024", "What.", "", "Somebody", "https://example.org", SinceKind.FINDING, (), "2026")


@pytest.mark.parametrize(
    ("today", "due"),
    [(date(2027, 5, 30), False), (date(2027, 5, 31), False), (date(2027, 6, 1), True)],
)
def test_an_edition_is_due_on_the_day_after(edition: Edition, today: date, due: bool) -> None:
    info = edition.info._replace(look_again_by="2027-05-31")
    assert info.is_due(today) is due
    words = info.ageing(today)
    assert "31 May 2027" in words
    assert ("ask for a newer edition" in words) is due


def test_an_entry_is_found_by_the_slug_that_it_had(edition: Edition) -> None:
    info = edition.info._replace(aliases={"toy-therapy": "play-therapy"})
    renamed = edition._replace(info=info)
    assert renamed.find("toy-therapy").slug == "play-therapy"
    assert renamed.intervention("toy-therapy").slug == "play-therapy"
    assert renamed.entry(EntryKind.INTERVENTION, "play-therapy").slug == "play-therapy"
    with pytest.raises(NotFoundError, match="toy-therapy"):
        edition.intervention("toy-therapy")


def test_what_came_since_is_that_of_the_entry_and_of_all_the_newest_first(
    edition: Edition,
) -> None:
    since = (
        ITEM._replace(date="2023-06", applies_to=("epec",)),
        ITEM._replace(date="2025", applies_to=("ambit",)),
        ITEM._replace(date="2023-12", applies_to=("ambit", "epec")),
        ITEM._replace(date="2024", applies_to=()),
    )
    changed = edition._replace(since=since)
    assert [item.date for item in changed.since_for("epec")] == ["2024", "2023-12", "2023-06"]
    assert [item.date for item in changed.since_for("triple-p")] == ["2024"]


def test_where_a_row_stands_has_names(edition: Edition) -> None:
    assert edition.place_of(edition.intervention("play-therapy")) == (
        "Parental mental health",
        "Therapies",
    )
    assert edition.place_of(edition.intervention("epec")) == ("Parenting",)


def test_safety_is_what_the_authors_marked_on_entry_or_caution(edition: Edition) -> None:
    calm = edition.intervention("play-therapy")
    assert not edition.may_be_unsafe(calm.slug)
    marked = edition._replace(interventions=(calm._replace(safety=True),))
    assert marked.may_be_unsafe(calm.slug)
    caution = edition.cautions[0]._replace(applies_to=(calm.slug,), safety=True)
    assert edition._replace(cautions=(caution,)).may_be_unsafe(calm.slug)
    quiet = caution._replace(safety=False)
    assert not edition._replace(cautions=(quiet,)).may_be_unsafe(calm.slug)


def test_the_words_domestic_abuse_alone_make_nothing_unsafe(edition: Edition) -> None:
    """A search in the text, as once was done, is not what decides."""
    row = edition.intervention("play-therapy")
    said = row._replace(description=("Not about domestic abuse.",))
    assert not edition._replace(interventions=(said,)).may_be_unsafe(row.slug)


def test_this_edition_is_whole(edition: Edition) -> None:
    assert len(edition.interventions) == 30
    assert [note.number for note in edition.notes] == list(range(1, 179))
    assert len(edition.topics) == 6
    assert len(edition.needs) == 10
    assert edition.since


def test_a_topic_has_its_interventions_and_what_is_mentioned_under_it(edition: Edition) -> None:
    parted = [row for topic in edition.topics for row in edition.of_topic(topic.slug)]
    assert sorted(row.slug for row in parted) == sorted(row.slug for row in edition.interventions)
    assert {row.topic for row in edition.of_topic("parenting")} == {"parenting"}
    for topic in edition.topics:
        mentioned = edition.mentioned_in(topic.slug)
        assert mentioned
        assert all(topic.slug in each.topics for each in mentioned)
    assert not edition.of_topic("gone")
    assert not edition.mentioned_in("gone")


def test_what_is_not_there_is_told_by_its_name(edition: Edition) -> None:
    with pytest.raises(NotFoundError) as told:
        edition.find("no-such-thing")
    assert told.value.happened == "Nothing in this edition is called “no-such-thing”."
    assert told.value.do == "“sfdesk list” prints the names of the interventions."
    with pytest.raises(NotFoundError) as told:
        edition.entry(EntryKind.TOPIC, "epec")
    assert told.value.happened == "There is no topic called “epec” in this edition."
    assert told.value.do == "“sfdesk list” prints the names."


def test_whether_an_entry_is_there_is_asked_by_kind_and_slug(edition: Edition) -> None:
    renamed = edition._replace(info=edition.info._replace(aliases={"toy-therapy": "play-therapy"}))
    assert renamed.has(EntryKind.INTERVENTION, "play-therapy")
    assert renamed.has(EntryKind.INTERVENTION, "toy-therapy")
    assert not renamed.has(EntryKind.TOPIC, "play-therapy")
    for entry in edition._replace().entries():
        assert edition.has(kind_of(entry), entry.slug)


def test_of_what_came_on_one_day_the_first_that_was_written_stays_first(edition: Edition) -> None:
    since = tuple(ITEM._replace(what=what) for what in ("B.", "A.", "C."))
    found = edition._replace(since=since).since_for("epec")
    assert [item.what for item in found] == ["B.", "A.", "C."]
