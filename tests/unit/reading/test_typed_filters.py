"""Filters in a query: where they stand, what they mean, and taking them out."""

import pytest

from sfdesk.model.edition import Edition
from sfdesk.reading.typed_filters import (
    chosen_in,
    typed_and_ticked,
    typed_filters,
    unknown_values,
    without,
)


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("age:13", {"ages": {"11-15"}}),
        ("play AGE:4 x", {"ages": {"2-4"}}),
        ("age:4-6", {"ages": {"2-4", "5-10"}}),
        ('cost:"not stated"', {"cost_ratings": {"not-stated"}}),
        ("cost:“not stated” play", {"cost_ratings": {"not-stated"}}),
        ("“read age:13 aloud”", {}),
        ("-age:13", {}),
        ("eif:3+ eif:4", {"eif_ratings": {"3+", "4"}}),
        ("age:18", {}),
        ("nothing:13", {}),
        ('"read age:13 aloud"', {}),
        ("stage:13", {}),
        ("age:", {}),
        ("", {}),
    ],
)
def test_what_typed_filters_ask_for(
    edition: Edition, query: str, chosen: dict[str, set[str]]
) -> None:
    found = chosen_in(query, edition.filters)
    assert {name: set(values) for name, values in found.items()} == chosen


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("therapy age:13 play", "therapy play"),
        ("age:13", ""),
        ("age:13 play", "play"),
        ("play  age:13", "play"),
        ("play age:13 age:12 cost:1", "play cost:1"),
        ("play age:3", "play age:3"),
    ],
)
def test_one_is_taken_out_and_the_rest_stays_as_typed(
    edition: Edition, query: str, left: str
) -> None:
    assert without(query, edition.filters, {"ages": frozenset({"11-15"})}) == left


def test_where_each_stands(edition: Edition) -> None:
    query = "play age:13 cost:1"
    words = [typed.words for typed in typed_filters(query, edition.filters)]
    assert words == ["age:13", "cost:1"]
    assert [query[t.start : t.end] for t in typed_filters(query, edition.filters)] == words


def test_a_value_that_does_not_exist_is_told_with_those_that_do(edition: Edition) -> None:
    (told,) = unknown_values("age:18", edition.filters)
    assert told.startswith(
        "“age:18” filters nothing and is looked for as words. Age can be: Under 2, 2 to 4"
    )


def test_what_is_typed_needs_no_tick_and_what_is_unticked_goes_from_the_query(
    edition: Edition,
) -> None:
    def apart(query: str, **wanted: set[str]) -> tuple[str, dict[str, set[str]]]:
        ticked = {name: frozenset(values) for name, values in wanted.items()}
        left, ticks = typed_and_ticked(query, ticked, edition.filters)
        return left, {name: set(values) for name, values in ticks.items()}

    assert apart("play age:13", ages={"11-15"}) == ("play age:13", {})
    assert apart("play age:13", ages={"11-15", "2-4"}) == ("play age:13", {"ages": {"2-4"}})
    assert apart("play age:13", ages={"2-4"}) == ("play", {"ages": {"2-4"}})
    assert apart("play age:13") == ("play", {})
