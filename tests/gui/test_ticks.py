"""Boxes, words and counts of a group of ticks stand where they are read together."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfdesk.ui.panes.ticks import Ticks
from tests.pictures import difference, inked

WORDS = {"a": "2 to 4", "b": "Words that are many more than have room in one line", "c": "Last"}
WIDE, NARROW, COUNT = 600, 160, 40


@pytest.fixture
def ticks(qtbot: QtBot, qapp: QApplication) -> Iterator[Ticks]:
    before = qapp.font()
    # Whatever text size the window of another test has left.
    font = qapp.font()
    font.setPixelSize(14)
    qapp.setFont(font)
    made = Ticks(WORDS)
    qtbot.addWidget(made)
    made.show_counts({"a": 7, "b": 0, "c": 30})
    made.resize(NARROW, made.heightForWidth(NARROW))
    with qtbot.waitExposed(made):
        made.show()
    yield made
    qapp.setFont(before)


def is_painted(picture: QImage, place: QRect) -> bool:
    """Whether there is more than one colour in a part of a picture."""
    colours = {
        picture.pixel(x, y)
        for x in range(max(0, place.left()), min(picture.width(), place.right() + 1))
        for y in range(place.top(), place.bottom() + 1)
    }
    return len(colours) > 1


def words_of(ticks: Ticks, value: str) -> QImage:
    """The words beside a tick, as they are painted."""
    row, box = ticks.rows()[value], ticks.boxes[value].geometry()
    place = QRect(box.right() + 1, row.top(), row.width() - box.width() - COUNT, row.height())
    if ticks.isRightToLeft():
        place.moveRight(box.left() - 1)
    picture = ticks.grab().toImage()
    return picture.copy(inked(picture.copy(place)).translated(place.topLeft()))


def test_words_are_as_large_as_others_of_the_window_and_counts_smaller(ticks: Ticks) -> None:
    ticks.setStyleSheet("#ticks { font-size: 8px; }")
    QApplication.processEvents()
    metrics = QFontMetrics(QApplication.font())
    assert ticks.fontMetrics().height() < metrics.height()
    painted = words_of(ticks, "a").width()
    assert painted == pytest.approx(metrics.boundingRect(WORDS["a"]).width(), abs=2)


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("mirrored")
def test_words_are_read_from_the_left_in_a_mirrored_window(
    ticks: Ticks, qapp: QApplication
) -> None:
    before = words_of(ticks, "a")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert ticks.isRightToLeft()
    assert difference(words_of(ticks, "a"), before) < 0.05


def test_the_left_button_alone_ticks(ticks: Ticks) -> None:
    box = ticks.boxes["a"]
    here = box.geometry().center() + QPoint(30, 0)
    left, right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
    QTest.mousePress(ticks, left, pos=here)
    QTest.mousePress(ticks, right, pos=here)
    QTest.mouseRelease(ticks, right, pos=here)
    assert not box.isChecked()
    QTest.mouseRelease(ticks, left, pos=here)
    assert box.isChecked()
    QTest.mouseClick(ticks, right, pos=here)
    assert box.isChecked()


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
