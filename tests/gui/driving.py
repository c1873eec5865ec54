"""What a person does in the window, for tests."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.window.main_window import MainWindow

Qt_Key = Qt.Key


def type_query(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Type into the search field and wait for the results of the last letter."""
    window.top.search.setFocus()
    window.top.search.clear()
    for letter in text:
        with qtbot.waitSignal(window.session.found, timeout=30_000):
            QTest.keyClicks(window.top.search, letter)


def press(widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key on a widget."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(widget, key, held)


def shown(window: MainWindow, kind: EntryKind = EntryKind.INTERVENTION) -> list[str]:
    """Return the slugs of the listed entries of a kind."""
    keys = [card.key for card in window.results.model.cards if card.key]
    return [slug for each, slug in keys if each is kind]
