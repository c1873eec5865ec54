"""Filters, list and page: made when one of them is first asked for.

Home shows none of them, and its first paint does not wait for them.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from sfdesk.model.filtering import Filters
from sfdesk.ui.support.turns import in_next_turn
from sfdesk.ui.window.looks import Looks
from sfdesk.ui.window.splitter import PaneSplitter

if TYPE_CHECKING:
    from sfdesk.ui.panes.filter_pane import FilterPane
    from sfdesk.ui.panes.reading_pane import ReadingPane
    from sfdesk.ui.panes.result_list import ResultList


class Panes(QObject):
    """Makes the three at once, hidden, and puts them before whatever stands in the splitter.

    Signals:
        made: They are there now: whoever hangs on what happens in them connects to it.
    """

    made = Signal()

    def __init__(self, known: Filters, looks: Looks, splitter: PaneSplitter) -> None:
        super().__init__(splitter)
        self._known, self._looks, self._splitter = known, looks, splitter
        self._facets: Mapping[str, Mapping[str, int]] = {}
        self._all: tuple[FilterPane, ResultList, ReadingPane] | None = None

    @property
    def are_made(self) -> bool:
        """Whether they are there; asking for one of them makes them."""
        return self._all is not None

    def make(self) -> "tuple[FilterPane, ResultList, ReadingPane]":
        """Return them, made if they were not there."""
        if self._all is None:
            self._all = self._made()
            self.made.emit()
        return self._all

    @property
    def list_is_shown(self) -> bool:
        """Whether the list is on the screen."""
        return self._all is not None and self._all[1].isVisible()

    def show_counts(self, facets: Mapping[str, Mapping[str, int]], *, later: bool = False) -> None:
        """Show in the filters, if they are there, how many each value would give.

        Args:
            later: Whether that has a turn of its own.
        """
        self._facets = facets
        if later:
            in_next_turn(self, self._count)
        else:
            self._count()

    def _count(self) -> None:
        if self._all:
            self._all[0].show_counts(self._facets)

    def take_keyboard(self) -> None:
        """Put the keyboard on the list, or where there is room for one pane, on that."""
        filters, results, reading = self.make()
        if results.isVisible():
            results.focus_list()
        elif reading.isVisible():
            reading.browser.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            filters.focus_first()

    def _made(self) -> "tuple[FilterPane, ResultList, ReadingPane]":
        from sfdesk.ui.panes.filter_pane import FilterPane
        from sfdesk.ui.panes.reading_pane import ReadingPane
        from sfdesk.ui.panes.result_list import ResultList

        looks = self._looks
        panes = FilterPane(), ResultList(self._known, looks.theme, looks.scale), ReadingPane()
        for place, pane in enumerate(panes):
            # Qt lays out what it adds, unless that is hidden: which are shown is not known yet.
            pane.hide()
            self._splitter.insertWidget(place, pane)
        return panes

    @property
    def filters(self) -> "FilterPane":
        """What is ticked."""
        return self.make()[0]

    @property
    def results(self) -> "ResultList":
        """The list of what was found."""
        return self.make()[1]

    @property
    def reading(self) -> "ReadingPane":
        """The page."""
        return self.make()[2]
