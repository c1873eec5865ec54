"""Every text of ours that is held against the published one, with the places it names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sfdesk.authoring.source_check.sentences import Sentence, sentences
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Caution, GuidePage, Intervention, Mentioned, Term, Topic
from sfdesk.model.family import family_texts
from sfdesk.model.provenance import place
from sfdesk.model.text import notes, plain
from sfdesk.published.copy import row_name
from sfdesk.published.places import ADDRESS, OURS, THIS_ROW

_NAMED_NOTES = re.compile(r"\bnotes? [0-9]{1,3}(?:(?:, | and |–)[0-9]{1,3})*\b")
"""“… in note 175”: a number of a note is no figure."""
_LEAD = re.compile(r"([A-Z][^.:;]{3,70}):")


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry of ours tells under one field or heading.

    Attributes:
        entry: Its slug.
        texts: Paragraphs, with note markers.
        source: The exact names of the places where it stands.
        row: What ``This row`` stands for in them.
    """

    entry: str
    field: str
    texts: tuple[str, ...]
    source: str
    row: str = ""

    def sentences(self) -> Iterator[Sentence]:
        """Yield its sentences, without markers and the numbers of notes.

        A paragraph that begins with a name and a colon is about it to its end.
        """
        for text in self.texts:
            lead = _LEAD.match(text)
            yield from sentences(_NAMED_NOTES.sub(" ", plain(text)), lead[1] if lead else "")

    @property
    def cited(self) -> frozenset[int]:
        """The notes marked in it."""
        return frozenset(number for text in self.texts for number in notes(text))


def row_told(row: Intervention) -> Iterator[Told]:
    """Yield what an intervention tells, field by field."""
    for name, paragraphs in row.texts():
        yield _field(row, name, paragraphs)
    yield _field(row, "target_population", (row.target_population,))
    yield _field(row, "level_of_need_note", (row.level_of_need_note,))
    yield _field(row, "duration", (row.duration,))
    yield _field(row, "practitioners", (row.practitioners.text,))
    yield _field(row, "outcomes", (f"{each.outcome} ({each.of})" for each in row.outcomes))
    yield from _structured(row)
    everywhere = "; ".join((THIS_ROW, *row.source.fields.values()))
    for name, texts in (("summary", (row.summary,)), ("family", tuple(family_texts(row.family)))):
        yield Told(row.slug, name, texts, everywhere, row_name(row))


def _field(row: Intervention, name: str, texts: Iterable[str]) -> Told:
    return Told(row.slug, name, tuple(texts), place(row, name), row_name(row))


def _structured(row: Intervention) -> Iterator[Told]:
    """Yield, as sentences, what the row says in numbers and words of a vocabulary."""
    evidence = row.evidence
    for ages in row.ages:
        yield _field(row, "ages", (f"Aged {ages.label} {ages.of}",))
    levels = (row.practitioners.qcf_min, row.practitioners.qcf_max)
    yield _field(row, "practitioners", ("QCF-" + "/".join(str(n) for n in levels if n),))
    for each in evidence.eif_ratings:
        rated = " or ".join(f"level {rating.value}" for rating in each.ratings)
        yield _field(row, "eif_ratings", (f"{each.programme}: rated at {rated}",))
    if level := evidence.review_level:
        yield _field(row, "review_level", (f"level {level.level.value}", level.scope))
    costs = ", ".join(f"a cost rating of {cost.rating} {cost.of}" for cost in evidence.cost_ratings)
    yield _field(row, "cost_ratings", (costs,))


def amounts(edition: Edition, row: Intervention) -> Iterator[Sentence]:
    """Yield the amounts that the row's cost ratings stand for, which the review prints."""
    for cost in row.evidence.cost_ratings:
        yield from sentences(edition.info.costs[cost.rating - 1].words)


def topic_told(topic: Topic) -> Iterator[Told]:
    """Yield the summary and the sections of a topic."""
    everywhere = "; ".join(part.source for part in topic.sections)
    yield Told(topic.slug, "summary", (topic.summary,), everywhere)
    for part in topic.sections:
        yield Told(topic.slug, part.heading, part.paragraphs, part.source)


def guide_told(page: GuidePage) -> Iterator[Told]:
    """Yield the sections of a guide page.

    A section that is ours alone claims nothing of the review and is left out.
    """
    for part in page.sections:
        if not part.source.startswith(OURS):
            yield Told(page.slug, part.heading, part.paragraphs, part.source)


def mentioned_told(entry: Mentioned) -> Told:
    """Return the text and the rating of something mentioned."""
    rated = entry.rating
    rating = (f"{entry.name}: level {rated.level.value} {rated.scope}",) if rated else ()
    return Told(entry.slug, "text", (*entry.text, *rating), entry.source)


def caution_told(caution: Caution) -> Told:
    """Return what a caution says."""
    texts = (caution.concerns, caution.text, caution.plain)
    return Told(caution.slug, "text", texts, caution.source)


def term_told(term: Term) -> Told:
    """Return the meaning of a term that the review gives; else nothing."""
    theirs = bool(term.source) and not term.source.startswith(ADDRESS)
    return Told(term.slug, "meaning", (term.meaning,) if theirs else (), term.source)
