"""A view of a head and a table: it scrolls as a whole before anything in it is cut."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sfdesk.ui.panes.find_bar import FindBar
from sfdesk.ui.support.flow_layout import FlowLayout
from sfdesk.ui.support.labels import wrapped_label
from sfdesk.ui.support.zoomed import ZoomedArea
from sfdesk.ui.views.word_table import WordTable

_GAP = 6


class ScrolledView(QWidget):
    """What map and comparison have in common.

    Attributes:
        column: What scrolls, from top to bottom; a view puts its own there.
        find_bar: Finds words in the table.
    """

    def __init__(self, table: WordTable) -> None:
        super().__init__()
        self._controls: tuple[QWidget, ...] = ()
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(16, 8, 12, 8)
        area = ZoomedArea()
        area.setWidget(inner)
        self.find_bar = FindBar(table)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addWidget(self.find_bar)

    def add_head(self, *controls: QWidget) -> None:
        """Add how much is shown, and controls beside it; below it where there is no room."""
        self.count = wrapped_label("", "count")
        self._controls = controls
        self._beside, row = QWidget(), FlowLayout(spacing=_GAP)
        row.setContentsMargins(0, 0, 0, 0)
        self._beside.setLayout(row)
        for control in controls:
            row.addWidget(control)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self.count, 1)
        self._head.addWidget(self._beside)
        self.column.addLayout(self._head)

    def arrange_head(self) -> None:
        """Put the controls beside the count, or below it."""
        words = self.count.fontMetrics().horizontalAdvance(self.count.text())
        shown = (each for each in self._controls if not each.isHidden())
        wanted = sum(each.sizeHint().width() + _GAP for each in shown)
        ways = QBoxLayout.Direction
        beside = words + wanted + 10 * _GAP <= self.width()
        self._head.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._beside.setMinimumWidth(wanted if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self.arrange_head()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange for another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._controls:
            self.arrange_head()
