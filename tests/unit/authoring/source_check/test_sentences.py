"""Texts are parted into sentences, which are like each other by what they share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.authoring.source_check.sentences import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("  \n ", 0),
        ("One kite.", 1),
        ("One kite. Two kites! Three kites? “Four.” Five", 5),
        ("Three are named: Hull; Leeds", 3),
        ("a kite, eg. a red one (p. 3)", 2),
        ("first line\nsecond line", 2),
    ],
)
def test_a_text_is_parted_where_a_sentence_ends(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Families fly kites.", "A family flew a kite", 2),
        ("Studies of children", "A study of childhood", 2),
        ("In 2019 in Hull", "Hull, 2019", 3),
        ("this and that with them", "with them and this", 0),
        ("Kites", "Songs", 0),
    ],
)
def test_sentences_share_words_and_facts(one: str, other: str, likeness: int) -> None:
    (first,), (second,) = sentences(one), sentences(other)
    assert first.likeness(second) == second.likeness(first) == likeness


@given(st.text(alphabet="Ab1 .:;?\n”)", max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    assert all(one.keys >= {fact.key for fact in one.facts} for one in sentences(text))
