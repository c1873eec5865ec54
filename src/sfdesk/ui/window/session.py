"""What is being looked at: the query, the ticks, the open entry, and the way back.

The session turns what the user does into a new ``State``, searches for it on the worker,
and shows what comes back in the panes. It paints nothing itself.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from sfdesk.app import App
from sfdesk.model.entries import Intervention, Key, Note
from sfdesk.model.ordering import Order
from sfdesk.model.selection import Selection, both
from sfdesk.model.vocabulary import EntryKind
from sfdesk.reading.typed_filters import chosen_in, typed_and_ticked
from sfdesk.search.finding import Found
from sfdesk.ui.browsing.excerpts import looked_at
from sfdesk.ui.browsing.marks import Marks
from sfdesk.ui.browsing.nothing_found import Way
from sfdesk.ui.browsing.state import History, State, View
from sfdesk.ui.panes.top_bar import TopBar
from sfdesk.ui.support.turns import in_turns
from sfdesk.ui.support.worker import Worker
from sfdesk.ui.window.page_turner import PageTurner
from sfdesk.ui.window.panes import Panes
from sfdesk.ui.window.search_failure import SearchFailure
from sfdesk.ui.window.search_wait import SearchWait

if TYPE_CHECKING:
    from sfdesk.ui.window.reader import Reader


class Session(QObject):
    """Holds the state and its history.

    Args:
        first: What is shown first.

    Signals:
        found: The results of a search have been shown.
        paged: Another page has been shown: the one that belongs to them, or one that was chosen.
        failed(SfdeskError): A search could not be done.
        sided: The view, or what the map or the comparison show, may have changed.
        marks_changed: Other interventions are marked for comparison.
        used(str): A query led somewhere: an entry that it found is being read. Only queries made of
            the field's own words: they are remembered, and a name is to be nobody's.
        told(str): One line for the status bar.
        reference_wanted(Note): A note is to be shown as a card.

    Attributes:
        last: What was found last.
        search_failed: Tells why nothing can be searched for.
    """

    found = Signal()
    paged = Signal()
    failed = Signal(object)
    sided = Signal()
    marks_changed = Signal()
    told = Signal(str)
    used = Signal(str)
    reference_wanted = Signal(object)

    def __init__(
        self, app: App, first: State, worker: Worker, top: TopBar, panes: Panes, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._app, self._worker, self._top, self._panes = app, worker, top, panes
        self.history = History(first)
        self._marks = Marks(app.edition, app.settings)
        self.last: Found | None = None
        self.search_failed = SearchFailure(app, self.failed.emit, self.told.emit)
        self._wait = SearchWait(app, panes, self)
        self._turner = PageTurner(app.edition, panes, worker, lambda: self.last, self)
        self._turner.turned.connect(self.paged)
        self._top.typed.connect(self._typed)
        self._top.viewed.connect(self.go_to_view)
        self._top.back_button.clicked.connect(self.go_back)
        self._top.forward_button.clicked.connect(self.go_forward)
        self._panes.made.connect(self._connect_panes)

    def _connect_panes(self) -> None:
        """Connect to the panes, and show in them what is looked at."""
        from sfdesk.ui.window.list_filler import ListFiller

        results = self._panes.results
        self.filler: ListFiller = ListFiller(self._app.edition, results)
        self._panes.filters.changed.connect(self._filtered)
        results.chosen.connect(self.open_entry)
        results.ordered.connect(self._ordered)
        results.dropped.connect(self._drop_filter)
        results.suggested.connect(self.search_for)
        results.way_chosen.connect(self._leave_nothing)
        results.unread.connect(self._leave_unread)
        self._panes.reading.followed.connect(self._followed)
        self._show_choices()

    @property
    def state(self) -> State:
        """What is shown."""
        return self.history.current

    @property
    def open_key(self) -> Key | None:
        """The entry in the reading pane."""
        return self.reader.open_key if self.reader else None

    @property
    def open_row(self) -> Intervention | None:
        """The intervention in the reading pane; None where another entry, or none, is there."""
        kind, slug = self.open_key or (None, "")
        return self._app.edition.intervention(slug) if kind is EntryKind.INTERVENTION else None

    @property
    def reader(self) -> "Reader | None":
        """What makes pages; None while only the list is shown."""
        return self._turner.reader

    def start_reading(self, reader: "Reader") -> None:
        """Begin to fill the reading pane; until now only the list was shown."""
        self._turner.reader = reader
        if self.last:
            self._panes.show_counts(self.last.facets)
        if self.state.shown_view is not View.HOME:
            self._open_shown()
        self._turner.turn()

    def show(self, state: State) -> None:
        """Show a state from nothing: query, ticks, results, page, scroll position."""
        self._top.show_query(state.query)
        self._show_where()
        if self._panes.are_made:
            self._show_choices()
        if state.open:
            self._turner.turn_now(state.open, to_top=False)
        self._turner.scroll_later(state.scroll)
        self.search()

    def _show_choices(self) -> None:
        """Show the order, and what filters."""
        self._panes.results.order.setCurrentIndex(list(Order).index(self.state.order))
        chosen = self._filtering
        self._panes.filters.set_chosen(chosen)
        self._panes.results.show_chips(chosen)

    @property
    def _filtering(self) -> dict[str, frozenset[str]]:
        """What filters what is shown: what is ticked and what is typed are one thing."""
        return both(self.state.ticked, chosen_in(self.state.asked, self._app.edition.filters))

    def _show_where(self) -> None:
        self._top.show_view(self.state.view, searching=self.state.searching)
        self._top.show_history(back=self.history.can_go_back, forward=self.history.can_go_forward)

    def search(self) -> None:
        """Search for what the state asks, or anew; without a query no index is needed."""
        state = self.state
        if not state.asked:
            self._worker.drop("search")
            whole = self._app.finder.whole_matrix(state.ticked, state.order)
            self._show_found(whole, at_once=True)
            return
        self._wait.begin()
        self._worker.ask(
            name="search",
            work=lambda: looked_at(
                self._app.finder.find(state.asked, state.chosen, state.order, unread=state.unread)
            ),
            done=self._show_found,
            failed=self._wait.fail,
        )

    def _show_found(self, found: Found, *, at_once: bool = False) -> None:
        """Show what was found; where panes take the place of Home, they are filled a turn later."""
        self.last = found
        if at_once or self._panes.list_is_shown:
            self.sided.emit()
            # The list is painted before the counts are: it is what is looked at while one types.
            self._fill(found, count_later=not at_once)
        else:
            fill = partial(self._fill, found, count_later=False)
            in_turns(self, [self.sided.emit, fill], lambda: self.last is found)

    def _fill(self, found: Found, *, count_later: bool) -> None:
        self._panes.show_counts(found.facets, later=count_later)
        if self.state.shown_view is View.HOME:
            self._turner.turn_to_nothing()
        else:
            self.filler.fill(found, self.state, self.state.shown_view)
            self._open_shown()
        self.found.emit()

    @property
    def listed(self) -> list[Intervention]:
        """The interventions that were found last, in their order."""
        found = self.last.results if self.last else ()
        every = self._app.edition.intervention
        return [every(result.id) for result in found if result.kind is EntryKind.INTERVENTION]

    @property
    def marked(self) -> list[Intervention]:
        """The interventions that are marked for comparison, in the order of marking."""
        return self._marks.rows

    def _open_shown(self) -> None:
        """Show the chosen entry, else the best result: the reading pane is never empty."""
        first = next((card.key for card in self._panes.results.model.cards if card.key), None)
        key = self.state.open or first
        self._panes.results.select(key)
        self._turner.want(key)

    # --- what the user does -------------------------------------------------------------------

    def _visit(self, *, typed: bool = True, **changes: Any) -> None:
        """Make what is shown now, with changes, a step of the history."""
        self.history.amend(self.state._replace(scroll=self._panes.reading.scrolled()))
        self.history.visit(self.state._replace(**changes), typed=typed)
        self._show_where()

    def _typed(self, query: str) -> None:
        before = self._filtering
        unread = self.state.unread if query.strip() else frozenset[str]()
        self._visit(query=query, open=None, unread=unread, turned=False)
        # Ticks that waited where nothing is filtered do filter what is found.
        if self._filtering != before:
            self._show_choices()
        self.search()

    def _leave_unread(self, words: str) -> None:
        """Search for words as words: how they were read was taken off."""
        self._visit(unread=self.state.unread | {words}, open=None)
        self.search()

    def search_for(self, query: str) -> None:
        """Search for something as if it had been typed."""
        self._top.show_query(query)
        self._typed(query)

    def _filtered(self) -> None:
        view = self.state.shown_view if self.state.shown_view.is_filtered else View.MATRIX
        wanted, known = self._panes.filters.chosen(), self._app.edition.filters
        query, chosen = self.state.query, wanted
        if self.state.asked:
            query, chosen = typed_and_ticked(query, wanted, known)
        turned = self.state.turned and bool(query)
        self._visit(query=query, chosen=chosen, view=view, open=None, turned=turned, typed=False)
        self._top.show_query(query)
        self._show_choices()
        self.search()

    def _drop_filter(self, name: str, values: frozenset[str]) -> None:
        """Take values of a facet away, or all of them."""
        chosen = self._panes.filters.chosen()
        kept = chosen.get(name, frozenset()) - values if values else frozenset()
        self.choose({**chosen, name: kept})

    def choose(self, chosen: Selection) -> None:
        """Tick exactly these values."""
        self._panes.filters.set_chosen(chosen)
        self._filtered()

    def _leave_nothing(self, way: Way) -> None:
        """Go where something is found."""
        if way is Way.TOPICS:
            self._visit(view=View.TOPICS, query="", open=None)
            self.show(self.state)
        elif way is Way.CLEAR_FILTERS:
            self.choose({})
        else:
            self.search_for("")

    def _ordered(self, order: Order) -> None:
        self._visit(order=order)
        self.search()

    def go_to_view(self, view: View) -> None:
        """Show a view; what was typed waits until it is typed on, or the matrix is turned to."""
        self.go_to(self.state.turned_to(view))

    def go_to(self, state: State) -> None:
        """Show a state as a step of its own in the history."""
        self.history.visit(state)
        self.show(state)

    def filter_by(self, chosen: Selection) -> None:
        """Show the matrix filtered by these values, besides what filters what is shown now."""
        query, ticks = self.state.asked, {**self.state.chosen, **chosen}
        self._visit(view=View.MATRIX, query=query, chosen=ticks, open=None, scroll=0, turned=False)
        self.show(self.state)

    def toggle_compared(self, slug: str) -> None:
        """Mark an intervention for comparison, or take the mark off."""
        self.told.emit(self._marks.toggle(slug))
        self.marks_changed.emit()

    def follow_marks(self) -> None:
        """Tell of marks that another window has made or taken off since."""
        if self._marks.look():
            self.marks_changed.emit()

    def open_entry(self, key: Key) -> None:
        """Show an entry."""
        asked, last = self.state.asked, self.last
        if asked and last and last.query == asked and last.reading.harmless:
            self.used.emit(asked)
        self._visit(open=key, scroll=0)
        self._turner.turn_now(key, to_top=True)
        self._panes.results.select(key)

    def _followed(self, key: Key) -> None:
        """Follow a link on the page; a reference opens as a card over it."""
        entry = self._app.edition.entry(*key)
        if isinstance(entry, Note):
            self.reference_wanted.emit(entry)
        else:
            self.open_entry(key)

    def settle_on_open(self) -> None:
        """Make reading the entry that is shown a step of its own in the history."""
        if self.open_key and self.state.open != self.open_key:
            self.open_entry(self.open_key)

    def go_back(self) -> None:
        """Go back."""
        self._visit()
        self.show(self.history.back())

    def go_forward(self) -> None:
        """Go forward."""
        self._visit()
        self.show(self.history.forward())
