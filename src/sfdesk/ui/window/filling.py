"""Fills the filter pane, and shows what a filter means when it is asked for."""

from typing import TYPE_CHECKING

from sfdesk.model.explained import explained
from sfdesk.ui.support.turns import paint_in_turn

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow


def fill_filters(window: "MainWindow") -> None:
    """Make the groups of the filters: much to paint, and all else that is made by then with it."""
    paint_in_turn(window.stage)
    facets = window.edition.filters.facets
    meant = [facet.name for facet in facets if explained(window.edition, facet.name)]
    window.filters.fill(facets, window.settings.settings.folded_filters, meant)
    window.filters.asked.connect(lambda facet: _explain(window, facet))


def _explain(window: "MainWindow", facet: str) -> None:
    """Show what a filter means."""
    if key := explained(window.edition, facet):
        window.session.open_entry(key)
        window.sides.show_page()
