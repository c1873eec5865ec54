"""Which pane has the keyboard next."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow


def next_pane(window: "MainWindow") -> None:
    """Put the keyboard on the next of search, filters, results, page."""
    top, filters, results = window.top, window.filters, window.results
    side = window.sides.shown
    after_filters = side.focus_first if side else results.focus_list
    steps = (
        (top, filters.focus_first if filters.isVisible() else after_filters),
        (filters, after_filters),
        (results, window.focus_reading),
    )
    focused = QApplication.focusWidget()
    for pane, go in steps:
        if focused and (pane is focused or pane.isAncestorOf(focused)):
            go()
            return
    top.focus_search()
