"""Fills the result list with what was found, and with what is to be said of it."""

from collections.abc import Callable

from sfdesk.core.language import tr
from sfdesk.model.edition import Edition
from sfdesk.reading.typed_filters import unknown_values
from sfdesk.search.finding import LOOSENED, Found
from sfdesk.ui.browsing.listing import (
    LISTS,
    count_words,
    result_cards,
    view_cards,
    with_notes,
)
from sfdesk.ui.browsing.nothing_found import nothing_words, ways_out
from sfdesk.ui.browsing.state import State, View
from sfdesk.ui.cards.model import Card, CardMaker
from sfdesk.ui.panes.result_list import ResultList


class ListFiller:
    """Fills one list from one edition.

    Attributes:
        notes_for: Returns the cards of the team's own notes that answer a state, with a heading.
    """

    def __init__(self, edition: Edition, results: ResultList) -> None:
        self._edition, self._results = edition, results
        self._cards = CardMaker(edition)
        self.notes_for: Callable[[State], list[Card]] = lambda _: []

    def fill(self, found: Found, state: State, view: View) -> None:
        """Show what was found.

        Args:
            view: The one that is on the screen: a query may stand over that of the state.
        """
        edition, results = self._edition, self._results
        if view in LISTS:
            cards = view_cards(edition, self._cards, state.view)
        else:
            cards = result_cards(edition, self._cards, found, state.order)
        results.show_readings(found.reading.meanings)
        more = [*unknown_values(state.asked, edition.filters)]
        if found.loosened:
            more.append(tr(LOOSENED))
        notes = self.notes_for(state)
        # Where nothing is found for the words alone, that says it: not once more of each.
        unknown = found.unknown if cards or notes or found.drops else ()
        results.show_suggestion(found.did_you_mean, unknown, more, followed=found.corrected)
        if cards or notes:
            counted = count_words(edition, found, view) if cards else tr("Found in your notes")
            results.show_cards(with_notes(cards, notes), counted, ordered=view not in LISTS)
        else:
            results.show_nothing(nothing_words(edition, found, state.chosen), ways_out(found))
