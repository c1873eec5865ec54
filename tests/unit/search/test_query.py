import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.model.edition import Edition
from sfdesk.search.query import LONGEST_QUERY, Query, parse


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("play ther", Query(words=("play", "ther"), unfinished=True, whole="play ther")),
        ("play ", Query(words=("play",), whole="play")),
        ("", Query()),
        ("   ", Query()),
        ("!?… --", Query()),
        ('"solution-focused"', Query(phrases=(("solution", "focused"),))),
        ('"unclosed phrase', Query(phrases=(("unclosed", "phrase"),))),
        ("therapy -group", Query(words=("therapy",), without=("group",), whole="therapy")),
        ("cost_ratings:1 ", Query(filters={"cost_ratings": frozenset({"1"})})),
        ("Cost:1", Query(filters={"cost_ratings": frozenset({"1"})})),
        ('cost:"not stated"', Query(filters={"cost_ratings": frozenset({"not-stated"})})),
        ('cost:"not st', Query(filters={"cost_ratings": frozenset({"not-stated"})})),
        ("eif:2", Query(filters={"eif_ratings": frozenset({"2"})})),
        ("topic:confl", Query(filters={"topic": frozenset({"family-conflict"})})),
        ("cost: ", Query(words=("cost",), whole="cost")),
        ("colour:red ", Query(words=("colour", "red"), whole="colour red")),
        ("th", Query(words=("th",), unfinished=True, whole="th")),
    ],
)
def test_what_was_typed_is_taken_apart(edition: Edition, typed: str, expected: Query) -> None:
    assert parse(typed, edition.filters) == expected


def test_stop_words_are_left_out_but_a_lone_one_is_the_start_of_a_word(edition: Edition) -> None:
    assert parse("the child at risk ", edition.filters).words == ("child", "risk")
    assert parse("the", edition.filters).words == ("the",)
    assert parse("the ", edition.filters).words == ()


@given(typed=st.text(max_size=2000))
def test_anything_can_be_typed(edition: Edition, typed: str) -> None:
    query = parse(typed, edition.filters)
    assert all(query.words)
    assert all(query.phrases)


def test_a_long_query_is_cut(edition: Edition) -> None:
    assert parse("a" * 10_000, edition.filters).words == ("a" * LONGEST_QUERY,)
