"""The facets that the matrix is filtered by: their values, their counts, and which rows pass.

Ticks in one facet widen (or), facets narrow each other (and). A value that
nothing has keeps its place with a count of 0.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sfdesk.errors import UsageError
from sfdesk.model.entries import Intervention
from sfdesk.model.vocabulary import (
    COST_LABELS,
    NOT_STATED,
    DeliveryModel,
    Domain,
    GapTag,
    Judgement,
    Kind,
    Labelled,
    LevelOfNeed,
    Rating,
    TopicSlug,
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


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of the filter pane.

    Attributes:
        name: The field of the content model that it filters by.
        label: Its heading.
        values: Value to words, in reading order.
        of: The values that an intervention has.
    """

    name: str
    label: str
    values: dict[str, str]
    of: Callable[[Intervention], frozenset[str]]


def _labels(vocabulary: type[Labelled]) -> dict[str, str]:
    return {member.value: member.label for member in vocabulary}


def _or_absent(values: Iterable[str], absent: str = ABSENT) -> frozenset[str]:
    return frozenset(values) or frozenset({absent})


def _age_bands(intervention: Intervention) -> frozenset[str]:
    ages = intervention.ages
    if ages is None:
        return frozenset({ABSENT})
    return frozenset(
        band
        for band, (_, first, last) in AGE_BANDS.items()
        if ages.min_months <= last and first <= ages.max_months
    )


def _qcf(intervention: Intervention) -> frozenset[str]:
    lowest = intervention.practitioners.qcf_min
    return frozenset({ABSENT if lowest is None else str(lowest)})


_QCF_LABELS = {str(n): f"QCF level {n}" for n in range(3, 9)}

FACETS: tuple[Facet, ...] = (
    Facet("kind", "Kind", _labels(Kind), lambda i: frozenset({i.kind.value})),
    Facet("topic", "Topic", _labels(TopicSlug), lambda i: frozenset({i.topic.value})),
    Facet(
        "levels_of_need",
        "Level of need",
        _labels(LevelOfNeed) | {ABSENT: NOT_STATED},
        lambda i: _or_absent(level.value for level in i.levels_of_need),
    ),
    Facet(
        "ages",
        "Age of child",
        {band: words for band, (words, _, _) in AGE_BANDS.items()} | {ABSENT: NOT_STATED},
        _age_bands,
    ),
    Facet(
        "eif_ratings",
        "EIF Guidebook rating",
        _labels(Rating) | {NOT_RATED: "Not rated in the Guidebook"},
        lambda i: _or_absent((r.rating.value for r in i.evidence.eif_ratings), NOT_RATED),
    ),
    Facet(
        "review_judgement",
        "Strength, the review's word",
        _labels(Judgement),
        lambda i: frozenset({i.evidence.review_judgement.value}),
    ),
    Facet(
        "outcomes",
        "Improved in studies",
        _labels(Domain) | {ABSENT: "No improvement reported"},
        lambda i: _or_absent(o.domain.value for o in i.outcomes if o.finding.value == "improved"),
    ),
    Facet(
        "cost_ratings",
        "Cost, EIF Guidebook",
        {str(n): words for n, words in COST_LABELS.items()} | {ABSENT: NOT_STATED},
        lambda i: _or_absent(str(n) for n in i.evidence.cost_ratings),
    ),
    Facet(
        "practitioners",
        "Lowest qualification to deliver",
        _QCF_LABELS | {ABSENT: NOT_STATED},
        _qcf,
    ),
    Facet(
        "delivery_models",
        "How delivered",
        _labels(DeliveryModel) | {ABSENT: NOT_STATED},
        lambda i: _or_absent(m.value for m in i.delivery_models),
    ),
    Facet(
        "uk_use",
        "Use in the UK",
        _labels(UkUseStatus),
        lambda i: frozenset({i.uk_use.status.value}),
    ),
    Facet(
        "gap_tags",
        "Evidence gaps",
        _labels(GapTag),
        lambda i: _or_absent(g.value for g in i.evidence.gap_tags),
    ),
)

_BY_NAME = {facet.name: facet for facet in FACETS}


def facet(name: str) -> Facet:
    """Return a facet by name.

    Raises:
        UsageError: If there is no such facet; the message lists them.
    """
    if name not in _BY_NAME:
        raise UsageError(f"There is no filter “{name}”.", do="Filters: " + ", ".join(_BY_NAME))
    return _BY_NAME[name]


def selection(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return the selection that ``(facet, value)`` pairs ask for.

    Raises:
        UsageError: If a facet or a value does not exist.
    """
    chosen: dict[str, frozenset[str]] = {}
    for name, value in pairs:
        values = facet(name).values
        if value not in values:
            raise UsageError(
                f"The filter “{name}” has no value “{value}”.", do="Values: " + ", ".join(values)
            )
        chosen[name] = chosen.get(name, frozenset()) | {value}
    return chosen


def passes(intervention: Intervention, chosen: Selection, *, but: str = "") -> bool:
    """Return whether a row passes every facet, leaving out the facet named ``but``."""
    return all(
        not values or name == but or _BY_NAME[name].of(intervention) & values
        for name, values in chosen.items()
    )


def counts(rows: Iterable[Intervention], chosen: Selection) -> dict[str, dict[str, int]]:
    """Return facet → value → how many rows have it, given the ticks in the other facets.

    Args:
        rows: The rows that the query found, before any filter.
        chosen: What is ticked.
    """
    found = list(rows)
    result: dict[str, dict[str, int]] = {}
    for each in FACETS:
        tally = dict.fromkeys(each.values, 0)
        for row in found:
            if passes(row, chosen, but=each.name):
                for value in each.of(row):
                    tally[value] += 1
        result[each.name] = tally
    return result


def drops(rows: Iterable[Intervention], chosen: Selection) -> list[tuple[str, int]]:
    """Return ``(facet, rows found without it)`` for each active facet, most helpful first."""
    found = list(rows)
    active = [name for name, values in chosen.items() if values]
    options = [(name, sum(passes(row, chosen, but=name) for row in found)) for name in active]
    return sorted(options, key=lambda option: -option[1])
