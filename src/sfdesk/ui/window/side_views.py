"""Which panes are shown.

The map and the comparison take the place of list and page. They are made when they are first
asked for; the start of the program need not wait for them. Where there is little room, the
filters wait behind their button, and with less still, list and page take each other's place.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from sfdesk.core.settings import SettingsStore
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Key
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import View
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.support.turns import paint_in_turn
from sfdesk.ui.window.pane_sizes import panes_with_room
from sfdesk.ui.window.pane_widths import PaneWidths
from sfdesk.ui.window.panes import Panes
from sfdesk.ui.window.session import Session
from sfdesk.ui.window.stage import Stage

if TYPE_CHECKING:
    from sfdesk.ui.panes.find_bar import FindBar
    from sfdesk.ui.views.comparison import CompareView
    from sfdesk.ui.views.gap_map import MapView
    from sfdesk.ui.views.home import HomeView, PastSearch


class Front(Enum):
    """What is in front where there is room for one pane."""

    FILTERS = 0
    LIST = 1
    PAGE = 2


class SideViews(QObject):
    """Shows one of them in the splitter, or the list and the page; and the filters, or not.

    Args:
        panes: Filters, list and page.
        settings: They hold the widths of filters and list that the user has chosen, if any.

    Attributes:
        widths: How wide they are.

    Signals:
        map_print_wanted: The map is to be printed.
        comparison_print_wanted: The comparison is to be printed.
        decision_wanted: A family is to choose between what is compared.
        plan_wanted: What is compared is to be copied for a plan.
        home_at_start(bool): Home is to be shown at the start of the program, or not.
        painted: Home has been painted for the first time.
        filters_shown(offered, shown): Whether a switch for the filters is of use, and how it is.
        narrow(bool): Whether there is room for one pane alone.
        filterable(bool): Whether what is shown can be filtered.
    """

    map_print_wanted = Signal()
    comparison_print_wanted = Signal()
    decision_wanted = Signal()
    plan_wanted = Signal()
    home_at_start = Signal(bool)
    painted = Signal()
    filters_shown = Signal(bool, bool)
    narrow = Signal(bool)
    filterable = Signal(bool)

    def __init__(
        self,
        edition: Edition,
        session: Session,
        stage: Stage,
        panes: Panes,
        settings: SettingsStore,
    ) -> None:
        super().__init__(stage)
        self._edition, self._session = edition, session
        self._stage, self._splitter = stage, stage.splitter
        self._panes = panes
        self._filters_wanted: bool | None = None
        self._room, self._front = 3, Front.LIST
        # The session's view once there is something to show in it: what was asked for may take.
        self._view = session.state.shown_view
        self._arranged: tuple[object, ...] = ()
        self._settings = settings
        self.widths = PaneWidths(stage.splitter, panes, settings.settings.panes)
        self.home: HomeView | None = None
        self.map: MapView | None = None
        self._past: Callable[[], Sequence[PastSearch]] | None = None
        self.compare: CompareView | None = None
        session.found.connect(self._searched)
        panes.made.connect(self._connect_panes)

    def _connect_panes(self) -> None:
        self._panes.filters.resized_by_words.connect(self._arrange)
        self._panes.reading.list_wanted.connect(self.show_list)

    @property
    def shown(self) -> "HomeView | MapView | CompareView | None":
        """The view that is shown instead of list and page, if any."""
        sides = {View.HOME: self.home, View.MAP: self.map, View.COMPARE: self.compare}
        return sides.get(self._view)

    def bring_find_bar(self) -> "FindBar":
        """Return what finds words in the map or the comparison, else on the page, now shown."""
        own: FindBar | None = getattr(self.shown, "find_bar", None)
        if own is None:
            self.show_page()
        return own or self._panes.reading.find_bar

    def close_find(self) -> bool:
        """Put the find bar of the map or the comparison away; return whether it was there."""
        bars = (side.find_bar for side in (self.map, self.compare) if side)
        shown = next((bar for bar in bars if bar.isVisible()), None)
        if shown:
            shown.close_it()
        return shown is not None

    def uses_filters(self) -> bool:
        """Return whether what is shown can be filtered."""
        return self._view.shows_matrix

    def show(self, theme: Theme) -> None:
        """Show what belongs to the session's view, filled anew."""
        self._view = view = self._session.state.shown_view
        if view is View.HOME:
            self._show_home(self._made_home(theme))
        elif view is View.MAP:
            rows = self._session.listed
            self._made_map(theme).show_rows(rows, len(self._edition.interventions))
        elif view is View.COMPARE:
            self._made_compare(theme).show_rows(self._session.marked)
        if self.shown and self._past:
            _order(self.shown)
        self._arrange()

    def complete(self, past: "Callable[[], Sequence[PastSearch]]") -> None:
        """Have Home show what the first paint did not wait for, and what ``past`` returns."""
        self._past = past
        self.show_past()

    def show_past(self) -> None:
        """Have Home show the searches that there are now."""
        if self.home:
            self._show_home(self.home)
            _order(self.home)

    def _show_home(self, home: "HomeView") -> None:
        if self._past:
            home.complete()
            home.show_searches(self._past())
        if self._session.last:
            home.show_found(self._session.state.chosen, self._session.last)
        home.start_box.setChecked(self.is_home_at_start())

    def is_home_at_start(self) -> bool:
        """Return whether the window opens on Home."""
        return self._settings.settings.home_at_start

    def toggle_home_at_start(self) -> None:
        """Have the window open on Home from now on, or on the matrix."""
        self.home_at_start.emit(not self.is_home_at_start())
        if self.home:
            self.home.start_box.setChecked(self.is_home_at_start())

    # --- which are shown --------------------------------------------------------------------

    def fit(self, zoom: int) -> None:
        """Show as many panes as have room at a text size, and share the room."""
        room = panes_with_room(self._stage.width(), zoom)
        if room != self._room:
            # What was asked for where there was other room may not fit here.
            self._filters_wanted = None
            self._front = Front.LIST
            self.narrow.emit(room == 1)
        self._room = room
        self.widths.zoom = zoom
        self._arrange()

    def toggle_filters(self) -> None:
        """Show or hide the filters, whatever room there is."""
        self._filters_wanted = self._panes.filters.isHidden()
        self._front = Front.FILTERS if self._filters_wanted else Front.LIST
        self._arrange()

    def hide_filters_over_list(self) -> bool:
        """Put the filters away where they cover the list; return whether they did."""
        covering = self._room == 1 and self._panes.filters.isVisible()
        if covering:
            self.toggle_filters()
        return covering

    def leave_page_over_list(self) -> bool:
        """Go back to the list where the page covers it; return whether it did."""
        covering = self._room == 1 and self._reads and not self.shown
        if covering:
            self.show_list()
        return covering

    def show_list(self) -> None:
        """Bring the list to the front, and the keyboard to it."""
        self._bring(Front.LIST)
        self._panes.results.focus_list()

    def show_page(self) -> None:
        """Bring the page to the front."""
        self._bring(Front.PAGE)

    def _bring(self, front: Front) -> None:
        if self._room == 1 and self._front is not front:
            self._front = front
            self._filters_wanted = None
            self._arrange()

    def _searched(self) -> None:
        """Show what was found, or the page that one has come back to."""
        if self._front is not Front.FILTERS:
            self._bring(Front.PAGE if self._session.state.open else Front.LIST)

    def _arrange(self) -> None:
        """Show and share, if anything that it hangs on has changed: it is asked at every key."""
        if self._view is not View.HOME:
            self._panes.make()
        asked = (self._view, self._filters_wanted, self._front, self._room, self._stage.width())
        hangs_on = (*asked, self.widths.zoom, self._splitter.count(), self.widths.least())
        if hangs_on != self._arranged:
            self._arranged = hangs_on
            self._show_panes()

    def _show_panes(self) -> None:
        before, at_home = QApplication.focusWidget(), self._view is View.HOME
        if not (at_home or self._panes.filters.isVisible()):
            paint_in_turn(self._panes.filters, after=2)
        paint_in_turn(self._stage, after=1)
        if not at_home:
            self._stage.leave_home()
        filters = False if at_home else self._show_beside_each_other()
        # What is shown is to be laid out once: its room, less that of the line above, comes first.
        self.widths.share()
        always = filters and self._room == 3
        self.filterable.emit(self.uses_filters())
        self.filters_shown.emit(self.uses_filters() and not always, filters)
        self._stage.show_home(at_home)
        if before and self._stage.isAncestorOf(before) and not before.isVisible():
            # Qt would give the keyboard to whatever comes next, or to the first of all.
            (self.shown.focus_first if self.shown else self._panes.take_keyboard)()

    def _show_beside_each_other(self) -> bool:
        """Show of the panes, the map and the comparison those that are wanted; say if filters are.

        While Home is shown they stay as they are, and come back as they were.
        """
        wanted = self._room == 3 if self._filters_wanted is None else self._filters_wanted
        filters = wanted and self.uses_filters()
        alone = self._room == 1
        covered = alone and filters
        for own, side in ((View.MAP, self.map), (View.COMPARE, self.compare)):
            if side:
                side.setVisible(self._view is own and not covered)
        shown = self._view not in (View.MAP, View.COMPARE) and not covered
        self._panes.filters.setVisible(filters)
        self._panes.results.setVisible(shown and not (alone and self._reads))
        self._panes.reading.setVisible(shown and (not alone or self._reads))
        self._panes.reading.show_alone(alone)
        return filters

    @property
    def _reads(self) -> bool:
        return self._front is Front.PAGE

    # --- the views --------------------------------------------------------------------------

    def restyle(self, theme: Theme) -> None:
        """Draw in another theme or size."""
        if self.home:
            self.home.restyle(theme, self.widths.zoom)
        if self.map:
            self.map.table.tiles.theme = theme
        if self.compare:
            self.compare.theme = theme
        if self.shown:
            self.show(theme)

    def _made_home(self, theme: Theme) -> "HomeView":
        if self.home is None:
            from sfdesk.ui.views.home import HomeView

            self.home = HomeView(self._edition, theme, self._settings.settings.zoom)
            self.home.changed.connect(self._session.choose)
            self.home.wanted.connect(lambda: self._session.filter_by({}))
            self.home.followed.connect(self._read)
            self.home.start_box.clicked.connect(self.home_at_start)
            self.home.painted.connect(self.painted)
            self._stage.add_home(self.home)
            self.home.fill()
        return self.home

    def _made_map(self, theme: Theme) -> "MapView":
        if self.map is None:
            from sfdesk.ui.views.gap_map import MapView

            self.map = MapView(self._edition.info, self._edition.interventions, theme)
            self.map.chosen.connect(self._session.filter_by)
            self.map.read.connect(
                lambda slug: self._session.open_entry((EntryKind.INTERVENTION, slug))
            )
            self.map.print_wanted.connect(self.map_print_wanted)
            self._put_beside(self.map)
        return self.map

    def _made_compare(self, theme: Theme) -> "CompareView":
        if self.compare is None:
            from sfdesk.ui.views.comparison import CompareView

            self.compare = CompareView(self._edition, theme)
            self.compare.toggled.connect(self._session.toggle_compared)
            self.compare.opened.connect(lambda slug: self._read((EntryKind.INTERVENTION, slug)))
            self.compare.print_wanted.connect(self.comparison_print_wanted)
            self.compare.decision_wanted.connect(self.decision_wanted)
            self.compare.plan_wanted.connect(self.plan_wanted)
            self.compare.matrix_wanted.connect(lambda: self._session.go_to_view(View.MATRIX))
            self._put_beside(self.compare)
        return self.compare

    def _put_beside(self, view: QWidget) -> None:
        """Put a view beside the panes, in whose place it is shown."""
        view.hide()
        self._splitter.addWidget(view)
        _order(self._splitter)

    def _read(self, key: Key) -> None:
        row = key[0] is EntryKind.INTERVENTION
        self._session.go_to_view(View.MATRIX if row else View.TOPICS)
        self._session.open_entry(key)


def _order(widget: QWidget) -> None:
    """Let Tab and a screen reader find what was added where the eye does."""
    from sfdesk.ui.support.order import follow_layout

    follow_layout(widget)
