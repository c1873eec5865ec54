"""The splitter of the panes: a hairline to see, and broad enough to take hold of."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle

_BESIDE = 4
"""Pixels on either side of the line that take hold of it too."""


class _Handle(QSplitterHandle):
    """A line of one pixel that is taken hold of beside it too.

    Qt does the same, with two pixels: it lays handles out by their contents, draws them over the
    panes, and takes the mouse outside a mask.
    """

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reach over the panes; Qt's own would set its margins again, and so for ever."""
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask, True)
        self.setContentsMargins(_BESIDE, 0, _BESIDE, 0)
        self.setMask(QRegion(self.contentsRect()))


class PaneSplitter(QSplitter):
    """Puts the panes side by side.

    Signals:
        resized: It has another size.
    """

    resized = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of the new size, once the panes have been resized with it."""
        super().resizeEvent(event)
        self.resized.emit()

    def createHandle(self) -> QSplitterHandle:
        """Return a handle that is easy to take hold of."""
        return _Handle(self.orientation(), self)
