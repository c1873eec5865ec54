"""Entries of menus."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu


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
