"""Lists of lines, and such as are put into another order by drag or by Alt with the arrows."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from sfdesk.ui.support.window_keys import ENTER

_VALUE = Qt.ItemDataRole.UserRole


class Lines(QListWidget):
    """Holds lines of a value and words.

    Args:
        high: Lines of text that are seen at least.
    """

    def __init__(self, name: str, high: int) -> None:
        super().__init__()
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * high)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def values(self) -> list[str]:
        """The values, in their order."""
        return [self.item(row).data(_VALUE) for row in range(self.count())]

    def show_lines(self, pairs: Iterable[tuple[str, str]], chosen: str = "") -> None:
        """Show these lines.

        Args:
            pairs: Value and words of each.
            chosen: Value of the line that is to be current; else the first is.
        """
        with QSignalBlocker(self):
            self.clear()
            for value, words in pairs:
                item = QListWidgetItem(words, self)
                item.setData(_VALUE, value)
            values = self.values
            self.setCurrentRow(values.index(chosen) if chosen in values else 0)

    def current(self) -> str:
        """Return the value of the current line; empty where there is none."""
        item = self.currentItem()
        return str(item.data(_VALUE)) if item else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter, which opens a line: Qt passes it on, and the dialog would close by it."""
        super().keyPressEvent(event)
        if event.key() in ENTER:
            event.accept()


class OrderedList(Lines):
    """Lines whose order is the user's.

    Signals:
        ordered(list of values): They are in another order now, or one was taken out.
    """

    ordered = Signal(object)

    def __init__(self, name: str, high: int) -> None:
        super().__init__(name, high)
        self.setDragDropMode(self.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        # A drop and the keys both move a row of the model.
        self.model().rowsMoved.connect(lambda *_: self.ordered.emit(self.values))

    def move_current(self, by: int) -> None:
        """Move the current line up (less than 0) or down."""
        row = self.currentRow()
        if row < 0 or not 0 <= row + by < self.count():
            return
        # Qt counts places between rows: below the next row is two on.
        root, place = QModelIndex(), row + by + (by > 0)
        self.model().moveRow(root, row, root, place)

    def take_current_out(self) -> None:
        """Take the current line out."""
        if self.currentRow() >= 0:
            self.takeItem(self.currentRow())
            self.ordered.emit(self.values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a line by Alt with an arrow, take it out by Delete."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(steps[key])
        elif key is Qt.Key.Key_Delete:
            self.take_current_out()
        else:
            super().keyPressEvent(event)
