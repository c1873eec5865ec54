"""The facts of an intervention at a glance, in words: the same for every view and every sheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sfdesk.model.entries import Intervention
from sfdesk.model.strength import strength
from sfdesk.model.vocabulary import COST_LABELS, NOT_STATED, DeliveryModel, GapTag, LevelOfNeed


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact.

    Attributes:
        lines: What is so; "Not stated" is written out.
        rated: Whether ``dots`` says something.
        dots: Filled dots; None is a ring for "not rated".
    """

    label: str
    lines: tuple[str, ...]
    rated: bool = False
    dots: int | None = None


def glance(row: Intervention) -> Iterator[Fact]:
    """Yield the facts at a glance, in the one order.

    Words from a vocabulary stand in its order, so that equal facts read the same.
    """
    shown = strength(row)
    yield Fact("How strong", (shown.words,), rated=True, dots=shown.dots)
    yield Fact("EIF rating", _eif_ratings(row))
    yield Fact("Review level", (_review_level(row),))
    yield Fact("Level of need", tuple(_level_of_need(row)))
    yield Fact("Who for", (_stated(row.target_population),))
    yield Fact("Ages of children", (_ages(row),))
    yield Fact(
        "How delivered", (joined(m.label for m in DeliveryModel if m in row.delivery_models),)
    )
    yield Fact("How long", (_stated(row.duration),))
    yield Fact("Who delivers", (_stated(row.practitioners.text),))
    yield Fact("Use in the UK", (row.uk_use.status.label,))
    yield Fact("Cost", (joined(COST_LABELS[n] for n in row.evidence.cost_ratings),))


def gap_words(row: Intervention) -> tuple[str, ...]:
    """Return what is not known, a few words each; empty where the review does not say."""
    return tuple(t.label for t in row.evidence.gap_tags if t is not GapTag.NOT_STATED)


def joined(words: Iterable[str]) -> str:
    """Return words in one line, or "Not stated"."""
    return "; ".join(words) or NOT_STATED


def _eif_ratings(row: Intervention) -> tuple[str, ...]:
    ratings = row.evidence.eif_ratings
    if ratings:
        return tuple(f"{r.programme}: {r.rating.label}" for r in ratings)
    if row.evidence.in_guidebook:
        return ("In the EIF Guidebook; the rating is not stated",)
    return ("Not rated in the EIF Guidebook",)


def _review_level(row: Intervention) -> str:
    level = row.evidence.review_level
    if level is None:
        return NOT_STATED
    other = "" if level.for_families else ". Not for use with families"
    return f"{level.level.label}: {level.scope}{other}"


def _level_of_need(row: Intervention) -> Iterator[str]:
    yield joined(level.label for level in LevelOfNeed if level in row.levels_of_need)
    if row.typical_level_of_need:
        yield f"Usually: {row.typical_level_of_need.label}"
    if row.level_of_need_note:
        yield row.level_of_need_note


def _ages(row: Intervention) -> str:
    if row.ages is None:
        return NOT_STATED
    label = row.ages.label
    return label if label.endswith("months") else f"{label} years"


def _stated(text: str) -> str:
    return text or NOT_STATED
