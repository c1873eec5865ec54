"""The list of cards that the result list shows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from sfdesk.core.language import tr
from sfdesk.ui.cards.delegate import CardDelegate
from sfdesk.ui.cards.model import CardModel
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.support.locale import keep_english
from sfdesk.ui.support.window_keys import ENTER
from sfdesk.ui.support.zoomed import ZoomedList

_ABOVE = 4
"""Pixels above the first card."""


class CardList(ZoomedList):
    """The cards of results, one below the other.

    Signals:
        opened: Enter was pressed or a card was double-clicked.
        painted: Cards have been painted for the first time.
    """

    opened = Signal()
    painted = Signal()

    def __init__(self, model: CardModel, theme: Theme, zoom: int) -> None:
        super().__init__()
        self._was_painted = False
        self.setModel(model)
        self.restyle(theme, zoom)
        self.setAccessibleName(tr("Result list"))
        keep_english(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The mark of the keyboard is not to cover the edge of the first card.
        self.setViewportMargins(0, _ABOVE, 0, 0)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def restyle(self, theme: Theme, zoom: int) -> None:
        """Paint the cards in another theme or size."""
        self.setItemDelegate(CardDelegate(theme, zoom, self))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell of the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; the rest as every list."""
        if event.key() in ENTER:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
