"""Hold our text against the published one: every figure, rating, year and place, both ways.

Ours is looked for sentence by sentence in the places that it names and the notes marked there; the
review's facts are looked for in all that we tell of a row or a topic.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sfdesk.authoring.source_check.answers import Answers
from sfdesk.authoring.source_check.facts import FactKind
from sfdesk.authoring.source_check.note_parts import lacking_parts, note_texts, without_addresses
from sfdesk.authoring.source_check.our_texts import (
    Told,
    amounts,
    caution_told,
    guide_told,
    mentioned_told,
    row_told,
    term_told,
    topic_told,
)
from sfdesk.authoring.source_check.sentences import Key, Sentence, sentences
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention, Note, Topic
from sfdesk.model.text import plain
from sfdesk.published.copy import FIELDS, row_name
from sfdesk.published.document import Published, markers, plain_text
from sfdesk.published.places import Places
from sfdesk.published.review import STEP, Review
from sfdesk.published.tables import column_of

_OURS_LACKS, _THEIRS_LACKS = "our text lacks it", "the published text lacks it"

TOPIC_HEADINGS = {
    "system-level-approaches": "System-level approaches",
    "parenting": "Individual-level interventions",
    "parental-mental-health": "Parental mental health",
    "domestic-abuse": "Domestic abuse interventions",
    "substance-misuse": "Substance misuse",
    "family-conflict": "Reducing family conflict",
}
"""Topic to the heading under which its prose is printed."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that one side has and the other lacks.

    Attributes:
        entry: Slug of our entry; of a part that no entry of ours tells, ``guide``.
        field: Our field or heading; for a published part without one, its printed name.
        ours: The fact if our text has it, else empty.
        theirs: The fact if the published text has it, else empty.
        text: The same as a sentence, with the words around the fact.
    """

    entry: str
    field: str
    ours: str
    theirs: str
    text: str


def differences(edition: Edition, published: Published, review: Review) -> list[Difference]:
    """Return every fact that only one side has, in the order of the edition.

    Explained ones are among them; ``explained.unexplained`` takes those out.
    """
    theirs = _Theirs(edition, published, review)
    found = [d for row in edition.interventions for d in _row(edition, row, theirs)]
    for topic in edition.topics:
        found += _all_of(topic_told(topic), theirs)
        found += _topic(topic, edition, theirs.places)
    found += _all_of(map(mentioned_told, edition.mentioned), theirs)
    found += _all_of((told for page in edition.guide for told in guide_told(page)), theirs)
    found += _all_of(map(caution_told, edition.cautions), theirs)
    found += _all_of(map(term_told, edition.glossary), theirs)
    found += _appendices(edition, theirs.places)
    found += [d for note in edition.notes for d in _note(note, published)]
    return list(dict.fromkeys(found))


class _Theirs:
    """What the review answers to our texts."""

    def __init__(self, edition: Edition, published: Published, review: Review) -> None:
        self.places = Places(published, review)
        self._notes = published.notes
        # Any text may say of when the review is.
        self._dated = edition.info.evidence_as_of

    def answers(self, told: Told) -> Answers:
        """Return what stands in the places that a text names, and in the notes marked there."""
        named = self.places.named(told.source, told.row)
        cited = {n for place in named for n in markers(place.html)} | told.cited
        texts = [(place.html, place.row.row if place.row else "") for place in named]
        texts += [(self._notes[n], "") for n in sorted(cited) if n in self._notes]
        texts.append((self._dated, ""))
        return Answers((plain_text(html), about) for html, about in texts)


def _all_of(parts: Iterable[Told], theirs: _Theirs) -> Iterator[Difference]:
    """Yield the facts of texts of ours that none of the places they name has so."""
    for told in parts:
        answers = theirs.answers(told)
        for fact in (fact for said in told.sentences() for fact in answers.lacking(said)):
            text = f"{fact.kind.value} {fact.value}: “{fact.said}”; {_THEIRS_LACKS}"
            yield Difference(told.entry, told.field, fact.value, "", text)


def _row(edition: Edition, entry: Intervention, theirs: _Theirs) -> Iterator[Difference]:
    """Yield what only ours has of a row, and the facts of the published row that ours lacks."""
    row = next((place.row for place in theirs.places.named(row_name(entry))), None)
    if row is None:
        said = f"“{entry.source.row}” is no row of the published “{entry.source.table}”."
        yield Difference(entry.slug, "source", entry.source.row, "", said)
        return
    yield from _all_of(row_told(entry), theirs)
    ours = _keys(_sentences(row_told(entry))) | _keys(amounts(edition, entry))
    fields = {column_of(row.table, field): field for field in reversed(FIELDS)}
    for column, cell in row.cells.items():
        yield from _lacked(entry.slug, fields.get(column, column), cell, ours)


def _topic(topic: Topic, edition: Edition, places: Places) -> Iterator[Difference]:
    """Yield the facts of a topic's published sections that we tell nowhere under it."""
    told = [*topic_told(topic), *map(caution_told, edition.cautions_for(topic.slug))]
    told += [mentioned_told(m) for m in edition.mentioned if topic.slug in m.topics]
    ours = _keys(_sentences(told))
    for place in places.named(TOPIC_HEADINGS[topic.slug]):
        if place.row is None:
            yield from _lacked(topic.slug, place.name.split(STEP)[-1], place.html, ours)


def _appendices(edition: Edition, places: Places) -> Iterator[Difference]:
    """Yield what Appendices A and B say and no guide page, topic or entry of ours does."""
    told = [part for page in edition.guide for part in guide_told(page)]
    told += [part for topic in edition.topics for part in topic_told(topic)]
    told += [part for row in edition.interventions for part in row_told(row)]
    told += map(mentioned_told, edition.mentioned)
    ours = _keys(_sentences(told))
    for place in places.named("Appendix A; Appendix B"):
        yield from _lacked("guide", place.name.split(STEP)[-1], place.html, ours)


def _note(note: Note, published: Published) -> Iterator[Difference]:
    """Yield what a reference of ours has and the published note has not, and the other way."""
    printed = published.notes.get(note.number, "")
    for name, value in lacking_parts(note, printed):
        said = f"{name}: “{value}” does not stand so in the published note {note.number}"
        yield Difference(note.slug, name, value, "", said)
    ours = _keys(one for text in note_texts(note) for one in sentences(plain(text)))
    yield from _lacked(note.slug, "works", without_addresses(printed), ours)


def _sentences(told: Iterable[Told]) -> Iterator[Sentence]:
    return (one for part in told for one in part.sentences())


def _keys(said: Iterable[Sentence]) -> set[Key]:
    return {key for one in said for key in one.keys}


def _lacked(entry: str, field: str, html: str, ours: set[Key]) -> Iterator[Difference]:
    for one in sentences(plain_text(html)):
        for fact in one.facts:
            told = not ours.isdisjoint(fact.answering_keys)
            if not (fact.weak or fact.kind is FactKind.PAIR or told):
                text = f"{fact.kind.value} {fact.value}: “{fact.said}”; {_OURS_LACKS}"
                yield Difference(entry, field, "", fact.value, text)
