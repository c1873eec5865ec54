"""The facets that the matrix is filtered by, and the values that a row has in each.

Ticks in one facet widen (or), facets narrow each other (and). A value that
nothing has keeps its place with a count of 0.

``filtering`` counts and filters by them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from sfdesk.core.language import to_translate, tr
from sfdesk.model.age_bands import AGE_BANDS, bands_reached, bands_typed
from sfdesk.model.entries import Caution, Intervention, Need, Topic
from sfdesk.model.info import EditionInfo, Guidebook
from sfdesk.model.offers import Here
from sfdesk.model.strength import TIER_WORDS, Tier, tier
from sfdesk.model.unstated import UNSTATED
from sfdesk.model.vocabulary import (
    NOT_STATED,
    DeliveryModel,
    Finding,
    GapTag,
    Judgement,
    Kind,
    Labelled,
    LevelOfNeed,
    Rating,
    Said,
    UkUseStatus,
)

ABSENT = "not-stated"
NOT_IN_GUIDEBOOK = "not-in-the-guidebook"
NO_CAUTION = "none"
NO_NEED = "none"

_OUR_VALUES = frozenset({ABSENT, NO_CAUTION, NO_NEED})
"""Values whose words are not the edition's."""

HERE = "here"
"""The facet of what the team knows. Until ``Filters.know_here`` nothing is known."""


class Ladder(NamedTuple):
    """Values that stand in an order, so that one can ask for "at least" or "at most" one of them.

    Attributes:
        at_least: Whether one asks for at least one of them; else for at most.
        steps: The values from the one that takes all others in to the one that takes itself alone.
    """

    at_least: bool
    steps: tuple[str, ...]

    def from_step(self, value: str) -> frozenset[str]:
        """Return the values that "at least" or "at most" a value means."""
        return frozenset(self.steps[self.steps.index(value) :])


class Facet(NamedTuple):
    """One group of the filter pane.

    Attributes:
        name: The field of the content model that it filters by.
        heading: In English, with ``{edition}`` for what the edition calls it; ``label`` is shown.
        values: Value to words, in English and in reading order; ``words`` are shown.
        of: The values that an intervention has.
        typed: Other names for it in a query (``cost:1`` for ``cost_ratings:1``).
        ladder: The order of its values, where they have one.
        reads: Values that something typed means, beside their own names: ``age:13``.
        edition: What the edition calls it, for the heading.
    """

    name: str
    heading: str
    values: dict[str, str]
    of: Callable[[Intervention], frozenset[str]]
    typed: tuple[str, ...] = ()
    ladder: Ladder | None = None
    reads: Callable[[str], frozenset[str]] | None = None
    edition: str = ""

    @property
    def label(self) -> str:
        """Its heading, in the language of the user."""
        return tr(self.heading, edition=self.edition)

    def words(self, value: str) -> str:
        """Return the words of a value; ours are in the language of the user, not the edition's."""
        words = self.values[value]
        return tr(words) if self.name == HERE or value in _OUR_VALUES else words

    @property
    def silent(self) -> Callable[[int], str] | None:
        """From how many do not say it to the words that offer them; None where all say it."""
        return UNSTATED.get(self.name)

    @property
    def unknown(self) -> str:
        """The value of those that do not say; empty where that is nothing to ask for."""
        return ABSENT if self.silent else ""


def _labels(vocabulary: type[Labelled]) -> dict[str, str]:
    return {member.value: member.label for member in vocabulary}


def _or_absent(values: Iterable[str], absent: str = ABSENT) -> frozenset[str]:
    return frozenset(values) or frozenset({absent})


def _age_bands(intervention: Intervention) -> frozenset[str]:
    if intervention.any_age:
        return frozenset(AGE_BANDS)
    return _or_absent(bands_reached(intervention.ages))


def _qcf(intervention: Intervention) -> frozenset[str]:
    lowest = intervention.practitioners.qcf_min
    return frozenset({ABSENT if lowest is None else str(lowest)})


_SURE = (Tier.EARLY_SIGNS, Tier.MODERATE, Tier.SHORT_TERM, Tier.LASTING)
"""The steps of being sure that stand in a row; mixed findings stand beside it."""

_QCF_LABELS = {str(n): f"QCF level {n}" for n in range(3, 9)}

_KIND = Facet("kind", to_translate("Kind"), _labels(Kind), lambda i: frozenset({i.kind.value}))

_OF_FAMILIES: tuple[Facet, ...] = (
    Facet(
        "levels_of_need",
        to_translate("Level of need"),
        _labels(LevelOfNeed) | {ABSENT: NOT_STATED},
        lambda i: _or_absent(level.value for level in i.levels_of_need),
        ("need", "level"),
        ladder=Ladder(True, tuple(level.value for level in LevelOfNeed)),
    ),
    Facet(
        "ages",
        to_translate("Age"),
        {band: words for band, (words, _, _) in AGE_BANDS.items()} | {ABSENT: NOT_STATED},
        _age_bands,
        ("age",),
        reads=bands_typed,
    ),
)
_SURENESS: tuple[Facet, ...] = (
    Facet(
        HERE,
        to_translate("In our area (yours)"),
        _labels(Here),
        lambda _: frozenset({Here.NOT_KNOWN.value}),
        ("here", "offered"),
    ),
    Facet(
        "how_sure",
        to_translate("How sure (our summary)"),
        dict(TIER_WORDS.values()),
        lambda i: frozenset({TIER_WORDS[tier(i.evidence)][0]}),
        ("sure", "evidence"),
        ladder=Ladder(True, tuple(TIER_WORDS[each][0] for each in _SURE)),
    ),
)

_HOW_AND_WHO: tuple[Facet, ...] = (
    Facet(
        "delivery_models",
        to_translate("How delivered"),
        _labels(DeliveryModel) | {ABSENT: NOT_STATED},
        lambda i: _or_absent(m.value for m in i.delivery_models),
        ("how", "delivery", "delivered"),
    ),
    Facet(
        "practitioners",
        to_translate("Lowest qualification"),
        _QCF_LABELS | {ABSENT: NOT_STATED},
        _qcf,
        ("qcf", "who", "qualification"),
        ladder=Ladder(False, tuple(reversed(_QCF_LABELS))),
    ),
)

_UK_USE = Facet(
    "uk_use",
    to_translate("Use in the UK"),
    _labels(UkUseStatus),
    lambda i: frozenset({i.uk_use.status.value}),
    ("uk", "use"),
)

_WORD_AND_GAPS: tuple[Facet, ...] = (
    Facet(
        "review_judgement",
        to_translate("The review’s word"),
        _labels(Judgement),
        lambda i: frozenset({i.evidence.judgement.value}),
        ("strength", "review", "judgement"),
    ),
    Facet(
        "gap_tags",
        to_translate("Evidence gaps"),
        _labels(GapTag),
        lambda i: _or_absent(g.value for g in i.evidence.gap_tags),
        ("gap", "gaps"),
    ),
)


def _outcome_facets(domains: Mapping[str, str]) -> tuple[Facet, Facet]:
    improved = dict(domains) | {ABSENT: to_translate("No improvement reported")}
    studied = dict(domains) | {ABSENT: to_translate("No outcome reported")}
    return (
        Facet(
            "outcomes",
            to_translate("Improved in studies"),
            improved,
            lambda i: _or_absent(o.domain for o in i.outcomes if o.finding is Finding.IMPROVED),
            ("outcome", "improved"),
        ),
        Facet(
            "studied",
            to_translate("Looked at in studies"),
            studied,
            lambda i: _or_absent(o.domain for o in i.outcomes),
        ),
    )


def _cost_facet(info: EditionInfo) -> Facet:
    ratings = [str(n) for n in range(1, len(info.costs) + 1)]
    return Facet(
        "cost_ratings",
        to_translate("Cost ({edition})") if info.guidebook.name else to_translate("Cost"),
        {n: info.cost_label(int(n)) for n in ratings} | {ABSENT: NOT_STATED},
        lambda i: _or_absent(str(cost.rating) for cost in i.evidence.cost_ratings),
        ("cost",),
        ladder=Ladder(False, tuple(reversed(ratings))),
        edition=info.guidebook.name,
    )


def _ratings(intervention: Intervention) -> frozenset[str]:
    evidence = intervention.evidence
    silent = NOT_IN_GUIDEBOOK if evidence.in_guidebook is Said.NO else ABSENT
    return _or_absent((rating.value for rating in evidence.ratings), silent)


def _rating_facet(guidebook: Guidebook) -> Facet:
    return Facet(
        "eif_ratings",
        "{edition}",
        _labels(Rating) | {NOT_IN_GUIDEBOOK: f"Not in the {guidebook.short}", ABSENT: NOT_STATED},
        _ratings,
        ("rating", *filter(None, (guidebook.by.casefold(), guidebook.short.casefold()))),
        ladder=Ladder(True, tuple(reversed([rating.value for rating in Rating]))),
        edition=guidebook.rating,
    )


def facets_of(
    info: EditionInfo,
    topics: Iterable[Topic],
    cautions: Iterable[Caution],
    needs: Iterable[Need] = (),
) -> tuple[Facet, ...]:
    """Return the facets of an edition that holds these, in the order of the pane."""
    names = {topic.slug: topic.name for topic in topics}
    improved, studied = _outcome_facets(info.domains)
    return (
        _KIND,
        Facet("topic", to_translate("Topic"), names, lambda i: frozenset({i.topic})),
        *_OF_FAMILIES,
        *_needs_facets(tuple(needs)),
        *_SURENESS,
        improved,
        *_HOW_AND_WHO,
        *((_cost_facet(info),) if info.costs else ()),
        _UK_USE,
        *((_rating_facet(info.guidebook),) if info.guidebook.name else ()),
        *_WORD_AND_GAPS,
        studied,
        _caution_facet(cautions),
    )


def _needs_facets(needs: tuple[Need, ...]) -> tuple[Facet, ...]:
    """Return the facet of the needs; none where the edition maps nothing to any."""
    mapped: dict[str, set[str]] = {}
    for need in needs:
        for slug in need.interventions:
            mapped.setdefault(slug, set()).add(need.slug)
    words = {need.slug: need.name for need in needs} | {NO_NEED: to_translate("None of these")}
    if not needs:
        return ()
    return (
        Facet(
            "needs",
            to_translate("Need (our mapping)"),
            words,
            lambda i: _or_absent(mapped.get(i.slug, ()), NO_NEED),
        ),
    )


def _caution_facet(cautions: Iterable[Caution]) -> Facet:
    cautions = tuple(cautions)
    carried: dict[str, set[str]] = {}
    for caution in cautions:
        for slug in caution.applies_to:
            carried.setdefault(slug, set()).add(caution.slug)
    words = {c.slug: f"For {c.concerns}" for c in cautions}
    return Facet(
        "cautions",
        to_translate("Caution"),
        words | {NO_CAUTION: to_translate("No caution in the review")},
        lambda i: _or_absent(carried.get(i.slug, ()), NO_CAUTION),
        ("caution",),
    )
