"""What the window shows, as one value, and the history of it. No Qt."""

from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from sfdesk.core.language import to_translate
from sfdesk.model.entries import Key
from sfdesk.model.needs import HOME_FACETS
from sfdesk.model.ordering import Order
from sfdesk.model.selection import Selection

MOST_STEPS = 200
"""States that one can go back to in the end: a day's work would be thousands."""


class View(StrEnum):
    """What is shown while no query is typed; the value is its English title."""

    HOME = to_translate("Home")
    MATRIX = to_translate("Matrix")
    TOPICS = to_translate("Topics")
    MAP = to_translate("Map")
    COMPARE = to_translate("Compare")
    GUIDE = to_translate("Guide")
    GLOSSARY = to_translate("Glossary")

    @property
    def shows_matrix(self) -> bool:
        """Whether it shows the interventions, with all filters beside them."""
        return self in (View.MATRIX, View.MAP)

    @property
    def is_filtered(self) -> bool:
        """Whether filters apply to it."""
        return self.shows_matrix or self is View.HOME


class State(NamedTuple):
    """Everything that back and forward restore.

    Attributes:
        chosen: Facet to ticked values.
        open: The entry in the reading pane.
        scroll: Of the reading pane, in pixels.
        unread: Words of the query whose reading was taken off: they are to stay words.
        turned: Whether a view was turned to since the query was typed: it is what is shown, and the
            query waits in its field.
    """

    view: View = View.MATRIX
    query: str = ""
    chosen: Selection = MappingProxyType({})
    order: Order = Order.BEST
    open: Key | None = None
    scroll: int = 0
    unread: frozenset[str] = frozenset()
    turned: bool = False

    @property
    def shown_view(self) -> View:
        """The view that is on the screen: what is typed is answered by the list."""
        return View.MATRIX if self.searching else self.view

    @property
    def searching(self) -> bool:
        """Whether what is typed is answered on the screen."""
        return bool(self.query.strip()) and not self.turned

    @property
    def asked(self) -> str:
        """The query, where what is shown answers it: the list does, and the map."""
        return self.query if self.shown_view.shows_matrix and self.query.strip() else ""

    @property
    def ticked(self) -> Selection:
        """The ticks that filter what is shown; where nothing is filtered they wait."""
        return self.chosen if self.shown_view.is_filtered else {}

    def turned_to(self, view: View) -> "State":
        """Return what a view shows. The query and the ticks stay, to be come back to.

        From its own list the matrix is turned to anew, without either.
        """
        if view is View.MATRIX and self.shown_view is view:
            return State(view=view, order=self.order)
        chosen = self.chosen
        if view is View.HOME:
            # What it does not show must not filter it either.
            chosen = {name: values for name, values in chosen.items() if name in HOME_FACETS}
        return State(
            view=view,
            query=self.query,
            chosen=chosen,
            order=self.order,
            unread=self.unread,
            turned=bool(self.query.strip()) and view is not View.MATRIX,
        )

    def same_place(self, other: "State") -> bool:
        """Whether another state shows the same, scrolling aside."""
        return _place(self) == _place(other)


def _place(state: State) -> State:
    ticked = {facet: values for facet, values in state.chosen.items() if values}
    return state._replace(scroll=0, chosen=ticked)


class History:
    """The last states visited, with a place in them; going somewhere new forgets what lay ahead."""

    def __init__(self, first: State) -> None:
        self._states = [first]
        self._at = 0

    @property
    def current(self) -> State:
        """The state that is shown."""
        return self._states[self._at]

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier state."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later state."""
        return self._at < len(self._states) - 1

    def visit(self, state: State, *, typed: bool = True) -> None:
        """Go to a new state; typing on in the same query replaces the one before it.

        Args:
            typed: Whether another query would be one that was typed.
        """
        if state.same_place(self.current) or (typed and _typing_on(self.current, state)):
            self._states[self._at] = state
            return
        self._states = [*self._states[: self._at + 1], state][-MOST_STEPS:]
        self._at = len(self._states) - 1

    def amend(self, state: State) -> None:
        """Change the present state without making it a step of its own."""
        self._states[self._at] = state

    def back(self) -> State:
        """Go to the earlier state and return it."""
        self._at = max(0, self._at - 1)
        return self.current

    def forward(self) -> State:
        """Go to the later state and return it."""
        self._at = min(len(self._states) - 1, self._at + 1)
        return self.current


def _typing_on(before: State, after: State) -> bool:
    both = bool(before.query) and bool(after.query) and before.open is None and after.open is None
    same = before.chosen == after.chosen and not before.turned
    return both and same and before.query != after.query
