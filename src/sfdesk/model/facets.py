"""The facets that the matrix is filtered by, and the values that a row has in each.

Ticks in one facet widen (or), facets narrow each other (and). A value that
nothing has keeps its place with a count of 0.

``filtering`` counts and filters by them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from sfdesk.model.entries import AgeRange, Caution, Intervention, Topic
from sfdesk.model.strength import TIER_WORDS, tier
from sfdesk.model.vocabulary import (
    COST_LABELS,
    NOT_STATED,
    DeliveryModel,
    Domain,
    Finding,
    GapTag,
    Judgement,
    Kind,
    Labelled,
    LevelOfNeed,
    Rating,
    UkUseStatus,
)

Selection = Mapping[str, frozenset[str]]
"""Facet name to the values ticked in it."""

ABSENT = "not-stated"
NOT_RATED = "not-rated"

AGE_BANDS: dict[str, tuple[str, int, int]] = {
    "0-1": ("Under 2", 0, 23),
    "2-4": ("2 to 4", 24, 59),
    "5-10": ("5 to 10", 60, 131),
    "11-15": ("11 to 15", 132, 191),
    "16-17": ("16 to 17", 192, 215),
}
"""Age band to (words, first month, last month)."""


class Facet(NamedTuple):
    """One group of the filter pane.

    Attributes:
        name: The field of the content model that it filters by.
        label: Its heading.
        values: Value to words, in reading order.
        of: The values that an intervention has.
        typed: Other names for it in a query (``cost:1`` for ``cost_ratings:1``).
    """

    name: str
    label: str
    values: dict[str, str]
    of: Callable[[Intervention], frozenset[str]]
    typed: tuple[str, ...] = ()


def _labels(vocabulary: type[Labelled]) -> dict[str, str]:
    return {member.value: member.label for member in vocabulary}


def _or_absent(values: Iterable[str], absent: str = ABSENT) -> frozenset[str]:
    return frozenset(values) or frozenset({absent})


def _age_bands(intervention: Intervention) -> frozenset[str]:
    if intervention.any_age:
        return frozenset(AGE_BANDS)
    return _or_absent(
        band
        for band, (_, first, last) in AGE_BANDS.items()
        if any(_reaches(ages, first, last) for ages in intervention.ages)
    )


def _reaches(ages: AgeRange, first: int, last: int) -> bool:
    """Return whether an age range, open at its end or not, has a month in common with a band."""
    return ages.min_months <= last and (ages.max_months is None or first <= ages.max_months)


def _qcf(intervention: Intervention) -> frozenset[str]:
    lowest = intervention.practitioners.qcf_min
    return frozenset({ABSENT if lowest is None else str(lowest)})


def _studied(intervention: Intervention) -> frozenset[str]:
    return _or_absent(o.domain.value for o in intervention.outcomes)


def _improved(intervention: Intervention) -> frozenset[str]:
    return _or_absent(
        o.domain.value for o in intervention.outcomes if o.finding is Finding.IMPROVED
    )


_QCF_LABELS = {str(n): f"QCF level {n}" for n in range(3, 9)}

_KIND = Facet("kind", "Kind", _labels(Kind), lambda i: frozenset({i.kind.value}))

_FACETS: tuple[Facet, ...] = (
    Facet(
        "levels_of_need",
        "Level of need",
        _labels(LevelOfNeed) | {ABSENT: NOT_STATED},
        lambda i: _or_absent(level.value for level in i.levels_of_need),
        ("need", "level"),
    ),
    Facet(
        "ages",
        "Age of child",
        {band: words for band, (words, _, _) in AGE_BANDS.items()} | {ABSENT: NOT_STATED},
        _age_bands,
        ("age",),
    ),
    Facet(
        "how_sure",
        "How sure (our summary)",
        dict(TIER_WORDS.values()),
        lambda i: frozenset({TIER_WORDS[tier(i.evidence)][0]}),
        ("sure", "evidence"),
    ),
    Facet(
        "outcomes",
        "Improved in studies",
        _labels(Domain) | {ABSENT: "No improvement reported"},
        _improved,
        ("outcome", "improved"),
    ),
    Facet(
        "delivery_models",
        "How delivered",
        _labels(DeliveryModel) | {ABSENT: NOT_STATED},
        lambda i: _or_absent(m.value for m in i.delivery_models),
        ("how", "delivery", "delivered"),
    ),
    Facet(
        "practitioners",
        "Lowest qualification",
        _QCF_LABELS | {ABSENT: NOT_STATED},
        _qcf,
        ("qcf", "who", "qualification"),
    ),
    Facet(
        "cost_ratings",
        "Cost, EIF Guidebook",
        {str(n): words for n, words in COST_LABELS.items()} | {ABSENT: NOT_STATED},
        lambda i: _or_absent(str(cost.rating) for cost in i.evidence.cost_ratings),
        ("cost",),
    ),
    Facet(
        "uk_use",
        "Use in the UK",
        _labels(UkUseStatus),
        lambda i: frozenset({i.uk_use.status.value}),
        ("uk", "use"),
    ),
    Facet(
        "eif_ratings",
        "EIF Guidebook rating",
        _labels(Rating) | {NOT_RATED: "Not rated in the Guidebook"},
        lambda i: _or_absent((rating.value for rating in i.evidence.ratings), NOT_RATED),
        ("eif", "rating", "guidebook"),
    ),
    Facet(
        "review_judgement",
        "Strength, the review's word",
        _labels(Judgement),
        lambda i: frozenset({i.evidence.judgement.value}),
        ("strength", "review", "judgement"),
    ),
    Facet(
        "gap_tags",
        "Evidence gaps",
        _labels(GapTag),
        lambda i: _or_absent(g.value for g in i.evidence.gap_tags),
        ("gap", "gaps"),
    ),
    Facet(
        "studied",
        "Looked at in studies",
        _labels(Domain) | {ABSENT: "No outcome reported"},
        _studied,
    ),
)

NO_CAUTION = "none"


def facets_of(topics: Iterable[Topic], cautions: Iterable[Caution]) -> tuple[Facet, ...]:
    """Return the facets of an edition with these topics and cautions, in the order of the pane."""
    names = {topic.slug: topic.name for topic in topics}
    topic_facet = Facet("topic", "Topic", names, lambda i: frozenset({i.topic}))
    return (_KIND, topic_facet, *_FACETS, _caution_facet(cautions))


def _caution_facet(cautions: Iterable[Caution]) -> Facet:
    cautions = tuple(cautions)
    carried: dict[str, set[str]] = {}
    for caution in cautions:
        for slug in caution.applies_to:
            carried.setdefault(slug, set()).add(caution.slug)
    words = {c.slug: f"For {c.concerns}" for c in cautions}
    return Facet(
        "cautions",
        "Caution",
        words | {NO_CAUTION: "No caution in the review"},
        lambda i: _or_absent(carried.get(i.slug, ()), NO_CAUTION),
        ("caution",),
    )
