"""Boxes, words and counts of a group of ticks stand where they are read together."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfdesk.ui.panes.ticks import Ticks

WORDS = {"a": "Short", "b": "Words that are many more than have room in one line", "c": "Last"}
WIDE, NARROW = 600, 160


@pytest.fixture
def ticks(qtbot: QtBot) -> Ticks:
    made = Ticks(WORDS)
    qtbot.addWidget(made)
    made.show_counts({"a": 7, "b": 0, "c": 30})
    made.resize(NARROW, made.heightForWidth(NARROW))
    with qtbot.waitExposed(made):
        made.show()
    return made


def is_painted(picture: QImage, place: QRect) -> bool:
    """Whether there is more than one colour in a part of a picture."""
    colours = {
        picture.pixel(x, y)
        for x in range(max(0, place.left()), min(picture.width(), place.right() + 1))
        for y in range(place.top(), place.bottom() + 1)
    }
    return len(colours) > 1


def test_words_that_have_no_room_wrap_and_the_ticks_below_make_way(ticks: Ticks) -> None:
    lines = {value: row.height() for value, row in ticks.rows().items()}
    assert lines["a"] == lines["c"] < lines["b"]
    assert ticks.heightForWidth(WIDE) == 3 * lines["a"]
    assert ticks.heightForWidth(NARROW) == sum(lines.values())
    assert [ticks.boxes[value].y() for value in WORDS] == [r.top() for r in ticks.rows().values()]
    assert ticks.minimumSizeHint().width() < NARROW < ticks.sizeHint().width()


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_each_line_is_a_box_then_words_then_a_count(ticks: Ticks, way: Qt.LayoutDirection) -> None:
    ticks.setLayoutDirection(way)
    QApplication.processEvents()
    picture = ticks.grab().toImage()
    for value, row in ticks.rows().items():
        box = ticks.boxes[value].geometry()
        words = QRect(box.right() + 1, row.top(), 40, row.height())
        count = QRect(row.right() - 9, row.top(), 10, row.height())
        if way is Qt.LayoutDirection.RightToLeft:
            assert box.right() == row.right()
            words.moveRight(box.left() - 1)
            count.moveLeft(0)
        else:
            assert box.left() == row.left()
        assert is_painted(picture, words), value
        assert is_painted(picture, count), value


def test_other_words_are_given_room(ticks: Ticks) -> None:
    before = ticks.rows()["c"].top()
    ticks.set_words("b", "Few")
    assert ticks.rows()["c"].top() < before
    assert ticks.boxes["c"].y() == ticks.rows()["c"].top()


def test_what_changes_while_hidden_stands_right_when_shown(ticks: Ticks) -> None:
    ticks.hide()
    ticks.set_words("b", "Few")
    ticks.show()
    assert [ticks.boxes[value].y() for value in WORDS] == [r.top() for r in ticks.rows().values()]


def test_larger_letters_are_given_room(ticks: Ticks, qapp: QApplication) -> None:
    before, usual = ticks.heightForWidth(NARROW), qapp.font()
    larger = qapp.font()
    larger.setPixelSize(40)
    qapp.setFont(larger)
    QApplication.processEvents()
    try:
        assert ticks.heightForWidth(NARROW) > before
    finally:
        qapp.setFont(usual)
        QApplication.processEvents()
    assert ticks.heightForWidth(NARROW) == before
