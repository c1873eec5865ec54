"""How an intervention stands to what is asked of it: yes, no, or not stated."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.published.made_up import KITE_ENTRY

from sfdesk.model import standing
from sfdesk.model.entries import Intervention
from sfdesk.model.parts import AgeRange, CostRating, EifRating, Practitioners, ReviewLevel
from sfdesk.model.standing import Span
from sfdesk.model.vocabulary import DeliveryModel, Rating


def years(first: int, last: int | None = None) -> Span:
    return first * 12, (first if last is None else last) * 12 + 11


def aged(*ranges: tuple[int, int | None]) -> Intervention:
    """Return an intervention for children from one month of age to another."""
    return KITE_ENTRY._replace(ages=tuple(AgeRange(*each) for each in ranges))


def with_evidence(**changes: Any) -> Intervention:
    return KITE_ENTRY._replace(evidence=KITE_ENTRY.evidence._replace(**changes))


THREE_TO_TWELVE, FROM_TWELVE, FROM_BIRTH = (36, 144), (144, None), (0, 36)
ANY_AGE = KITE_ENTRY._replace(any_age=True)


@pytest.mark.parametrize(
    ("row", "asked", "fits"),
    [
        (aged(THREE_TO_TWELVE), years(2), False),
        (aged(THREE_TO_TWELVE), years(3), True),
        (aged(THREE_TO_TWELVE), years(12), True),
        (aged(THREE_TO_TWELVE), years(13), False),
        (aged(THREE_TO_TWELVE), years(0, 17), True),
        (aged(THREE_TO_TWELVE), (0, 35), False),
        (aged(THREE_TO_TWELVE), (0, 36), True),
        (aged(FROM_TWELVE), years(11), False),
        (aged(FROM_TWELVE), years(17), True),
        (aged(FROM_TWELVE), years(18), True),
        (aged(FROM_TWELVE), years(19), False),
        (aged(FROM_BIRTH, FROM_TWELVE), years(1), True),
        (aged(FROM_BIRTH, FROM_TWELVE), years(8), False),
        (ANY_AGE, years(0), True),
        (ANY_AGE, years(18), True),
        (ANY_AGE, years(19), False),
        (KITE_ENTRY, years(5), None),
    ],
)
def test_it_is_for_an_age_that_one_of_its_ranges_reaches(
    row: Intervention, asked: Span, fits: bool | None
) -> None:
    assert standing.of_age(row, [asked]) is fits


def test_of_several_ages_that_are_asked_for_one_is_enough() -> None:
    row = aged(THREE_TO_TWELVE)
    assert standing.of_age(row, [years(15), years(4)])
    assert standing.of_age(row, [years(1), years(15)]) is False


@pytest.mark.parametrize(
    ("row", "asked", "same"),
    [
        (aged((24, 36)), years(2, 3), 1),
        (aged((0, 12)), years(1), 11 / 23),
        (aged((24, 48)), years(4, 5), 11 / 47),
        (aged((24, None)), years(2, 18), 1),
        (ANY_AGE, years(0, 18), 1),
    ],
)
def test_closeness_of_ages_is_the_part_that_both_have(
    row: Intervention, asked: Span, same: float
) -> None:
    assert standing.age_closeness(row, [asked]) == pytest.approx(same)


@given(st.integers(0, 17), st.integers(0, 17), st.integers(0, 17))
def test_the_range_that_is_meant_is_closer_than_any_that_is_wider(
    first: int, more: int, before: int
) -> None:
    asked = years(first, first + more)
    wider = aged((max(0, first - before) * 12, (first + more + 1) * 12))
    exact = aged((first * 12, (first + more) * 12))
    assert 0 < standing.age_closeness(wider, [asked]) < standing.age_closeness(exact, [asked]) == 1
    both = exact._replace(ages=(*wider.ages, *exact.ages))
    assert standing.age_closeness(both, [asked]) == 1


@pytest.mark.parametrize(
    ("ratings", "fits", "close"), [((1, 5), True, 1 / 2), ((2,), True, 1), ((3, 4), False, 0)]
)
def test_one_of_its_cost_ratings_is_enough_and_all_are_closer(
    ratings: tuple[int, ...], fits: bool, close: float
) -> None:
    row = with_evidence(cost_ratings=tuple(map(CostRating, ratings)))
    assert standing.of_cost(row, {1, 2}) is fits
    assert standing.cost_closeness(row, {1, 2}) == close


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        (standing.of_cost, {1, 2}),
        (standing.of_level, {Rating.THREE}),
        (standing.of_model, {DeliveryModel.GROUP}),
        (standing.delivered_by, ["social worker"]),
        (standing.of_length, ("week", 1, 99)),
    ],
)
def test_what_is_not_stated_is_neither_yes_nor_no(
    asked: Callable[[Intervention, Any], bool | None], fits: Any
) -> None:
    assert asked(KITE_ENTRY, fits) is None


def test_a_level_is_the_guidebooks_or_the_reviews_own_for_families() -> None:
    rated = with_evidence(
        eif_ratings=(EifRating("One", (Rating.TWO,)), EifRating("Other", (Rating.THREE,)))
    )
    assert standing.of_level(rated, {Rating.THREE}) is True
    assert standing.of_level(rated, {Rating.FOUR}) is False
    own = with_evidence(review_level=ReviewLevel(Rating.THREE, "For families"))
    assert standing.of_level(own, {Rating.THREE}) is True
    assert standing.of_level(own, {Rating.FOUR}) is False


def test_a_level_that_was_earned_elsewhere_is_none_for_families() -> None:
    schools = ReviewLevel(Rating.THREE, "In schools", for_families=False)
    assert standing.of_level(with_evidence(review_level=schools), {Rating.THREE}) is None


def test_who_delivers_it_is_looked_for_in_what_is_said_of_it() -> None:
    row = KITE_ENTRY._replace(practitioners=Practitioners("Social workers, with training"))
    assert standing.delivered_by(row, ["nurse", r"social work(?:er)?s?\b"]) is True
    assert standing.delivered_by(row, ["nurse"]) is False


def test_one_of_the_ways_to_meet_is_enough() -> None:
    row = KITE_ENTRY._replace(delivery_models=(DeliveryModel.GROUP, DeliveryModel.FAMILY))
    assert standing.of_model(row, {DeliveryModel.FAMILY, DeliveryModel.INDIVIDUAL}) is True
    assert standing.of_model(row, {DeliveryModel.INDIVIDUAL}) is False


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        (("session", 8, 8), False),
        (("session", 1, 9), False),
        (("session", 1, 10), True),
        (("session", 12, 99), True),
        (("session", 13, 99), False),
        (("week", 1, 99), True),
        (("month", 1, 1), True),
    ],
)
def test_a_length_is_compared_in_the_unit_that_is_asked_for(
    asked: tuple[str, int, int], fits: bool
) -> None:
    row = KITE_ENTRY._replace(duration="10 to 12 sessions over 4 weeks")
    assert standing.of_length(row, asked) is fits


def test_a_length_in_another_unit_is_not_stated() -> None:
    row = KITE_ENTRY._replace(duration="10 to 12 sessions")
    assert standing.of_length(row, ("week", 1, 99)) is None
