"""What is told of a widget goes with the widget."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sfdesk.ui.support import spoken
from sfdesk.ui.support.browser import SpokenBrowser


def test_nothing_takes_the_place_of_what_is_gone(qtbot: QtBot) -> None:
    """PySide finds its objects by where they lie: one that is kept too long answers for others."""
    menu = QMenu()
    qtbot.addWidget(menu)
    spoken.install()
    wrong: set[str] = set()
    for _ in range(1000):
        page = SpokenBrowser()
        assert QAccessible.queryAccessibleInterface(page).role() is QAccessible.Role.Document
        page.deleteLater()
        QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
        menu.clear()
        actions = [menu.addAction("An entry") for _ in range(20)]
        wrong |= {type(each).__name__ for each in actions if not isinstance(each, QAction)}
    assert not wrong


def test_a_property_says_what_a_widget_is(qtbot: QtBot) -> None:
    spoken.install()
    apart, head = QWidget(), QPushButton()
    qtbot.addWidget(apart)
    qtbot.addWidget(head)
    apart.setProperty("spoken_as", "separator")
    head.setProperty("expanded", False)
    told = QAccessible.queryAccessibleInterface(apart)
    assert told.role() is QAccessible.Role.Separator
    state = QAccessible.queryAccessibleInterface(head).state()
    assert state.expandable
    assert state.collapsed
