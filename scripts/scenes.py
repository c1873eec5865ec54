"""Every view and dialog of the window, each as a thing to look at.

Shared by ``dev.py screenshots`` and by the tests of layout: a view that is added to ``View``
is a scene by itself, a dialog is added here.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

import edition_scenes
import own_scenes
from sfdesk.core.errors import SfdeskError
from sfdesk.factsheets.kinds import TableKind
from sfdesk.factsheets.safety import QUESTION as SAFE
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import View
from sfdesk.ui.support import messages
from sfdesk.ui.window.dialogs import (
    change_organisation,
    open_decision,
    open_sheet,
    print_table,
    show_reference,
)
from sfdesk.ui.window.main_window import MainWindow

_QUERY = "teenager at risk of going into care"
_READ = "multisystemic-therapy"
_COMPARED = ("multisystemic-therapy", "triple-p", "family-group-conferencing", "play-therapy")
_FILTERS = {
    "levels_of_need": frozenset({"child-protection-edge-of-care"}),
    "uk_use": frozenset({"widely-used", "used-in-named-areas"}),
}
_NEEDS = {
    "needs": frozenset({"crime", "secure-housing", "good-education"}),
    "ages": frozenset({"11-15"}),
}
_NOTHING = {"topic": frozenset({"parenting"}), "cost_ratings": frozenset({"5"})}
_ASKED = ("Is it safe to take home?", "It is safe", "No")
_FAILED = (
    "The sheet could not be written to the folder that you chose.",
    "A file that was there before is as it was.",
    "Choose a folder that you may write to.",
)
MADE_UP = (*_ASKED, *_FAILED, SAFE, edition_scenes.MADE_UP, own_scenes.MADE_UP)
"""Texts that the scenes have in the place of what the program would say, or a user write."""


class Scene(NamedTuple):
    """Something to look at.

    Attributes:
        show: Brings it on the screen; returns the window or the dialog that is to be looked at.
    """

    name: str
    show: Callable[[MainWindow], QWidget]


def views() -> Iterator[Scene]:
    """Yield the states of the window itself."""
    for view in View:
        yield Scene(f"view-{view.name.lower()}", partial(_view, view))
    yield Scene("home-chosen", _home)
    yield Scene("compare-empty", _nothing_marked)
    yield Scene("map-names", lambda window: _map(window, names=True))
    yield Scene("map-filtered", lambda window: _map(window, chosen=_FILTERS))
    yield Scene("search", _search)
    yield Scene("filtered", lambda window: _filtered(window, _FILTERS))
    yield Scene("nothing-found", lambda window: _filtered(window, _NOTHING))
    yield Scene("nothing-known", lambda window: _typed(window, "zzzz"))
    yield Scene("did-you-mean", lambda window: _typed(window, "restoritive"))
    yield Scene("find-in-page", _find)
    yield Scene("own-page", own_scenes.page)
    yield Scene("own-notes-found", own_scenes.notes_found)


def dialogs() -> Iterator[Scene]:
    """Yield the dialogs of the window; each must be closed before the next is shown."""
    yield Scene("sheet", lambda window: _opened(window, partial(open_sheet, window)))
    yield Scene("decision", _decision)
    for kind in ("comparison", "map", "matrix"):
        yield Scene(f"print-{kind}", partial(_printed, kind))
    yield Scene("reference", _reference)
    yield Scene("save-search", _saved)
    yield Scene(
        "organisation", lambda window: _opened(window, partial(change_organisation, window))
    )
    yield Scene("question", lambda window: _shown(_question(window)))
    yield Scene("error", lambda window: _shown(_error(window)))
    for make in (edition_scenes.candidate, edition_scenes.install, edition_scenes.editions):
        yield Scene(f"editions-{make.__name__}", partial(_made, make))
    yield Scene("keys", lambda window: _opened(window, window.commands.show_keys))
    yield Scene("accessibility", lambda window: _opened(window, window.commands.show_accessibility))
    yield Scene("about", lambda window: _opened(window, window.commands.show_about))
    for name, show in own_scenes.DIALOGS.items():
        yield Scene(f"own-{name}", partial(_own, show))


def start_anew(window: MainWindow) -> None:
    """Bring the window back to where it opens."""
    window.reading.find_bar.close_it()
    for row in window.session.marked:
        window.session.toggle_compared(row.slug)
    if window.sides.map:
        window.sides.map.names_switch.setChecked(False)
    # Turned to from its own list, the matrix has neither query nor ticks.
    window.session.go_to_view(View.MATRIX)
    window.session.go_to_view(View.MATRIX)


def _view(view: View, window: MainWindow) -> QWidget:
    if view is View.COMPARE:
        for slug in _COMPARED:
            window.session.toggle_compared(slug)
    window.session.go_to_view(view)
    return window


def _nothing_marked(window: MainWindow) -> QWidget:
    window.session.go_to_view(View.COMPARE)
    return window


def _home(window: MainWindow) -> QWidget:
    window.session.go_to_view(View.HOME)
    window.session.choose(_NEEDS)
    return window


def _map(
    window: MainWindow, *, names: bool = False, chosen: dict[str, frozenset[str]] | None = None
) -> QWidget:
    window.session.go_to_view(View.MAP)
    assert window.sides.map is not None
    window.sides.map.names_switch.setChecked(names)
    if chosen:
        window.session.choose(chosen)
    return window


def _typed(window: MainWindow, query: str) -> QWidget:
    window.session.search_for(query)
    return window


def _search(window: MainWindow) -> QWidget:
    return _typed(window, _QUERY)


def _filtered(window: MainWindow, chosen: dict[str, frozenset[str]]) -> QWidget:
    window.session.filter_by(chosen)
    return window


def _find(window: MainWindow) -> QWidget:
    window.session.open_entry((EntryKind.INTERVENTION, _READ))
    window.sides.bring_find_bar().open()
    window.reading.find_bar.edit.setText("family")
    window.reading.find_bar.edit.textEdited.emit("family")
    return window


def _opened(window: MainWindow, show: Callable[[], object]) -> QWidget:
    """Return the dialog that is there after ``show`` and was not before."""
    before = set(window.findChildren(QDialog))
    window.session.open_entry((EntryKind.INTERVENTION, _READ))
    show()
    (made,) = set(window.findChildren(QDialog)) - before
    return made


def _printed(kind: str, window: MainWindow) -> QWidget:
    if kind == "comparison":
        for slug in _COMPARED:
            window.session.toggle_compared(slug)
    return _opened(window, lambda: print_table(window, TableKind(kind)))


def _decision(window: MainWindow) -> QWidget:
    for slug in _COMPARED:
        window.session.toggle_compared(slug)
    return _opened(window, partial(open_decision, window))


def _reference(window: MainWindow) -> QWidget:
    note = window.edition.notes[12]
    return _opened(window, lambda: show_reference(window, note))


def _own(show: Callable[[MainWindow], None], window: MainWindow) -> QWidget:
    return _opened(window, partial(show, window))


def _shown(dialog: QDialog) -> QWidget:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _made(make: Callable[[MainWindow], QDialog], window: MainWindow) -> QWidget:
    return _shown(make(window))


def _question(window: MainWindow) -> QDialog:
    title, yes, no = _ASKED
    return messages.question(window, title, f"{SAFE} {SAFE}", yes=yes, no=no)


def _error(window: MainWindow) -> QDialog:
    happened, kept, do = _FAILED
    return messages.report(
        window,
        SfdeskError(
            happened,
            kept=kept,
            do=do,
            detail="PermissionError(13, 'Permission denied')",
        ),
    )


def _saved(window: MainWindow) -> QWidget:
    window.session.filter_by(_FILTERS)
    return _opened(window, window.searches.save)
