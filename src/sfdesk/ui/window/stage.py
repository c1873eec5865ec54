"""Where Home or the panes stand: whichever is shown has all the room."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfdesk.ui.window.splitter import PaneSplitter


class Stage(QWidget):
    """Holds the splitter of the panes, and Home once it is made.

    What is not shown keeps its size and how it is laid out, so that it comes back at once.

    Attributes:
        splitter: Puts the panes side by side.

    Signals:
        resized: It has another size.
    """

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.splitter = PaneSplitter()
        self.add(self.splitter)

    def add(self, widget: QWidget) -> None:
        """Take in what may stand alone."""
        self._column.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of the new size, once what is shown has it."""
        super().resizeEvent(event)
        if self.splitter.isHidden():
            self.splitter.setGeometry(self.rect())
        self.resized.emit()
