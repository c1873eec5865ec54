"""How sure anyone is: the words, the dots and the family's phrase, each derived by one table.

Nothing here is typed by hand anywhere else, so no view and no sheet can contradict a rating.
"""

from enum import IntEnum
from typing import NamedTuple

from sfdesk.model.entries import Intervention
from sfdesk.model.info import EditionInfo
from sfdesk.model.parts import Evidence
from sfdesk.model.vocabulary import GapTag, Judgement, Rating


class Tier(IntEnum):
    """The steps of being sure; the order is the order in which the rule is tried."""

    LASTING = 0
    SHORT_TERM = 1
    MODERATE = 2
    EARLY_SIGNS = 3
    MIXED = 4
    MIXED_BY_OUTCOME = 5
    PROMISING = 6
    NOT_ENOUGH = 7
    NOT_STATED = 8


TIER_WORDS: dict[Tier, tuple[str, str]] = {
    Tier.LASTING: ("lasting", "Good studies, lasting a year or more"),
    Tier.SHORT_TERM: ("short-term", "At least one good study"),
    Tier.MODERATE: ("moderate", "Studies agree, many of them small"),
    Tier.EARLY_SIGNS: ("early-signs", "Early signs"),
    Tier.MIXED: ("mixed", "Mixed"),
    Tier.MIXED_BY_OUTCOME: ("mixed-by-outcome", "Good studies for some outcomes only"),
    Tier.PROMISING: ("promising", "Low, but promising"),
    Tier.NOT_ENOUGH: ("not-enough", "Not enough good research"),
    Tier.NOT_STATED: ("not-stated", "Not stated"),
}
"""Step to the value that filters use and the words on the map. Our summary of the
guidebook's ratings and of the review's own word; views that use it say so."""

_PHRASES: dict[Tier, str] = {
    Tier.LASTING: "Good studies show it can help, and that the help can last a year or more.",
    Tier.SHORT_TERM: "At least one good study shows it can help, at least for a short time.",
    Tier.MODERATE: "Studies point the same way: it can help. Many of them were small.",
    Tier.EARLY_SIGNS: "There are early signs it may help. We cannot be sure yet.",
    Tier.MIXED: "It helped in some studies or places and not in others. We cannot be sure yet.",
    Tier.MIXED_BY_OUTCOME: (
        "Good studies show it can help with some things. For other things we do not know yet."
    ),
    Tier.PROMISING: (
        "The first studies look hopeful. There are not enough good ones yet to be sure."
    ),
    Tier.NOT_ENOUGH: "There is not enough good research yet to say if it helps.",
    Tier.NOT_STATED: "We do not know how strong the research is.",
}
_DEPENDS = " It depends on which one."

TIER_DOTS: dict[Tier, int | None] = {
    Tier.LASTING: 4,
    Tier.SHORT_TERM: 3,
    Tier.MODERATE: 2,
    Tier.EARLY_SIGNS: 2,
    Tier.MIXED: 2,
    Tier.MIXED_BY_OUTCOME: 2,
    Tier.PROMISING: 1,
    Tier.NOT_ENOUGH: 1,
    Tier.NOT_STATED: None,
}
"""Step to its filled dots out of four; None where nothing is rated."""

_TIER_OF_LEVEL: dict[Rating, Tier] = {
    Rating.FOUR_PLUS: Tier.LASTING,
    Rating.FOUR: Tier.LASTING,
    Rating.THREE_PLUS: Tier.SHORT_TERM,
    Rating.THREE: Tier.SHORT_TERM,
    Rating.TWO_PLUS: Tier.EARLY_SIGNS,
    Rating.TWO: Tier.EARLY_SIGNS,
    Rating.NL2: Tier.NOT_ENOUGH,
}

_TIER_OF_JUDGEMENT: dict[Judgement, Tier] = {
    Judgement.STRONG: Tier.SHORT_TERM,
    Judgement.GOOD: Tier.SHORT_TERM,
    Judgement.MODERATE: Tier.MODERATE,
    Judgement.PRELIMINARY: Tier.EARLY_SIGNS,
    Judgement.LOW_TO_MODERATE: Tier.EARLY_SIGNS,
    Judgement.MIXED: Tier.MIXED,
    Judgement.MIXED_BY_OUTCOME: Tier.MIXED_BY_OUTCOME,
    Judgement.LOW_BUT_PROMISING: Tier.PROMISING,
    Judgement.LOW: Tier.NOT_ENOUGH,
    Judgement.NOT_STATED: Tier.NOT_STATED,
}

MAX_DOTS = 4


class Strength(NamedTuple):
    """How strong the evidence is, ready to be shown.

    Attributes:
        tier: Which row of the rule applied.
        dots: Filled dots out of four; None where nothing was rated.
        words: The judgement or rating in words, never without who gave it.
    """

    tier: Tier
    dots: int | None
    words: str


def tier(evidence: Evidence) -> Tier:
    """Return the first row of the rule that applies, from what is reported for families.

    The design's rule, with one addition: where the review gives neither level nor
    word for use with families but says that no robust impact evaluation exists
    (restorative practices), that is "not enough good research", not silence.
    """
    reported = [_TIER_OF_LEVEL[rating] for rating in evidence.ratings]
    if evidence.review_level and evidence.review_level.for_families:
        reported.append(_TIER_OF_LEVEL[evidence.review_level.level])
    reported.append(_TIER_OF_JUDGEMENT[evidence.judgement])
    best = min(reported)
    if best is Tier.NOT_STATED and GapTag.NO_ROBUST_IMPACT in evidence.gap_tags:
        return Tier.NOT_ENOUGH
    return best


def family_phrase(intervention: Intervention) -> str:
    """Return the one fixed phrase that tells a family how sure we are."""
    evidence = intervention.evidence
    # Programmes of one family may be rated differently by the guidebook.
    depends = _DEPENDS if len(evidence.ratings) > 1 else ""
    return _PHRASES[tier(evidence)] + depends


def rating_range(info: EditionInfo, evidence: Evidence) -> str:
    """Return the guidebook's ratings as ``EIF 2 to 3+``, or an empty string if there are none."""
    ratings = sorted(evidence.ratings, key=list(Rating).index)
    if not ratings:
        return ""
    best, worst = ratings[0], ratings[-1]
    by = info.guidebook.by
    return f"{by} {best.value}" if best is worst else f"{by} {worst.value} to {best.value}"


def _level_words(level: Rating) -> str:
    return "below level 2" if level is Rating.NL2 else level.label.lower()


def _words(info: EditionInfo, evidence: Evidence) -> str:
    own = []
    if evidence.judgement is not Judgement.NOT_STATED:
        own.append(evidence.judgement.label.lower())
    if evidence.review_level and evidence.review_level.for_families:
        own.append(_level_words(evidence.review_level.level))
    review = f"{', '.join(own).capitalize()} (the review)" if own else ""
    if not own and not evidence.eif_ratings:
        judged = bool(evidence.review_level) or len(evidence.review_judgements) > 1
        return "Not rated for use with families" if judged else "Not rated"
    return " · ".join(part for part in (review, rating_range(info, evidence)) if part)


def strength(info: EditionInfo, intervention: Intervention) -> Strength:
    """Return how strong the evidence for an intervention is, as words and dots."""
    found = tier(intervention.evidence)
    rated = _words(info, intervention.evidence)
    dots = None if rated.startswith("Not rated") else TIER_DOTS[found]
    return Strength(found, dots, rated)


def dots_text(dots: int | None) -> str:
    """Return the dots as characters, for paper and for text; a ring for "not rated"."""
    return "○" if dots is None else "●" * dots + "○" * (MAX_DOTS - dots)
