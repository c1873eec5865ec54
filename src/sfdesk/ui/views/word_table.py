"""A table of words: cells wrap, rows fit them, and a screen reader gets each cell whole."""

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from sfdesk.ui.support.locale import keep_english
from sfdesk.ui.support.window_keys import ENTER

_HEAD_SHARE = 0.2
"""Of the width, that row headings take at most, unless a word of theirs is wider."""
_PADDING = 6
_ASIDE = 2
"""Pixels beside the words of a cell, as the style sheet says."""
_SOME_LINES = 6
"""Of the first row, that are seen below the heads whatever room there is."""
_UNBROKEN = re.compile(r"[^ \n-]+-?")
"""What stays on one line: a no-break space holds its words together."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


class WordTable(QTableWidget):
    """Shows words in cells; Enter or a click on a cell is ``cellActivated``.

    Attributes:
        head_characters: Of a row heading, that stand in one line where there is room.
    """

    head_characters = 18

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        keep_english(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._fit_timer = QTimer(self, singleShot=True)
        self._fit_timer.timeout.connect(self.fit)
        self.setTabKeyNavigation(False)
        words = _LEFT | Qt.TextFlag.TextWordWrap
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setDefaultAlignment(words | Qt.AlignmentFlag.AlignVCenter)
        # A row may be higher than the window: its name stands where it begins.
        down.setDefaultAlignment(words | Qt.AlignmentFlag.AlignTop)
        for header in (across, down):
            header.setHighlightSections(False)
            header.setSectionsClickable(True)

    def begin(self, columns: list[str], rows: list[str]) -> None:
        """Empty the table and name its columns and rows."""
        self.clear()
        self.setColumnCount(len(columns))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(columns)
        self.setVerticalHeaderLabels(rows)

    def put(self, row: int, column: int, text: str, spoken: str) -> QTableWidgetItem:
        """Fill a cell.

        Args:
            spoken: The cell for a screen reader: it may say in words what ``text`` shows.
        """
        item = QTableWidgetItem(text)
        item.setTextAlignment(_LEFT | Qt.AlignmentFlag.AlignTop)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.setItem(row, column, item)
        return item

    def find_words(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield row and column of each cell that says these words, in any case."""
        wanted = words.casefold()
        for row in range(self.rowCount() if wanted else 0):
            for column in range(self.columnCount()):
                item = self.item(row, column)
                if item and wanted in item.text().casefold():
                    yield row, column

    def select_place(self, place: tuple[int, int] | None) -> None:
        """Make a cell the current one, and scroll to it."""
        if place is not None:
            self.setCurrentCell(*place)
            self.scrollTo(self.currentIndex())

    def take_keyboard(self) -> None:
        """Put the keyboard on the table."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit_soon(self) -> None:
        """Fit once the columns have taken their widths."""
        self._fit_timer.start()

    def fit(self) -> None:
        """Make every row as high, and every column at least as wide, as its words need."""
        self._fit_columns()
        self.horizontalHeader().setFixedHeight(self._head_height())
        self.resizeRowsToContents()
        for row in range(self.rowCount()):
            self.setRowHeight(row, max(self.rowHeight(row), self._row_head_height(row)) + _PADDING)
        some = min(self.rowHeight(0), _SOME_LINES * self.fontMetrics().lineSpacing())
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setMinimumHeight(self.horizontalHeader().height() + some + bar + _PADDING)

    def _fit_columns(self) -> None:
        """Share the width, but break no word: where that needs more, the table scrolls."""
        usual = self.fontMetrics().averageCharWidth() * self.head_characters
        share = round(self.width() * _HEAD_SHARE)
        bold = QFontMetrics(self._bold())
        down = widest(bold, _texts(map(self.verticalHeaderItem, range(self.rowCount()))))
        self.verticalHeader().setFixedWidth(max(down + 3 * _PADDING, min(usual, share)))
        least = []
        for column in range(self.columnCount()):
            head = widest(bold, _texts([self.horizontalHeaderItem(column)]))
            least.append(max(head + 3 * _PADDING, self.cell_width(column)))
        left = max(0, self.width() - self.verticalHeader().width() - 3 * _PADDING - sum(least))
        lacking = [max(0, self.wished_width(n) - width) for n, width in enumerate(least)]
        widths = list(least)
        # Small wishes first: the room for a large one would serve several of them.
        for column in sorted(range(len(least)), key=lacking.__getitem__):
            more = min(lacking[column], left)
            widths[column] += more
            left -= more
        for column, width in enumerate(widths):
            self.horizontalHeader().resizeSection(column, width + left // len(widths))

    def cell_width(self, column: int) -> int:
        """Return what the cells of a column need so that no word of theirs is broken."""
        items = (self.item(row, column) for row in range(self.rowCount()))
        return widest(self.fontMetrics(), _texts(items)) + _PADDING + 1 + 2 * _ASIDE

    def wished_width(self, column: int) -> int:
        """Return what a column is to have before all share what is left, if there is room."""
        return 0

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _row_head_height(self, row: int) -> int:
        head = self.verticalHeaderItem(row)
        # Besides its padding a heading has a line, and Qt leaves some room beside its words.
        width = self.verticalHeader().width() - 3 * _PADDING
        return self._height(head.text() if head else "", width) + _PADDING

    def _height(self, text: str, width: int) -> int:
        room = QRect(0, 0, width, 10_000)
        return (
            QFontMetrics(self._bold()).boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
        )

    def _head_height(self) -> int:
        across = self.horizontalHeader()
        heights = []
        for column in range(self.columnCount()):
            head = self.horizontalHeaderItem(column)
            width = across.sectionSize(column) - 2 * _PADDING
            heights.append(self._height(head.text() if head else "", width))
        return max(heights, default=0) + 2 * _PADDING

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows to the new width, once the columns have taken it."""
        super().resizeEvent(event)
        if self.rowCount() and event.size().width() != event.oldSize().width():
            self._fit_timer.start()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the rows to another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.rowCount():
            self._fit_timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a cell with Enter; the rest as every table."""
        if event.key() in ENTER and self.currentRow() >= 0:
            self.cellActivated.emit(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)


def _texts(items: Iterable[QTableWidgetItem | None]) -> Iterator[str]:
    return (item.text() for item in items if item)


def widest(metrics: QFontMetrics, texts: Iterable[str]) -> int:
    """Return how wide the widest unbroken word is, in pixels."""
    words = {word for text in texts for word in _UNBROKEN.findall(text)}
    return max(map(metrics.horizontalAdvance, words), default=0)
