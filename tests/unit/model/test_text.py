import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.model.text import cited, notes, plain, segments


@pytest.mark.parametrize(
    ("text", "words", "numbers"),
    [
        ("No note.", "No note.", ()),
        ("One. [13]", "One.", (13,)),
        ("Two. [13, 14]", "Two.", (13, 14)),
        ("In the middle [7] and at the end. [8]", "In the middle and at the end.", (7, 8)),
        ("A bracket [not a note] stays.", "A bracket [not a note] stays.", ()),
        ("A year [2019] is no note.", "A year [2019] is no note.", ()),
    ],
)
def test_markers_are_taken_out(text: str, words: str, numbers: tuple[int, ...]) -> None:
    assert plain(text) == words
    assert notes(text) == numbers
    assert cited([text]) == frozenset(numbers)


@given(st.lists(st.tuples(st.text(alphabet="abc .", min_size=1), st.integers(1, 178))))
def test_segments_hold_all_words_and_all_notes(parts: list[tuple[str, int]]) -> None:
    text = "".join(f"{words} [{number}]" for words, number in parts)
    found = list(segments(text))
    assert [n for _, numbers in found for n in numbers] == [number for _, number in parts]
    assert plain(text) == plain("".join(words for words, _ in found))
