"""What a record says at a glance, in words.

The one author for the window, both sheets, the comparison and the command line: none of them
words a fact by itself.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention, Mentioned
from sfdesk.model.info import EditionInfo, Guidebook
from sfdesk.model.parts import AgeRange, Outcome
from sfdesk.model.strength import strength
from sfdesk.model.text import plain
from sfdesk.model.vocabulary import (
    NOT_STATED,
    DeliveryModel,
    ForWhom,
    GapTag,
    Judgement,
    JudgementScope,
    LevelOfNeed,
    Said,
)


class Fact(NamedTuple):
    """One fact.

    Attributes:
        field: Of the content model, that it is from.
        lines: What is so; "Not stated" is written out.
        rated: Whether ``dots`` says something.
        dots: Filled dots; None is a ring for "not rated".
    """

    field: str
    label: str
    lines: tuple[str, ...]
    rated: bool = False
    dots: int | None = None


_NOT_FAMILIES = ". Not for use with families"


def glance(edition: Edition, row: Intervention) -> Iterator[Fact]:
    """Yield the facts at a glance, in the one order.

    Words from a vocabulary stand in its order, so that equal facts read the same.
    """
    info, shown = edition.info, strength(edition.info, row)
    yield Fact("strength", "How sure", (shown.words,), rated=True, dots=shown.dots)
    if info.guidebook.name:
        yield Fact("eif_ratings", info.guidebook.rating, _ratings(info.guidebook, row))
    yield Fact("review_level", "Review level", tuple(_review_level(row)) or (NOT_STATED,))
    yield Fact("levels_of_need", "Level of need", tuple(_level_of_need(row)))
    yield Fact("target_population", "Who for", (_stated(row.target_population),))
    yield Fact("ages", "Ages of children", age_lines(row) or (NOT_STATED,))
    delivered = joined(m.label for m in DeliveryModel if m in row.delivery_models)
    yield Fact("delivery_models", "How delivered", (delivered,))
    yield Fact("duration", "How long", (_stated(row.duration),))
    yield Fact("practitioners", "Who delivers", (_stated(row.practitioners.text),))
    yield Fact("uk_use", "Use in the UK", (row.uk_use.status.label,))
    if info.costs:
        yield Fact("cost_ratings", "Cost", tuple(_costs(info, row)) or (NOT_STATED,))


OUTCOME_HEADS = ("Area of life", "Outcome", "For whom", "What was seen")


def outcome_cells(edition: Edition, row: Intervention) -> tuple[tuple[str, ...], ...]:
    """Return the outcomes as rows of a table under ``OUTCOME_HEADS``."""
    return tuple(
        (edition.info.domains[o.domain], outcome_words(o), whose(o), o.finding.label)
        for o in row.outcomes
    )


def outcome_words(outcome: Outcome) -> str:
    """Return what was looked at, and in which programme where not in all."""
    return _capital(plain(outcome.outcome)) + _of(outcome.of)


def whose(outcome: Outcome) -> str:
    """Return for whom an outcome is, in words."""
    return ", ".join(w.label for w in ForWhom if w in outcome.for_whom).capitalize() or NOT_STATED


def gap_words(row: Intervention) -> tuple[str, ...]:
    """Return what is not known, a few words each; empty where the review does not say."""
    return tuple(t.label for t in row.evidence.gap_tags if t is not GapTag.NOT_STATED)


def age_lines(row: Intervention) -> tuple[str, ...]:
    """Return the ages of children, a line a range; empty where none is stated."""
    return ("Any age",) if row.any_age else tuple(map(_ages, row.ages))


def telling_fact(row: Intervention) -> str:
    """Return the one fact by which a row is told from others: ages, else levels of need."""
    if row.any_age:
        return "Any age"
    if row.ages:
        return "Ages " + ", ".join(dict.fromkeys(ages.label.lower() for ages in row.ages))
    first, *others = row.levels_of_need
    return f"{first.label} to {others[-1].label.lower()}" if others else first.label


def mentioned_rating(entry: Mentioned) -> str:
    """Return the rating of something mentioned, with who gave it."""
    if entry.rating is None:
        return "None given in the review"
    scope = f": {entry.rating.scope}" if entry.rating.scope else ""
    return f"{entry.rating.level.label} ({entry.rating.by}){scope}"


def joined(words: Iterable[str]) -> str:
    """Return words in one line, or "Not stated"."""
    return "; ".join(words) or NOT_STATED


def _ratings(guidebook: Guidebook, row: Intervention) -> tuple[str, ...]:
    if row.evidence.eif_ratings:
        return tuple(
            f"{each.programme}: {_either(rating.label for rating in each.ratings)}"
            for each in row.evidence.eif_ratings
        )
    return (
        {
            Said.YES: f"In the {guidebook.name}; the rating is not stated",
            Said.NO: f"Not in the {guidebook.name}",
            Said.NOT_STATED: NOT_STATED,
        }[row.evidence.in_guidebook],
    )


def _either(labels: Iterable[str]) -> str:
    """Return ``Level 3 or 3+``."""
    first, *others = labels
    return " or ".join((first, *(label.removeprefix("Level ") for label in others)))


def _review_level(row: Intervention) -> Iterator[str]:
    """Yield the review's own level and what it judged in other settings, each with its scope."""
    if level := row.evidence.review_level:
        other = "" if level.for_families else _NOT_FAMILIES
        yield f"{level.level.label}: {level.scope}{other}"
    for each in row.evidence.review_judgements:
        stated = each.judgement is not Judgement.NOT_STATED
        if stated and each.scope is not JudgementScope.FAMILIES:
            yield f"{each.judgement.label}: {each.where}{_NOT_FAMILIES}"


def _level_of_need(row: Intervention) -> Iterator[str]:
    yield joined(level.label for level in LevelOfNeed if level in row.levels_of_need)
    if row.typical_level_of_need:
        yield f"Usually: {row.typical_level_of_need.label}"
    if row.level_of_need_note:
        yield row.level_of_need_note


def _ages(ages: AgeRange) -> str:
    label = ages.label
    if "months" not in label:
        numbers, over, _ = label.partition(" and over")
        label = f"{numbers} years{over}"
    return label + _of(ages.of)


def _costs(info: EditionInfo, row: Intervention) -> Iterator[str]:
    for cost in row.evidence.cost_ratings:
        yield info.cost_label(cost.rating) + _of(cost.of)


def _of(programme: str) -> str:
    return f" ({programme})" if programme else ""


def _stated(text: str) -> str:
    return text or NOT_STATED


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
