"""Text on cards: broken between words, cut with an ellipsis, marks kept on their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from sfdesk.ui.cards.text import CardText

WORDS = st.lists(st.text("abcdef…'", min_size=1, max_size=12), max_size=40)


@pytest.fixture(scope="session")
def text(qapp: object) -> CardText:
    font = QFont()
    font.setPixelSize(13)
    return CardText(font)


@given(words=WORDS, room=st.integers(90, 400), most=st.integers(1, 3))
def test_lines_fit_and_hold_the_text_in_order(
    text: CardText, words: list[str], room: int, most: int
) -> None:
    whole = " ".join(words)
    lines = text.lines(whole, room, most)
    assert 1 <= len(lines) <= most
    for begins, line in lines:
        assert text.metrics.horizontalAdvance(line) <= room + 2
        assert whole[begins:].startswith(line.rstrip("…"))
    for begins, line in lines[:-1]:
        assert whole[begins + len(line)] == " " or line.endswith("…")


def test_text_that_goes_on_says_so(text: CardText) -> None:
    lines = text.lines("many words " * 30, 200, 2)
    assert len(lines) == 2
    assert not lines[0][1].endswith("…")
    assert lines[1][1].endswith("…")


def test_a_word_wider_than_the_line_is_cut(text: CardText) -> None:
    [(begins, line)] = text.lines("w" * 200, 150, 2)
    assert (begins, line[-1]) == (0, "…")


def test_marks_stand_on_their_words_in_every_line(text: CardText, qtbot: QtBot) -> None:
    whole = "parents who part, and the parents of these parents"
    marks = [(place, place + 7) for place in (0, 26, 43)]
    lines = text.lines(whole, 130, 3)
    marked = [
        (begins, *each) for begins, line in lines for each in text.marked(line, begins, marks)
    ]
    assert [word for _, word, _ in marked] == ["parents"] * 3
    assert marked[0][2] == 0
    for begins, line in lines:
        for word, left in text.marked(line, begins, marks):
            assert left + text.width(word) <= text.width(line) + 1


@given(words=WORDS, marks=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_any_marks_stand_inside_the_line(
    text: CardText, words: list[str], marks: list[tuple[int, int]]
) -> None:
    line = " ".join(words)
    for word, left in text.marked(line, 7, marks):
        assert word in line
        assert 0 <= left < text.width(line)
