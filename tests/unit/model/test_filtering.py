"""Filters over the rows of an edition: what is asked for, by name and as it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.core.errors import UsageError
from sfdesk.model.edition import Edition
from sfdesk.model.filtering import Filters
from sfdesk.model.offers import Here


@pytest.fixture
def filters(edition: Edition) -> Filters:
    """Filters made anew: those of the edition are made once and shared."""
    parts = (edition.interventions, edition.topics, edition.cautions, edition.needs)
    return Filters(edition.info, *parts)


def test_new_filters_let_everything_through_and_know_nothing_here(
    edition: Edition, filters: Filters
) -> None:
    assert filters.info == edition.info
    assert filters.members(filters.everything) == [True] * len(edition.interventions)
    assert filters.passing({}) == filters.everything
    assert filters.here == {}
    assert filters.facet("needs").values.keys() >= {need.slug for need in edition.needs}


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 30, 64])
@given(data=st.data())
def test_a_mask_has_the_members_it_was_made_of(
    edition: Edition, count: int, data: st.DataObject
) -> None:
    rows = (edition.interventions * 3)[:count]
    filters = Filters(edition.info, rows, edition.topics, edition.cautions, edition.needs)
    numbers = data.draw(st.sets(st.integers(0, count - 1)) if count else st.just(set()))
    members = filters.members(filters.mask(numbers))
    assert {number for number, member in enumerate(members) if member} == numbers
    assert len(members) == max(1, count)


def test_pairs_become_a_selection(filters: Filters) -> None:
    pairs = [("cost_ratings", "1"), ("topic", "parenting"), ("cost_ratings", "3")]
    assert filters.selection(pairs) == {"cost_ratings": {"1", "3"}, "topic": {"parenting"}}
    assert filters.selection([]) == {}


def test_a_filter_that_there_is_not_is_told_with_those_that_there_are(filters: Filters) -> None:
    with pytest.raises(UsageError) as told:
        filters.facet("colour")
    assert told.value.happened == "There is no filter “colour”."
    assert told.value.do == "Filters: " + ", ".join(facet.name for facet in filters.facets)


def test_a_value_that_there_is_not_is_told_with_those_that_there_are(filters: Filters) -> None:
    with pytest.raises(UsageError) as told:
        filters.selection([("kind", "purple")])
    assert told.value.happened == "The filter “kind” has no value “purple”."
    assert told.value.do == "Values: " + ", ".join(filters.facet("kind").values)


def test_a_filter_has_other_names_in_a_query(filters: Filters) -> None:
    assert filters.by_typed_name("Cost") is filters.facet("cost_ratings")
    assert filters.by_typed_name("cost_ratings") is filters.facet("cost_ratings")
    assert filters.by_typed_name("colour") is None


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", "13", ("ages", {"11-15"})),
        ("age", "3 to 6", ("ages", {"2-4", "5-10"})),
        ("age", "not stated", ("ages", {"not-stated"})),
        ("topic", "Domestic_Abuse", ("topic", {"domestic-abuse"})),
        ("topic", " family  conflict ", ("topic", {"family-conflict"})),
        ("topic", "conflict", ("topic", {"family-conflict"})),
        ("topic", "onflict", None),
    ],
)
def test_what_is_typed_is_read_forgivingly(
    filters: Filters, name: str, value: str, expected: tuple[str, set[str]] | None
) -> None:
    wanted = (expected[0], frozenset(expected[1])) if expected else None
    assert filters.typed(name, value) == wanted


def test_ticks_widen_within_a_filter_and_narrow_between_filters(
    edition: Edition, filters: Filters
) -> None:
    chosen = {"cost_ratings": frozenset({"1", "3"}), "topic": frozenset({"parenting"})}

    def slugs(mask: int) -> set[str]:
        members = zip(edition.interventions, filters.members(mask), strict=True)
        return {row.slug for row, member in members if member}

    assert slugs(filters.passing(chosen)) == {
        "triple-p", "incredible-years", "epec", "parents-plus",
    }  # fmt: skip
    assert slugs(filters.passing(chosen, but="cost_ratings")) == {
        row.slug for row in edition.interventions if row.topic == "parenting"
    }
    assert filters.passing({"topic": frozenset()}) == filters.everything
    assert filters.passing({"topic": frozenset({"gone"})}) == 0


def test_counts_are_of_what_was_found_under_the_other_filters(
    edition: Edition, filters: Filters
) -> None:
    found = filters.mask(range(12))
    tally = filters.counts(found, {"kind": frozenset({"system-level"})})
    first = edition.interventions[:12]
    assert sum(tally["kind"].values()) == len(first)
    assert sum(tally["topic"].values()) == sum(row.kind.value == "system-level" for row in first)
    assert filters.drops(found, {"kind": frozenset({"system-level"}), "topic": frozenset()}) == [
        ("kind", len(first))
    ]


def test_what_stands_here_is_known_by_slug(edition: Edition, filters: Filters) -> None:
    standing = {"epec": frozenset({Here.OFFERED, Here.NEEDS_CHECK}), "gone": frozenset[Here]()}
    filters.know_here(standing)
    assert filters.here == standing
    check = filters.passing({"here": frozenset({"needs-check"})})
    slugs = [row.slug for row in edition.interventions]
    assert check == filters.mask([slugs.index("epec")])
    assert filters.passing({"here": frozenset({"not-known"})}) == filters.everything - check
