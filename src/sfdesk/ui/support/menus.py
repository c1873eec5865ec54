"""Entries of menus, and the way out of the bar that they hang from."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QMenuBar


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
    """Takes the keyboard away from the menu bar where that would keep it.

    Qt returns it to whatever had it when a menu was opened by its letter. Where one menu was opened
    after another, that is the bar itself.
    """

    def __init__(self, bar: QMenuBar, leave: Callable[[], object]) -> None:
        super().__init__(bar)
        self._bar, self._leave = bar, leave
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow Esc, once the bar has had it."""
        pressed = event.key() if isinstance(event, QKeyEvent) else None
        if pressed == Qt.Key.Key_Escape:
            QTimer.singleShot(0, self, self._take)
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        if self._bar.hasFocus():
            self._leave()
