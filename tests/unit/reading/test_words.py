import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.reading.words import fold, folded, same_text, stem, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("co-parenting", "coparenting"),
        ("co-parenting", "co parenting"),
        ("Non-Violent", "nonviolent"),
        ("well-being", "wellbeing"),
        ("child's", "childs"),
        ("child’s", "child's"),
        ("behavior", "behaviour"),
        ("behavioral", "behavioural"),
        ("program", "programme"),
        ("counseling", "counselling"),
        ("randomized", "randomised"),
        ("pediatric", "paediatric"),
        ("Perôt", "perot"),
    ],
)
def test_ways_of_writing_are_folded(one: str, other: str) -> None:
    assert [stem(w.folded) for w in words(one)] == [stem(w.folded) for w in words(other)]


@pytest.mark.parametrize("word", ["parents", "size", "prize", "color", "exercise", "label"])
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(st.text(max_size=200))
def test_words_stand_where_they_say(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.folded or not text[word.start : word.end].strip()
        end = word.end


@given(
    st.lists(st.sampled_from(["Co", "well", "being", "foster", "Carer", "mum’s", " ", "-", ", "]))
)
def test_the_words_alone_are_those_that_stand_there(parts: list[str]) -> None:
    text = "".join(parts)
    assert folded(text) == tuple(word.folded for word in words(text))


def test_the_second_half_of_a_compound_is_found_too() -> None:
    assert next(iter(words("co-parenting"))).also == ("parenting",)


def test_names_compare_without_case_and_hyphens() -> None:
    assert same_text("Non-violent resistance") == same_text("non violent RESISTANCE")
