import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("cost_ratings:1 ", Query(filters=(("cost_ratings", "1"),))),
        ("colour:red ", Query(words=("colour", "red"), whole="colour red")),
        ("th", Query(words=("th",), unfinished=True, whole="th")),
    ],
)
def test_what_was_typed_is_taken_apart(typed: str, expected: Query) -> None:
    assert parse(typed) == expected


def test_stop_words_are_left_out_but_a_lone_one_is_the_start_of_a_word() -> None:
    assert parse("the child at risk ").words == ("child", "risk")
    assert parse("the").words == ("the",)
    assert parse("the ").words == ()


@given(st.text(max_size=2000))
def test_anything_can_be_typed(typed: str) -> None:
    query = parse(typed)
    assert all(query.words)
    assert all(query.phrases)


def test_a_long_query_is_cut() -> None:
    assert parse("a" * 10_000).words == ("a" * LONGEST_QUERY,)
