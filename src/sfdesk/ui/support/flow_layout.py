"""A layout that puts widgets side by side and goes on in the next line; Qt ships none."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QWidget

from sfdesk.ui.support.geometry import as_read


def clear_layout(layout: QLayout) -> None:
    """Take every widget out of a layout and put it away."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def refill(layout: QLayout, widgets: Sequence[QWidget]) -> None:
    """Put other widgets into a layout; if one of the old had the keyboard, its successor has it."""
    old = [item.widget() for n in range(layout.count()) if (item := layout.itemAt(n))]
    focused = QApplication.focusWidget()
    at = old.index(focused) if focused in old else None
    clear_layout(layout)
    for widget in widgets:
        layout.addWidget(widget)
    if at is not None and widgets:
        heir = widgets[min(at, len(widgets) - 1)]
        heir.show()
        heir.setFocus(Qt.FocusReason.OtherFocusReason)


class FlowLayout(QLayout):
    """Side by side as lines are read, then down.

    Args:
        spacing: Pixels between items, both ways.
    """

    def __init__(self, *, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        # Qt asks for the same heights some ten times whenever it lays out what this stands in.
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        self.setSpacing(spacing)

    def invalidate(self) -> None:
        """Forget what was worked out: something in it has changed."""
        self._heights.clear()
        self._least = None
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, or return None past the end."""
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower layout is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that a width needs."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place every item."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the smallest size that holds the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the smallest size that holds the widest item."""
        if self._least is None:
            self._least = self._widest()
        return self._least

    def _widest(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y = inner.y() - self.spacing()
        for line in self._lines(inner.width()):
            x, y = inner.x(), y + self.spacing()
            high = max(size.height() for _, size in line)
            for item, size in line:
                if move:
                    # What is lower than its neighbours stands level with their middle.
                    place = QRect(QPoint(x, y + (high - size.height()) // 2), size)
                    item.setGeometry(as_read(place, inner, self.parentWidget()))
                x += size.width() + self.spacing()
            y += high
        return max(inner.y(), y) - rect.y() + margins.bottom() if self._items else 0

    def _lines(self, room: int) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        """Yield the items that stand side by side, with their sizes; a hidden one has no place."""
        line: list[tuple[QLayoutItem, QSize]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = _size(item, room)
            if line and used + size.width() > room:
                yield line
                line, used = [], 0
            line.append((item, size))
            used += size.width() + self.spacing()
        if line:
            yield line


def _shown_by(item: QLayoutItem) -> QWidget | QLayoutItem:
    return item.widget() or item


def _size(item: QLayoutItem, room: int) -> QSize:
    """Return what an item asks for, or how high it is where it cannot be so wide."""
    wanted = item.sizeHint()
    if wanted.width() <= room:
        return wanted
    high = item.heightForWidth(room) if item.hasHeightForWidth() else wanted.height()
    return QSize(room, high)


class TileLayout(FlowLayout):
    """As many columns of one width as have room; what stands in a line is equally high.

    Args:
        least: Pixels that a column has at least, where there is so much room.
        most: Columns.
    """

    def __init__(self, *, spacing: int, least: int, most: int) -> None:
        super().__init__(spacing=spacing)
        self.setContentsMargins(0, 0, 0, 0)
        self._narrowest, self._most = least, most

    def set_least(self, pixels: int) -> None:
        """Have columns of at least another width, as at another text size."""
        self._narrowest = pixels
        self.invalidate()

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap = self.spacing()
        columns = max(1, min(self._most, (rect.width() + gap) // (self._narrowest + gap)))
        width = (rect.width() - gap * (columns - 1)) // columns
        top = rect.y()
        for first in range(0, len(self._items), columns):
            line = self._items[first : first + columns]
            high = max(item.heightForWidth(width) for item in line)
            if move:
                for column, item in enumerate(line):
                    left = rect.x() + column * (width + gap)
                    place = as_read(QRect(left, top, width, high), rect, self.parentWidget())
                    # By its own size policy a button would be no higher than one line.
                    _shown_by(item).setGeometry(place)
            top += high + gap
        return max(0, top - gap - rect.y())
