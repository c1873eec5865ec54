"""Entries of menus, and the way out of the bar that they hang from."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid


def add_entry(menu: QMenu, words: str, chosen: Callable[[], object] | None = None) -> QAction:
    """Add an entry to a menu, and return it.

    It is made here, not by the menu: for one that a menu made, PySide now and then returns what it
    remembers of a deleted object that lay at the same place.

    Args:
        chosen: Called when the entry is chosen.
    """
    entry = QAction(words, menu)
    if chosen:
        entry.triggered.connect(lambda: chosen())
    menu.addAction(entry)
    return entry


class WayOut(QObject):
    """Gives the keyboard back where the menu bar would keep it.

    Qt returns it to whatever had it when a menu was opened by its letter. Where one menu was opened
    after another, that is the bar itself.
    """

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._before: QWidget | None = None
        bar.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self._bar and before is not self._bar:
            self._before = before

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow Esc, once the bar has had it."""
        pressed = event.key() if isinstance(event, QKeyEvent) else None
        if pressed == Qt.Key.Key_Escape:
            QTimer.singleShot(0, self, self.take)
        return super().eventFilter(watched, event)

    def take(self) -> None:
        """Give the keyboard back, if the bar has it."""
        if self._bar.hasFocus() and self._before and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.MenuBarFocusReason)
