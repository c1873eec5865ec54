"""What a person does in the window, for tests."""

from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sfdesk.model.entries import Key
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.window.main_window import MainWindow

Qt_Key = Qt.Key


def type_query(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Type into the search field and wait for the results of the last letter."""
    window.top.search.setFocus()
    window.top.search.clear()
    for letter in text:
        with qtbot.waitSignal(window.session.found):
            QTest.keyClicks(window.top.search, letter)


def come_to_rest(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the worker is idle, and nothing waits to be counted or painted."""
    panes = (window.stage, window.filters, window.reading)
    qtbot.waitUntil(lambda: window.worker.is_idle)
    qtbot.waitUntil(lambda: _are_counted(window) and all(p.updatesEnabled() for p in panes))
    QApplication.processEvents()


def _are_counted(window: MainWindow) -> bool:
    last, groups = window.session.last, window.filters.groups
    return last is None or all(g.ticks.counts == last.facets[n] for n, g in groups.items())


def open_own(window: MainWindow, key: Key, kind: type[Any], link: str) -> Any:
    """Open an entry, and from its page a dialog of that kind for what is the team's own."""
    window.session.open_entry(key)
    window.reading.own_wanted.emit(link)
    return window.findChildren(kind)[-1]


def keep(qtbot: QtBot, dialog: Any) -> None:
    """Save what stands in a dialog."""
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()


def press(widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key on a widget."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(widget, key, held)


def drag(handle: QWidget, across: int, *, grip: int = 4) -> None:
    """Take hold of the line between two panes and move it.

    Args:
        grip: Where it is taken hold of, in pixels from the left.
    """
    place = QPoint(grip, handle.height() // 2)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(handle, place + QPoint(across, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=place)


def turn(
    widget: QWidget, notches: float, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Turn the wheel over the middle of a widget, up or (less than 0) down, as the system does."""
    top = widget.window()
    place = QPointF(widget.mapTo(top, widget.rect().center()))
    handle = top.windowHandle()
    assert handle is not None
    QTest.wheelEvent(handle, place, QPoint(0, round(120 * notches)), QPoint(), held)
    QApplication.processEvents()


def page(window: MainWindow) -> str:
    """Return what stands on the page."""
    return window.reading.browser.toPlainText()


def shown(window: MainWindow, kind: EntryKind = EntryKind.INTERVENTION) -> list[str]:
    """Return the slugs of the listed entries of a kind."""
    keys = [card.key for card in window.results.model.cards if card.key]
    return [slug for each, slug in keys if each is kind]
