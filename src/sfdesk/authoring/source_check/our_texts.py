"""Every text of ours that is held against the published one, by entry and field."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sfdesk.authoring.source_check.facts import Fact, FactKind, facts
from sfdesk.model.entries import (
    Caution,
    GuidePage,
    Intervention,
    Mentioned,
    Section,
    Topic,
)
from sfdesk.model.text import plain
from sfdesk.model.vocabulary import COST_LABELS

_NAMED_NOTES = re.compile(r"\bnotes? [0-9]{1,3}(?:(?:, | and |–)[0-9]{1,3})*\b")
"""“… in note 175”: a number of a note is no figure."""


@dataclass(frozen=True, slots=True)
class Side:
    """The facts of one field (ours) or one column or section (theirs).

    Attributes:
        field: Name of the field, or the printed name of the column or section.
        said: The facts it states; each must be on the other side.
        known: Facts that it holds in another form; they answer the other side.
    """

    field: str
    said: tuple[Fact, ...]
    known: tuple[Fact, ...] = ()


def side(field: str, paragraphs: Iterable[str]) -> Side:
    """Return the facts of a field of ours, given its paragraphs with note markers."""
    text = "\n".join(plain(p) for p in paragraphs)
    return Side(field, facts(_NAMED_NOTES.sub(" ", text)))


def row_sides(row: Intervention) -> Iterator[Side]:
    """Yield the fields of an intervention that can hold facts."""
    for name, paragraphs in row.texts():
        yield side(name, paragraphs)
    yield side("summary", (row.summary,))
    yield side("target_population", (row.target_population, row.level_of_need_note))
    yield side("duration", (row.duration,))
    yield side("practitioners", (row.practitioners.text,))
    yield side("outcomes", (outcome.outcome for outcome in row.outcomes))
    yield side("family", _family(row))
    yield from _structured(row)


def _family(row: Intervention) -> Iterator[str]:
    for value in row.family:
        yield from (value,) if isinstance(value, str) else value


def _structured(row: Intervention) -> Iterator[Side]:
    """Yield what the row says in numbers and words of a vocabulary, as facts."""
    evidence = row.evidence
    ends = (month for ages in row.ages for month in (ages.min_months, ages.max_months) if month)
    yield Side("ages", tuple(map(_age, ends)))
    levels = {row.practitioners.qcf_min, row.practitioners.qcf_max} - {None}
    yield Side("practitioners", tuple(_figure(f"QCF-{level}") for level in sorted(levels, key=str)))
    ratings = (rating.value for each in evidence.eif_ratings for rating in each.ratings)
    yield Side("eif_ratings", tuple(map(_rating, ratings)))
    if evidence.review_level:
        yield Side("review_level", (_rating(evidence.review_level.level.value),))
        yield side("review_level", (evidence.review_level.scope,))
    costs = [cost.rating for cost in evidence.cost_ratings]
    amounts = " ".join(COST_LABELS[cost].partition("·")[2] for cost in costs)
    yield Side(
        "cost_ratings",
        tuple(_rating(f"cost {cost}") for cost in costs),
        facts(amounts),
    )


def _figure(value: str) -> Fact:
    return Fact(FactKind.FIGURE, value, value)


def _rating(value: str) -> Fact:
    return Fact(FactKind.RATING, value, value)


def _age(months: int) -> Fact:
    whole_years = months % 12 == 0
    value = str(months // 12 if whole_years else months)
    return Fact(FactKind.FIGURE, value, f"{value} {'years' if whole_years else 'months'}")


def topic_sides(topic: Topic) -> Iterator[tuple[Side, str]]:
    """Yield the sections of a topic, each with the ``source`` it names."""
    for part in topic.sections:
        yield side(part.heading, part.paragraphs), part.source


def guide_sides(page: GuidePage) -> Iterator[tuple[Side, Section]]:
    """Yield what each section of a guide page states, with the section.

    A section that says it is ours claims nothing of the review and is left out.
    """
    for part in page.sections:
        if not part.source.startswith("Ours"):
            yield side(part.heading, part.paragraphs), part


def mentioned_side(entry: Mentioned) -> Side:
    """Return the text and the rating of something mentioned."""
    told = side("text", entry.text)
    if entry.rating is None:
        return told
    scope = side("rating", (entry.rating.scope,))
    return Side("text", (*told.said, *scope.said, _rating(entry.rating.level.value)))


def caution_side(caution: Caution) -> Side:
    """Return what a caution says."""
    return side("text", (caution.concerns, caution.text, caution.plain))
