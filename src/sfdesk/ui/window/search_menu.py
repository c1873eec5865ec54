"""The menu beside the search field: saved searches, recent ones, and what is kept of them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import to_translate, tr
from sfdesk.model.local_layer import SavedSearch
from sfdesk.ui.browsing.state import State
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.ours.name_dialog import NameDialog
from sfdesk.ui.support import messages
from sfdesk.ui.support.menus import add_entry
from sfdesk.ui.views.home import PastSearch
from sfdesk.ui.window.session import Session

_NAME = to_translate(
    "Under which name? Do not put a family’s name in it: anybody who uses this computer can see it."
)
_COPIES = to_translate(
    "Your searches could not be read once, and a copy of the file was put aside. It may\n"
    "hold recent searches, and searches that you saved. Remove it from this computer?"
)
_SHOWN = 60
_OFFERED = 5
"""Recent searches that Home offers; the menu has them all."""


class SearchMenu:
    """Fills the menu of a button, and keeps what it offers.

    Args:
        keeper: Keeps what is saved, and knows what is.
        button: Shows the menu.
    """

    def __init__(self, app: App, session: Session, keeper: Keeper, button: QToolButton) -> None:
        self._app, self._session, self._keeper, self._button = app, session, keeper, button
        self._menu = QMenu(button, toolTipsVisible=True)
        self._menu.aboutToShow.connect(self._fill)
        button.setMenu(self._menu)
        session.used.connect(self.remember)

    def open(self) -> None:
        """Show the menu, for those who come by key."""
        self._button.showMenu()

    def remember(self, query: str) -> None:
        """Remember a search that led somewhere, unless the user does not want that."""
        if self._keeps_recent:
            try:
                self._app.recent_searches.remember(query)
            except SfdeskError as error:
                # Nobody asked for it now: no message comes in between.
                self._session.told.emit(error.user_text)

    @property
    def _keeps_recent(self) -> bool:
        wanted = self._app.settings.settings.keep_recent
        return wanted and self._app.policy.recent_searches

    def save(self) -> None:
        """Ask for a name and save the search that is shown."""
        if not self._something():
            self._session.told.emit(
                tr("There is no search to save: type something or tick a filter.")
            )
            return
        proposed = self._session.state.query.strip()[:_SHOWN]
        title, label = tr("Save this search"), tr("Name of the search")
        dialog = NameDialog(title, tr(_NAME), label, proposed, self._button.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.save_as(dialog.name.text()))
        dialog.open()

    def save_as(self, name: str) -> None:
        """Save the search that is shown under a name; it takes the place of one of that name."""
        name = " ".join(name.split())
        if not name:
            return
        state = self._session.state
        search = SavedSearch("", name, state.query, state.chosen, state.order)
        self._keeper.change(
            lambda layer: layer.searches.save(search),
            lambda saved: tr("Saved as “{name}”. It is in the menu “Searches”.", name=saved.name),
        )

    def search_again(self, search: SavedSearch) -> None:
        """Show a saved search; say what of it is left out, since this edition does not have it."""
        filters = self._app.edition.filters
        chosen = filters.known(search.chosen)
        self._session.go_to(State(query=search.query, chosen=chosen, order=search.order))
        if left_out := filters.left_out(search.chosen):
            ticks = "; ".join(left_out)
            self._session.told.emit(
                tr("Left out, as this edition does not have it: {ticks}", ticks=ticks)
            )

    def _fill(self) -> None:
        recent, saved, menu = self._app.recent_searches, self._keeper.ours.searches, self._menu
        recent.refresh()
        menu.clear()
        for old in menu.findChildren(QMenu):
            old.deleteLater()
        add_entry(menu, tr("Save this search…"), self.save).setEnabled(self._something())
        menu.addSection(tr("Saved"))
        for search in saved:
            add_entry(menu, _short(search.name), partial(self.search_again, search))
        menu.addSection(tr("Recent"))
        for query in recent.queries:
            add_entry(menu, _short(query), partial(self._session.search_for, query))
        menu.addSeparator()
        removal = QMenu(tr("Remove a saved search"), menu)
        menu.addMenu(removal)
        removal.setEnabled(bool(saved))
        for search in saved:
            add_entry(removal, _short(search.name), partial(self._remove, search))
        clear = add_entry(menu, tr("Clear recent searches"), self._forget)
        clear.setEnabled(bool(recent.queries))
        keep = add_entry(menu, tr("Remember recent searches"))
        keep.setCheckable(True)
        keep.setChecked(self._keeps_recent)
        keep.setEnabled(self._app.policy.recent_searches)
        keep.toggled.connect(self._keep)

    def past(self) -> list[PastSearch]:
        """Return the saved searches, and the last of the recent ones, for Home."""
        recent = self._app.recent_searches
        recent.refresh()
        again, anew = self.search_again, self._session.search_for
        return [
            *(PastSearch(each.name, partial(again, each)) for each in self._keeper.ours.searches),
            *(PastSearch(query, partial(anew, query)) for query in recent.queries[:_OFFERED]),
        ]

    def _something(self) -> bool:
        state = self._session.state
        return bool(state.query.strip()) or any(state.chosen.values())

    def _remove(self, search: SavedSearch) -> None:
        self._keeper.change(
            lambda layer: layer.searches.remove(search),
            lambda _: tr("The saved search “{name}” is removed.", name=search.name),
        )

    def _forget(self) -> None:
        if self._try(self._app.recent_searches.forget):
            self._session.told.emit(tr("The recent searches are cleared."))
            self._offer_to_remove_copies()

    def _offer_to_remove_copies(self) -> None:
        """Ask what to do with copies that were put aside: they may hold what was just cleared."""
        recent = self._app.recent_searches
        if recent.copies() and messages.ask(
            self._button.window(),
            tr("Remove the copies too?"),
            tr(_COPIES),
            yes=tr("Remove them"),
            no=tr("Keep them"),
        ):
            self._try(recent.remove_copies)

    def _keep(self, wanted: bool) -> None:
        """Remember searches from now on, or forget those there are and remember no more."""
        self._try(lambda: self._app.settings.change(keep_recent=wanted))
        if not wanted:
            self._forget()

    def _try(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except SfdeskError as error:
            self._session.failed.emit(error)
            return False
        return True


def _short(words: str) -> str:
    """Return words that fit into a menu; an ampersand there would mark a key."""
    cut = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return cut.replace("&", "&&")
