"""An entry as JSON: whole, without note markers, with what belongs to it."""

import json
from collections.abc import Iterator
from typing import Any

from tests.unit.model.test_family import ITEM

from sfdesk.model.edition import Edition
from sfdesk.model.entries import kind_of
from sfdesk.model.facts import glance
from sfdesk.model.provenance import place
from sfdesk.model.record import PLACED, record
from sfdesk.model.strength import family_phrase, strength
from sfdesk.model.text import notes, plain


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from texts(list(value.values()))
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def test_every_entry_goes_through_json_and_back(edition: Edition) -> None:
    for entry in edition.entries():
        told = record(edition, entry)
        assert json.loads(json.dumps(told)) == told
        assert told["entry"] == kind_of(entry).value
        assert not any(notes(text) for text in texts(told))


def test_the_fields_of_an_entry_are_whole(edition: Edition) -> None:
    page = edition.guide[0]
    told = record(edition, page)
    assert told["title"] == page.title
    for section, again in zip(page.sections, told["sections"], strict=True):
        assert again["paragraphs"] == [plain(text) for text in section.paragraphs]
    row = edition.intervention("play-therapy")
    again = record(edition, row)
    assert again["family"]["what_happens"] == list(row.family.what_happens)
    assert again["effectiveness"] == [plain(text) for text in row.evidence.effectiveness]


def test_an_intervention_carries_what_is_worked_out_of_it(edition: Edition) -> None:
    for row in edition.interventions:
        told, shown = record(edition, row), strength(edition.info, row)
        assert told["at_a_glance"] == {f.label: list(f.lines) for f in glance(edition, row)}
        assert (told["strength_words"], told["strength_dots"]) == (shown.words, shown.dots)
        assert told["how_sure"] == family_phrase(row)
        assert told["review_judgement"] == row.evidence.judgement.value
        assert told["source"]["table"] == row.source.table
        assert told["source"]["fields"] == {field: place(row, field) for field in PLACED}
        assert "evidence" not in told


def test_each_reference_says_where_it_is_cited(edition: Edition) -> None:
    for row in edition.interventions:
        columns = dict(row.texts())
        for reference in record(edition, row)["references"]:
            marked = [
                f"{field}.{position}"
                for field, paragraphs in columns.items()
                for position, paragraph in enumerate(paragraphs, start=1)
                if reference["number"] in notes(paragraph)
            ]
            assert set(reference["cited_in"]) == set(marked)


def test_a_reference_that_no_paragraph_marks_is_cited_nowhere(edition: Edition) -> None:
    row = edition.intervention("epec")._replace(description=("Nothing is marked here.",))
    evidence = row.evidence._replace(effectiveness=(), strength=(), gaps=())
    told = record(edition, row._replace(evidence=evidence))
    assert told["references"]
    assert all(reference["cited_in"] == [] for reference in told["references"])


def test_cautions_and_what_came_since_stand_with_the_entries_they_belong_to(
    edition: Edition,
) -> None:
    later = ITEM._replace(applies_to=("family-conflict", "triple-p"), what="A trial. [3]")
    told_of = edition._replace(since=(later,))
    for slug in ("family-conflict", "triple-p"):
        told = record(told_of, told_of.find(slug))
        carried = edition.cautions_for(slug)
        assert [c["slug"] for c in told["cautions"]] == [c.slug for c in carried] != []
        assert [c["text"] for c in told["cautions"]] == [plain(c.text) for c in carried]
        (since,) = told["since"]
        assert (since["what"], since["date"]) == ("A trial.", later.date)
        assert "applies_to" not in {**since, **told["cautions"][0]}
    assert record(told_of, told_of.find("epec"))["since"] == []


def test_what_cannot_carry_a_caution_has_no_list_of_them(edition: Edition) -> None:
    assert "cautions" not in record(edition, edition.glossary[0])
    assert "cautions" not in record(edition, edition.notes[0])
