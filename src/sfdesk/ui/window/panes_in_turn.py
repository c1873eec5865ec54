"""Keys of the whole window: from pane to pane, and away with what is on top."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow
    from sfdesk.ui.window.session import Session


def step_pane(window: "MainWindow", by: int) -> None:
    """Put the keyboard on the next pane (1) or on the one before (-1)."""
    panes = _panes(window)
    focused = QApplication.focusWidget()
    here = (n for n, (pane, _) in enumerate(panes) if focused and pane.isAncestorOf(focused))
    at = next(here, -1 if by > 0 else 0)
    panes[(at + by) % len(panes)][1]()


def escape(window: "MainWindow") -> None:
    """Close what is on top; with nothing there, clear the query, then the filters, and rest."""
    put_away = (
        window.stage.splitter.give_back,
        window.sides.close_find,
        window.reading.close_top,
        window.sides.hide_filters_over_list,
        window.sides.leave_page_over_list,
    )
    if not any(each() for each in put_away):
        _clear(window.session)


def _clear(session: "Session") -> None:
    if session.state.query:
        session.search_for("")
    elif any(session.state.ticked.values()):
        session.choose({})


def focus_middle(window: "MainWindow") -> None:
    """Put the keyboard on the list, or on the view that has its place."""
    _panes(window)[-1 if window.sides.shown else -2][1]()


def _panes(window: "MainWindow") -> list[tuple[QWidget, Callable[[], object]]]:
    """Return the panes that can be gone to, with what goes there.

    In a narrow window list and page take each other's place: going to one brings it forward.
    """
    panes: list[tuple[QWidget, Callable[[], object]]] = [(window.top, window.top.focus_search)]
    if window.filters.isVisible():
        panes.append((window.filters, window.filters.focus_first))
    if side := window.sides.shown:
        return [*panes, (side, side.focus_first)]
    listing = (window.results, window.sides.show_list)
    return [*panes, listing, (window.reading, window.focus_reading)]
