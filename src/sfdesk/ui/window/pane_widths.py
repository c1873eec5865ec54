"""How wide filters, list and page are: as designed, or as the user has made them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSplitter

from sfdesk.ui.window.pane_sizes import designed, shared
from sfdesk.ui.window.panes import Panes

_LEAST_LIST = 250
"""Pixels at 100 % text."""
_LINES = 2
"""What the splitter's lines take, in pixels."""


class PaneWidths:
    """Shares the room of the splitter, and takes note of how the user shares it.

    Args:
        chosen: Pixels of filters, list and page that the user has chosen; none where they are as
            designed.

    Attributes:
        chosen: The same now.
        zoom: The size of the text, in per cent.
    """

    def __init__(self, splitter: QSplitter, panes: Panes, chosen: Sequence[int]) -> None:
        self._splitter, self._panes = splitter, panes
        self.chosen, self.zoom = list(chosen), 100
        splitter.splitterMoved.connect(lambda *_: self._take_note())

    def share(self) -> None:
        """Give each pane its width; a view in the place of list and page gets both of theirs."""
        if not self._panes.are_made:
            return  # what is there has all the room
        wanted, least = self._wanted(), self.least()
        width = self._splitter.width() - _LINES
        left, middle, page = shared(width, wanted, self._page_wanted(), least)
        aside = [middle + page] * (self._splitter.count() - 3)
        self._splitter.setSizes([left, middle, page, *aside])

    def least(self) -> tuple[int | None, int]:
        """Return what filters and list need for their words, in pixels; None for no filters."""
        few = _LEAST_LIST * self.zoom // 100
        if not self._panes.are_made:
            return None, few
        pane, listed = self._panes.filters, self._panes.results
        filters = None if pane.isHidden() else pane.minimumSizeHint().width()
        return filters, max(few, listed.minimumSizeHint().width())

    def _wanted(self) -> tuple[int, int]:
        if len(self.chosen) >= 3:
            return self.chosen[0], self.chosen[1]
        return designed(self._splitter.width(), self.zoom)

    def _page_wanted(self) -> int:
        """Return what the page gets at the cost of the list: of a user's own widths, less."""
        if len(self.chosen) < 3:
            return self._panes.reading.browser.best_width()
        return min(self._panes.reading.browser.least_width(), self.chosen[2])

    def _take_note(self) -> None:
        """Remember how wide the user has made filters and list; what is hidden keeps its width."""
        filters, middle = self._wanted()
        now = self._splitter.sizes()
        if not self._panes.filters.isHidden():
            filters = now[0]
        if not self._panes.results.isHidden():
            middle = now[1]
        self.chosen = [filters, middle, max(0, self._splitter.width() - filters - middle)]
