from collections.abc import Iterable

import pytest

from sfdesk.model.age_bands import AGE_BANDS
from sfdesk.model.edition import Edition
from sfdesk.model.facets import facets_of
from sfdesk.model.filtering import Filters
from sfdesk.model.offers import Here
from sfdesk.model.parts import AgeRange, CostRating, EifRating, Outcome, ReviewJudgement
from sfdesk.model.vocabulary import (
    Finding,
    ForWhom,
    Judgement,
    JudgementScope,
    Rating,
)


def passes(edition: Edition, slug: str, chosen: dict[str, frozenset[str]]) -> bool:
    members = edition.filters.members(edition.filters.passing(chosen))
    return members[[row.slug for row in edition.interventions].index(slug)]


def found(edition: Edition, **chosen: set[str]) -> set[str]:
    wanted = {name: frozenset(values) for name, values in chosen.items()}
    return {row.slug for row in edition.interventions if passes(edition, row.slug, wanted)}


def test_no_ticks_give_everything(edition: Edition) -> None:
    assert len(found(edition)) == 30


def test_ticks_in_one_facet_widen(edition: Edition) -> None:
    one = found(edition, cost_ratings={"5"})
    other = found(edition, cost_ratings={"3"})
    assert one == {"multisystemic-therapy"}
    assert other == {"cognitive-behavioural-therapy"}
    assert found(edition, cost_ratings={"5", "3"}) == one | other


def test_facets_narrow_each_other(edition: Edition) -> None:
    cheap = found(edition, cost_ratings={"1"})
    assert cheap == {
        "triple-p", "incredible-years", "epec", "parents-plus", "family-foundations",
        "family-transitions-triple-p",
    }  # fmt: skip
    assert found(edition, cost_ratings={"1"}, topic={"family-conflict"}) == {
        "family-foundations",
        "family-transitions-triple-p",
    }


@pytest.mark.parametrize(
    ("band", "slug", "expected"),
    [
        ("2-4", "play-therapy", True),
        ("11-15", "play-therapy", True),
        ("16-17", "play-therapy", False),
        ("16-17", "multisystemic-therapy", True),
        ("5-10", "multisystemic-therapy", False),
        ("0-1", "parents-under-pressure", True),
        ("not-stated", "triple-p", True),
    ],
)
def test_age_bands_overlap_ages(edition: Edition, band: str, slug: str, expected: bool) -> None:
    assert (slug in found(edition, ages={band})) is expected


def test_every_row_has_a_value_in_every_facet(edition: Edition) -> None:
    for facet in edition.filters.facets:
        for row in edition.interventions:
            values = facet.of(row)
            assert values
            assert values <= set(facet.values)


def test_counts_say_what_ticking_would_give(edition: Edition) -> None:
    chosen = {"topic": frozenset({"parenting"})}
    tally = edition.filters.counts(edition.filters.everything, chosen)
    assert tally["topic"]["substance-misuse"] == 3
    assert tally["kind"]["system-level"] == 0
    for facet in edition.filters.facets:
        for value, count in tally[facet.name].items():
            wanted = {**chosen, facet.name: frozenset({value})}
            assert count == sum(passes(edition, row.slug, wanted) for row in edition.interventions)


def test_the_most_helpful_filter_to_drop_comes_first(edition: Edition) -> None:
    chosen = {"topic": frozenset({"parenting"}), "cost_ratings": frozenset({"5"})}
    assert edition.filters.drops(edition.filters.everything, chosen) == [
        ("cost_ratings", 6),
        ("topic", 1),
    ]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("cost", "1", ("cost_ratings", {"1"})),
        ("COST", "Not Stated", ("cost_ratings", {"not-stated"})),
        ("eif", "4+", ("eif_ratings", {"4+"})),
        ("eif", "not in", ("eif_ratings", {"not-in-the-guidebook"})),
        ("eif", "not stated", ("eif_ratings", {"not-stated"})),
        ("topic", "parent", ("topic", {"parenting", "parental-mental-health"})),
        ("topic", "", None),
        ("colour", "red", None),
        ("topic", "astronomy", None),
    ],
)
def test_typed_filters_are_understood_by_name_and_by_words(
    edition: Edition, name: str, value: str, expected: tuple[str, set[str]] | None
) -> None:
    wanted = (expected[0], frozenset(expected[1])) if expected else None
    assert edition.filters.typed(name, value) == wanted


def test_cautions_can_be_filtered_by(edition: Edition) -> None:
    slug = "family-therapy-and-ongoing-violence"
    assert found(edition, cautions={slug}) == {
        "multisystemic-therapy",
        "functional-family-therapy",
        "mst-building-stronger-families",
    }
    assert "play-therapy" in found(edition, cautions={"none"})


def test_what_an_edition_does_not_have_is_left_out_of_a_selection(edition: Edition) -> None:
    old = {"topic": frozenset({"parenting", "gone"}), "gone": frozenset({"x"})}
    assert edition.filters.known(old) == {"topic": frozenset({"parenting"})}
    assert edition.filters.left_out(old) == ["gone: x", "Topic: gone"]


def test_what_the_edition_says_was_renamed_is_taken_by_its_new_name(edition: Edition) -> None:
    info = edition.info._replace(aliases={"parents": "parenting", "kind": "nowhere"})
    filters = Filters(info, edition.interventions, edition.topics, (), ())
    old = {"topic": frozenset({"parents", "kind"}), "kind": frozenset({"parents"})}
    assert filters.known(old) == {"topic": frozenset({"parenting"})}
    assert filters.left_out(old) == ["Kind: parents", "Topic: kind"]


def values(edition: Edition, facet: str, **changes: object) -> set[str]:
    """Return the values that one row has in a facet, some of its fields changed."""
    row = edition.intervention("play-therapy")._replace(**changes)  # type: ignore[arg-type]
    facets = {each.name: each for each in facets_of(edition.info, edition.topics, edition.cautions)}
    return set(facets[facet].of(row))


def bands(edition: Edition, *ages: AgeRange) -> set[str]:
    return values(edition, "ages", ages=ages)


def test_the_bands_leave_no_month_out_and_none_twice() -> None:
    months = [m for _, first, last in AGE_BANDS.values() for m in range(first, last + 1)]
    assert months == list(range(18 * 12))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (0, 0, {"0-1"}),
        (23, 23, {"0-1"}),
        (24, 24, {"2-4"}),
        (23, 24, {"0-1", "2-4"}),
        (59, 59, {"2-4"}),
        (60, 60, {"5-10"}),
        (131, 131, {"5-10"}),
        (132, 132, {"11-15"}),
        (191, 191, {"11-15"}),
        (192, 192, {"16-17"}),
        (215, 215, {"16-17"}),
        (131, 192, {"5-10", "11-15", "16-17"}),
        (36, 144, {"2-4", "5-10", "11-15"}),
    ],
)
def test_both_ends_of_a_range_count_to_the_month(
    edition: Edition, first: int, last: int, expected: set[str]
) -> None:
    assert bands(edition, AgeRange(first, last)) == expected


def test_a_range_without_an_end_goes_on_to_the_last_band(edition: Edition) -> None:
    assert bands(edition, AgeRange(132)) == {"11-15", "16-17"}
    assert bands(edition, AgeRange(131)) == {"5-10", "11-15", "16-17"}


def test_several_ranges_are_all_of_them_and_nothing_between(edition: Edition) -> None:
    two = (AgeRange(0, 12, "One"), AgeRange(192, 204, "Another"))
    assert bands(edition, *two) == {"0-1", "16-17"}


def test_any_age_is_every_band_and_not_stated_is_none(edition: Edition) -> None:
    assert values(edition, "ages", ages=(), any_age=True) == set(AGE_BANDS)
    assert bands(edition) == {"not-stated"}


def judged(*pairs: tuple[Judgement, JudgementScope]) -> Iterable[ReviewJudgement]:
    return tuple(ReviewJudgement(*pair) for pair in pairs)


def test_the_judgement_that_counts_is_that_for_families(edition: Edition) -> None:
    evidence = edition.intervention("play-therapy").evidence
    for word in (Judgement.MIXED_BY_OUTCOME, Judgement.LOW_BUT_PROMISING):
        both = judged((Judgement.STRONG, JudgementScope.ELSEWHERE), (word, JudgementScope.FAMILIES))
        changed = evidence._replace(review_judgements=tuple(both))
        assert values(edition, "review_judgement", evidence=changed) == {word.value}
    assert found(edition, review_judgement={"low-but-promising"}) == {"non-violent-resistance"}
    assert found(edition, review_judgement={"mixed-by-outcome"}) == {"motivational-interviewing"}
    assert "restorative-practices" in found(edition, review_judgement={"not-stated"})


def test_costs_and_ratings_of_any_programme_count(edition: Edition) -> None:
    evidence = edition.intervention("play-therapy").evidence._replace(
        cost_ratings=(CostRating(1), CostRating(3, "A longer one")),
        eif_ratings=(EifRating("Most", (Rating.THREE, Rating.THREE_PLUS)),),
    )
    assert values(edition, "cost_ratings", evidence=evidence) == {"1", "3"}
    assert values(edition, "eif_ratings", evidence=evidence) == {"3", "3+"}


def test_an_outcome_that_is_not_specified_has_a_value_of_its_own(edition: Edition) -> None:
    told = tuple(
        Outcome(domain, "x", Finding.IMPROVED, (ForWhom.CHILDREN,))
        for domain in ("outcome not specified", "employment and money")
    )
    expected = {"outcome not specified", "employment and money"}
    assert values(edition, "outcomes", outcomes=told) == expected
    no_effect = (told[0]._replace(finding=Finding.NO_EFFECT),)
    assert values(edition, "outcomes", outcomes=no_effect) == {"not-stated"}
    assert values(edition, "studied", outcomes=no_effect) == {"outcome not specified"}


def test_topics_are_those_of_the_edition(edition: Edition) -> None:
    topic = edition.filters.facet("topic")
    assert topic.values == {each.slug: each.name for each in edition.topics}


def test_what_is_known_here_filters_and_counts(edition: Edition) -> None:
    filters = edition.filters
    rows = len(edition.interventions)
    assert filters.counts(filters.everything, {})["here"] == {
        "offered": 0,
        "not-known": rows,
        "needs-check": 0,
    }
    filters.know_here({"triple-p": frozenset({Here.OFFERED, Here.NEEDS_CHECK})})
    assert filters.counts(filters.everything, {})["here"] == {
        "offered": 1,
        "not-known": rows - 1,
        "needs-check": 1,
    }
    assert filters.typed("here", "needs") == ("here", frozenset({"needs-check"}))
    filters.know_here({})
    assert filters.counts(filters.everything, {})["here"]["offered"] == 0


def test_needs_are_a_filter_like_any_other(edition: Edition) -> None:
    need = next(n for n in edition.needs if n.slug == "crime")
    assert found(edition, needs={"crime"}) == set(need.interventions)
    assert found(edition, needs={"secure-housing"}) == set()
    assert found(edition, needs={"none"}) == set()


def test_every_filter_with_some_that_do_not_say_has_a_value_for_them(edition: Edition) -> None:
    for facet in edition.filters.facets:
        assert bool(facet.unknown) is (facet.silent is not None)
        if facet.silent:
            assert facet.silent(3).startswith("3 more ")


@pytest.mark.usefixtures("in_brackets")
def test_our_words_are_translated_and_the_editions_stay(edition: Edition) -> None:
    cost, ages = edition.filters.facet("cost_ratings"), edition.filters.facet("ages")
    here = edition.filters.facet("here")
    assert cost.label == "⟦Cost (EIF Guidebook)⟧"
    assert cost.words("1") == edition.info.cost_label(1)
    assert ages.words("not-stated") == "⟦Not stated⟧"
    assert here.words("offered") == "⟦Offered here⟧"
