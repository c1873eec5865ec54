"""Hold our text against the published one: every figure, rating, year and place, both ways.

Rows are compared whole (all our texts of a row with all its published cells), so that a fact
that stands in a better field is no difference; the field is named where it is one. What an entry
takes from elsewhere, its sources say, and there it is looked for too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sfdesk.authoring.source_check.facts import Fact, FactKind, facts
from sfdesk.authoring.source_check.note_parts import lacking_parts, note_texts, without_addresses
from sfdesk.authoring.source_check.our_texts import (
    Side,
    caution_side,
    guide_sides,
    mentioned_side,
    row_sides,
    side,
    topic_sides,
)
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention, Note, Topic
from sfdesk.model.text import notes
from sfdesk.published.align import FIELDS, column_for, row_for
from sfdesk.published.document import Published, PublishedRow, markers, plain_text
from sfdesk.published.places import places_for
from sfdesk.published.row_places import whole_row
from sfdesk.published.wording import GOOD_FIT, fit

Key = tuple[FactKind, str]

_OURS_LACKS, _THEIRS_LACKS = "our text lacks it", "the published text lacks it"
_ROWS_WITHOUT_NAMES = "rows named"

_EVIDENCE_FIELDS = frozenset(
    {"effectiveness", "strength", "gaps", "eif_ratings", "review_level", "cost_ratings"}
)

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


def differences(edition: Edition, published: Published) -> list[Difference]:
    """Return every fact that only one side has, in the order of the edition.

    Explained ones are among them; ``explained.unexplained`` takes those out.
    """
    found = [d for row in edition.interventions for d in _row(row, published)]
    for topic in edition.topics:
        found += _topic(topic, edition, published)
    for entry in edition.mentioned:
        found += _ours(entry.slug, mentioned_side(entry), entry.source, entry.text, published)
    for page in edition.guide:
        for told, part in guide_sides(page):
            found += _ours(page.slug, told, part.source, part.paragraphs, published)
    for caution in edition.cautions:
        texts = (caution.text, caution.plain)
        found += _ours(caution.slug, caution_side(caution), caution.source, texts, published)
    found += _appendices(edition, published)
    found += [d for note in edition.notes for d in _note(note, published)]
    return list(dict.fromkeys(found))


def _row(entry: Intervention, published: Published) -> Iterator[Difference]:
    row = row_for(published, entry)
    if row is None:
        said = f"“{entry.source.row}” is no row of the published “{entry.source.table}”."
        yield Difference(entry.slug, "source", entry.source.row, "", said)
        return
    ours = list(row_sides(entry))
    theirs = list(_columns(row))
    elsewhere = _elsewhere(entry, row, published)
    anywhere = _keys(theirs) | elsewhere
    evidence = _without_levels_of_programmes(theirs) | elsewhere
    for told in ours:
        answers = evidence if told.field in _EVIDENCE_FIELDS else anywhere
        yield from _lacking(entry.slug, told, answers, ours=True)
    for told in theirs:
        yield from _lacking(entry.slug, told, _keys(ours), ours=False)


def _without_levels_of_programmes(columns: Iterable[Side]) -> set[Key]:
    """Return the facts of a row, but no "level" from its Description; that is no rating."""
    facts_of = ((part, fact) for part in columns for fact in (*part.said, *part.known))
    return {
        fact.key
        for part, fact in facts_of
        if part.field != "description" or fact.kind is not FactKind.RATING
    }


def _columns(row: PublishedRow) -> Iterator[Side]:
    """Yield the cells of a row, under the names that our fields have."""
    names = {column_for(row.table, field): field for field in reversed(FIELDS)}
    for column, cell in row.cells.items():
        yield Side(names.get(column, column), facts(plain_text(cell)))


def _elsewhere(entry: Intervention, row: PublishedRow, published: Published) -> set[Key]:
    """Return the facts of the places that the row's own sources name, and of the notes it cites."""
    texts = [text for s in entry.source.fields.values() for text in texts_named(published, s)]
    cited = {*markers(whole_row(row)), *entry.cited()}
    return _facts_of([*texts, *_notes(published, cited)])


def texts_named(published: Published, source: str) -> list[str]:
    """Return the texts of the places that a ``source`` names, as light HTML.

    Of a cell it is its whole row, since a fact may stand in the cell beside it; of "the rows
    named", which only our own paragraphs name, it is every row.
    """
    places = places_for(published, source)
    texts = [whole_row(place.row) if place.row else place.html for place in places]
    if _ROWS_WITHOUT_NAMES in source.casefold():
        texts += [whole_row(row) for row in published.rows]
    return texts


def _notes(published: Published, numbers: Iterable[int]) -> list[str]:
    return [published.notes[n] for n in sorted(set(numbers)) if n in published.notes]


def _topic(topic: Topic, edition: Edition, published: Published) -> Iterator[Difference]:
    for part, (told, source) in zip(topic.sections, topic_sides(topic), strict=True):
        yield from _ours(topic.slug, told, source, part.paragraphs, published)
    heading = TOPIC_HEADINGS[topic.slug]
    ours = _keys(_told_under(topic, edition))
    for name, blocks in published.sections.items():
        if fit(heading, name.split(" › ")[0]) >= GOOD_FIT:
            theirs = Side(name.split(" › ")[-1], facts(plain_text("".join(blocks))))
            yield from _lacking(topic.slug, theirs, ours, ours=False)


def _told_under(topic: Topic, edition: Edition) -> Iterator[Side]:
    """Yield all that our entries say under a topic."""
    yield from (told for told, _ in topic_sides(topic))
    yield from (mentioned_side(m) for m in edition.mentioned if topic.slug in m.topics)
    yield from (caution_side(c) for c in edition.cautions_for(topic.slug))


def _appendices(edition: Edition, published: Published) -> Iterator[Difference]:
    """Yield what Appendices A and B say and no guide page, topic or entry of ours does."""
    ours = _keys(told for page in edition.guide for told, _ in guide_sides(page))
    ours |= _keys(mentioned_side(m) for m in edition.mentioned)
    ours |= _keys(told for topic in edition.topics for told, _ in topic_sides(topic))
    ours |= _keys(told for row in edition.interventions for told in row_sides(row))
    for name, blocks in published.sections.items():
        if name.startswith("Appendix"):
            theirs = Side(name.split(" › ")[-1], facts(plain_text("".join(blocks))))
            yield from _lacking("guide", theirs, ours, ours=False)


def _ours(
    entry: str, told: Side, source: str, paragraphs: Sequence[str], published: Published
) -> Iterator[Difference]:
    """Yield the facts of a text of ours that none of the places it names has."""
    texts = texts_named(published, source)
    cited = {n for text in texts for n in markers(text)} | {n for p in paragraphs for n in notes(p)}
    yield from _lacking(entry, told, _facts_of([*texts, *_notes(published, cited)]), ours=True)


def _note(note: Note, published: Published) -> Iterator[Difference]:
    """Yield what a reference of ours has and the published note has not, and the other way."""
    printed = published.notes.get(note.number, "")
    for name, value in lacking_parts(note, printed):
        said = f"{name}: “{value}” does not stand so in the published note {note.number}"
        yield Difference(note.slug, name, value, "", said)
    ours = side("works", note_texts(note))
    theirs = Side("works", facts(without_addresses(plain_text(printed))))
    yield from _lacking(note.slug, theirs, _keys([ours]), ours=False)


def _facts_of(texts: Iterable[str]) -> set[Key]:
    return _keys(Side("", facts(plain_text(text))) for text in texts)


def _keys(sides: Iterable[Side]) -> set[Key]:
    return {fact.key for part in sides for fact in (*part.said, *part.known)}


def _lacking(entry: str, told: Side, answers: set[Key], *, ours: bool) -> Iterator[Difference]:
    for fact in told.said:
        if not fact.weak and not _answered(fact, answers):
            lacks = _THEIRS_LACKS if ours else _OURS_LACKS
            text = f"{fact.kind.value} {fact.value}: “{fact.said}”; {lacks}"
            both = (fact.value, "") if ours else ("", fact.value)
            yield Difference(entry, told.field, *both, text)


def _answered(fact: Fact, answers: set[Key]) -> bool:
    """Return whether the other side has the fact; a figure may stand there as a rating."""
    if fact.key in answers:
        return True
    return fact.kind is FactKind.FIGURE and (
        (FactKind.RATING, fact.value) in answers
        or (FactKind.RATING, f"cost {fact.value}") in answers
    )
