"""Which panes are shown: the map and the comparison take the place of list and page.

They are made when they are first asked for; the start of the program need not wait for them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from sfdesk.model.edition import Edition
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import View
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.window.session import Session

if TYPE_CHECKING:
    from sfdesk.ui.views.comparison import CompareView
    from sfdesk.ui.views.gap_map import MapView


_ROOM = 900
"""Width for three panes, in pixels at 100 % text; below it, filters are shown when asked for."""


class SideViews(QObject):
    """Shows one of them in the splitter, or the list and the page; and the filters, or not.

    Args:
        panes: Filter pane, result list and reading pane.

    Signals:
        map_print_wanted: The map is to be printed.
        comparison_print_wanted: The comparison is to be printed.
        filters_shown(offered, shown): Whether a switch for the filters is of use, and how it is.
    """

    map_print_wanted = Signal()
    comparison_print_wanted = Signal()
    filters_shown = Signal(bool, bool)

    def __init__(
        self, edition: Edition, session: Session, splitter: QSplitter, panes: Sequence[QWidget]
    ) -> None:
        super().__init__(splitter)
        self._edition, self._session, self._splitter = edition, session, splitter
        self._filters, *self._reading = panes
        self._filters_wanted: bool | None = None
        self._has_room = True
        self._sizes: list[int] = []
        self.map: MapView | None = None
        self.compare: CompareView | None = None

    @property
    def shown(self) -> "MapView | CompareView | None":
        """The view that is shown instead of list and page, if any."""
        view = self._session.shown_view
        return {View.MAP: self.map, View.COMPARE: self.compare}.get(view)

    def show(self, theme: Theme) -> None:
        """Show what belongs to the session's view, filled anew."""
        view = self._session.shown_view
        if view is View.MAP:
            rows = self._session.listed
            self._made_map(theme).show_rows(rows, len(self._edition.interventions))
        elif view is View.COMPARE:
            self._made_compare(theme).show_rows(self._session.marked)
        self._make_room(view)

    def _make_room(self, view: View) -> None:
        """Give the room of list and page to a side view, or back as it was."""
        beside = view in (View.MAP, View.COMPARE)
        list_pane = self._reading[0]
        was_beside = list_pane.isHidden()
        if beside and not was_beside:
            self._sizes = self._splitter.sizes()[:3]
        for side, own in ((self.map, View.MAP), (self.compare, View.COMPARE)):
            if side:
                side.setVisible(view is own)
        for pane in self._reading:
            pane.setVisible(not beside)
        self._show_filters()
        if beside != was_beside:
            left, *others = self._sizes
            self._splitter.setSizes([left, 0, 0, *[sum(others)] * 2] if beside else self._sizes)

    def fit(self, width: int) -> None:
        """Show the filters only where there is room for three panes, unless they were asked for.

        Args:
            width: Of the window, in pixels at 100 % text.
        """
        self._has_room = width >= _ROOM
        self._show_filters()

    def toggle_filters(self) -> None:
        """Show or hide the filters, whatever room there is."""
        self._filters_wanted = self._filters.isHidden()
        self._show_filters()

    def _show_filters(self) -> None:
        shown = self._has_room if self._filters_wanted is None else self._filters_wanted
        comparing = self._session.shown_view is View.COMPARE
        self._filters.setVisible(shown and not comparing)
        self.filters_shown.emit(not comparing and not (shown and self._has_room), shown)

    def restyle(self, theme: Theme) -> None:
        """Draw in another theme or size."""
        for side in (self.map, self.compare):
            if side:
                side.theme = theme
        if self.shown:
            self.show(theme)

    def _made_map(self, theme: Theme) -> "MapView":
        if self.map is None:
            from sfdesk.ui.views.gap_map import MapView

            self.map = MapView(theme)
            self.map.chosen.connect(self._session.filter_by)
            self.map.print_wanted.connect(self.map_print_wanted)
            self.map.hide()
            self._splitter.addWidget(self.map)
        return self.map

    def _made_compare(self, theme: Theme) -> "CompareView":
        if self.compare is None:
            from sfdesk.ui.views.comparison import CompareView

            self.compare = CompareView(self._edition, theme)
            self.compare.toggled.connect(self._session.toggle_compared)
            self.compare.opened.connect(self._read)
            self.compare.print_wanted.connect(self.comparison_print_wanted)
            self.compare.hide()
            self._splitter.addWidget(self.compare)
        return self.compare

    def _read(self, slug: str) -> None:
        self._session.go_to_view(View.MATRIX)
        self._session.open_entry((EntryKind.INTERVENTION, slug))
