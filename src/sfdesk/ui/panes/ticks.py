"""The ticks of a filter group: boxes below each other, each with its words and its count beside it.

Words and counts are painted by one widget. Words that were labels were more than a third of the
widgets of the pane, all of which Qt shows and lays out whenever Home is left.
"""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QCheckBox, QSizePolicy, QWidget

from sfdesk.core.language import number
from sfdesk.ui.support.geometry import LEAST_TARGET, as_read

_ABOVE = 4
"""Pixels above the first line of a tick's words: it stands as high as the middle of its box."""
_WIDEST = 8_888
"""A count as wide as any may be."""
_FAR = 100_000
"""Pixels that no text is high."""
_CHANGES = frozenset(
    {
        QEvent.Type.FontChange,
        QEvent.Type.LayoutDirectionChange,
        QEvent.Type.StyleChange,
    }
)
_WRAPS = int(Qt.TextFlag.TextWordWrap)


class _Sizes(NamedTuple):
    """What all ticks of a group have in common.

    Attributes:
        box: The size of each.
        around: Pixels of the width that are not for words.
        longest: Pixels of the longest word.
        widest: Pixels of the widest words, in one line.
    """

    box: QSize
    around: int
    longest: int
    widest: int


class Ticks(QWidget):
    """Ticks by value; words wrap where the text is large, and clicking them ticks.

    Attributes:
        boxes: The ticks.
        words: What stands beside each.
        counts: How many interventions each would give; those of nothing are dimmed.

    Signals:
        ticked: Something was ticked or unticked by hand.
    """

    ticked = Signal()

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName("ticks")
        self.words = dict(words)
        self.counts: Mapping[str, int] = {}
        self.boxes = {value: self._box() for value in words}
        self._places: dict[int, list[QRect]] = {}
        self._sizes: _Sizes | None = None
        self._moved = False
        self._pressed: str | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _box(self) -> QCheckBox:
        box = QCheckBox(self)
        box.setMinimumSize(LEAST_TARGET, LEAST_TARGET)
        box.toggled.connect(self.ticked)
        return box

    def set_words(self, value: str, words: str) -> None:
        """Write other words beside a tick."""
        if self.words[value] != words:
            self.words[value] = words
            self._lay_out_anew()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show other counts."""
        self.counts = counts
        self.update()

    def is_dimmed(self, value: str) -> bool:
        """Return whether a tick is known to give nothing now."""
        return self.counts.get(value) == 0

    # --- where all stands ---------------------------------------------------------------------

    def _lay_out_anew(self) -> None:
        self._places.clear()
        self._sizes, self._moved = None, False
        self.updateGeometry()
        if self.isVisible():
            self._move_boxes()
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Take the room that words of another size need, or stand the other way round."""
        super().changeEvent(event)
        if event.type() in _CHANGES:
            self._lay_out_anew()

    def hasHeightForWidth(self) -> bool:
        """Say that narrower ticks are higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that all words need at a width."""
        return sum(row.height() for row in self._rows_at(width))

    def sizeHint(self) -> QSize:
        """Ask for one line each."""
        width = self._measured.around + self._measured.widest + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Ask for the longest word's room."""
        return QSize(self._measured.around + self._measured.longest + 1, LEAST_TARGET)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the boxes where their words are."""
        super().resizeEvent(event)
        self._move_boxes()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the boxes where their words are, if the words were changed before."""
        super().showEvent(event)
        if not self._moved:
            self._move_boxes()

    def _move_boxes(self) -> None:
        self._moved = True
        for value, row in self.rows().items():
            place = QRect(row.topLeft(), self._measured.box)
            self.boxes[value].setGeometry(self._as_read(place))

    @property
    def _measured(self) -> _Sizes:
        if self._sizes is None:
            # It may be asked before it is first shown, which is when Qt sets the size of its font.
            self.ensurePolished()
            box = next(iter(self.boxes.values()))
            size = box.sizeHint().expandedTo(box.minimumSize())
            counts = self.fontMetrics().horizontalAdvance(number(_WIDEST))
            wide, every = _writing().horizontalAdvance, self.words.values()
            longest = max(wide(word) for words in every for word in words.split())
            self._sizes = _Sizes(size, size.width() + counts, longest, max(map(wide, every)))
        return self._sizes

    def rows(self) -> dict[str, QRect]:
        """Return where each tick stands with its words and its count."""
        return dict(zip(self.boxes, self._rows_at(self.width()), strict=True))

    def _rows_at(self, width: int) -> list[QRect]:
        if width not in self._places:
            self._places[width] = self._worked_out(width)
        return self._places[width]

    def _worked_out(self, width: int) -> list[QRect]:
        rows, top, metrics = list[QRect](), 0, _writing()
        room = QRect(0, 0, max(1, width - self._measured.around), _FAR)
        least = self._measured.box.height()
        for words in self.words.values():
            wanted = _ABOVE + metrics.boundingRect(room, _WRAPS, words).height()
            rows.append(QRect(0, top, width, max(least, wanted)))
            top += rows[-1].height()
        return rows

    def _as_read(self, place: QRect) -> QRect:
        return as_read(place, self.rect(), self)

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and the counts at the far end."""
        painter, counting, writing = QPainter(self), self.font(), QApplication.font()
        # As the words are read: the window may be read from the right.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        some, none = self.palette().windowText().color(), self.palette().placeholderText().color()
        first_line = _writing().ascent()
        for value, row in self.rows().items():
            if event.rect().intersects(row):
                painter.setPen(none if self.is_dimmed(value) else some)
                painter.setFont(writing)
                self._paint_words(painter, row, self.words[value])
                if value in self.counts:
                    painter.setFont(counting)
                    self._paint_count(painter, row.top() + _ABOVE + first_line, self.counts[value])
        painter.end()

    def _paint_words(self, painter: QPainter, row: QRect, words: str) -> None:
        box = self._measured.box.width()
        place = self._as_read(row.adjusted(box, _ABOVE, box - self._measured.around, 0))
        # Qt would put English words at the far end where the window is read from the right.
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignAbsolute) | _WRAPS, words)

    def _paint_count(self, painter: QPainter, line: int, count: int) -> None:
        text = number(count)
        wide = self.fontMetrics().horizontalAdvance(text)
        place = self._as_read(QRect(self.width() - wide, line, wide, 1))
        painter.drawText(place.left(), line, text)

    # --- the mouse ----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember on which words the mouse is pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self._at(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick, as clicking the box does; not where the mouse has been moved away since."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed == self._at(event):
            self.boxes[pressed].toggle()

    def _at(self, event: QMouseEvent) -> str | None:
        at = event.position().toPoint()
        return next((value for value, row in self.rows().items() if row.contains(at)), None)


def _writing() -> QFontMetrics:
    """Return the measures of the words: by itself the widget would write as small as it counts."""
    return QFontMetrics(QApplication.font())
