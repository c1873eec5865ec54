"""The search field: the button that clears it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import type_query


def clear_button(window: MainWindow) -> QToolButton:
    button = window.top.search.findChild(QToolButton)
    assert button is not None
    return button


def test_it_is_large_enough_within_the_field_and_clears(window: MainWindow, qtbot: QtBot) -> None:
    button, field = clear_button(window), window.top.search
    assert not button.isVisible()
    type_query(window, qtbot, "play")
    assert button.isVisible()
    assert min(button.width(), button.height()) >= 24
    assert field.rect().contains(button.geometry())
    assert field.textMargins().right() >= button.width()
    # Its sign is there, and not cut to a dot.
    picture = button.grab().toImage()
    paper = picture.pixelColor(2, 2)
    rows = {
        y
        for y in range(picture.height())
        for x in range(picture.width())
        if picture.pixelColor(x, y) != paper
    }
    assert len(rows) >= 6
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert not field.text()
    assert not button.isVisible()


def test_it_grows_with_the_text(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "play")
    before = clear_button(window).height()
    window.zoom_by(100)
    qtbot.waitUntil(lambda: clear_button(window).height() > 1.5 * before)
    assert window.top.search.rect().contains(clear_button(window).geometry())
