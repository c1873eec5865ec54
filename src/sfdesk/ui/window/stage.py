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
        self._column.addWidget(self.splitter)
        self._home: QWidget | None = None

    def add_home(self, home: QWidget) -> None:
        """Take Home in, hidden."""
        home.hide()
        self._home = home
        self._column.addWidget(home)

    def leave_home(self) -> None:
        """Show Home no more, before there is less room: it would be laid out for that."""
        if self._home:
            self._home.hide()

    def show_home(self, at_home: bool) -> None:
        """Show Home, or the panes."""
        self.splitter.setHidden(at_home)
        if self._home and at_home:
            self._home.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of the new size, once what is shown has it."""
        super().resizeEvent(event)
        if self.splitter.isHidden():
            self.splitter.setGeometry(self.rect())
        self.resized.emit()
