"""Find in page: how often the words stand there, the next place and the one before."""

from collections.abc import Iterator
from itertools import islice
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from sfdesk.core.language import number, tr
from sfdesk.ui.support.announcing import Announcer
from sfdesk.ui.support.browser import SpokenBrowser
from sfdesk.ui.support.buttons import Pressed, push_button
from sfdesk.ui.support.window_keys import ENTER

_MOST = 999
"""Places that are counted; a one-letter word stands in thousands."""


Place = tuple[int, int]
"""Of a page where the words begin and end, of a table row and column."""


class Searched(Protocol):
    """What can be searched: a page, or a table."""

    def find_words(self, words: str) -> Iterator[Place]:
        """Yield where words stand, in any case, from the top."""

    def select_place(self, place: Place | None) -> None:
        """Show a place, or none any more."""

    def take_keyboard(self) -> None:
        """Take the keyboard back from the find bar."""


class PageText:
    """The page of a browser."""

    def __init__(self, browser: SpokenBrowser) -> None:
        self._browser = browser

    def find_words(self, words: str) -> Iterator[Place]:
        """Yield where words stand on the page."""
        if not words:
            return
        document = self._browser.document()
        cursor = document.find(words, 0)
        while not cursor.isNull():
            yield cursor.selectionStart(), cursor.selectionEnd()
            cursor = document.find(words, cursor)

    def select_place(self, place: Place | None) -> None:
        """Select a place, or nothing."""
        cursor = self._browser.textCursor()
        if place is None:
            cursor.clearSelection()
        else:
            cursor.setPosition(place[0])
            cursor.setPosition(place[1], cursor.MoveMode.KeepAnchor)
        self._browser.setTextCursor(cursor)

    def take_keyboard(self) -> None:
        """Put the keyboard on the page."""
        self._browser.setFocus(Qt.FocusReason.OtherFocusReason)


class FindBar(QWidget):
    """Finds words on a page or in a table.

    Args:
        searched: Which.

    Signals:
        changed: Other places are found, or none.
        closed: It was put away.
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, searched: Searched) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self._news = Announcer(self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._searched = searched
        self.places: list[Place] = []
        self._at = -1
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(24, 6, 12, 6)
        self._words, self._buttons = QHBoxLayout(), QHBoxLayout()
        self.edit = QLineEdit(placeholderText=tr("Find in this page"))
        self.edit.setAccessibleName(tr("Find in this page"))
        self.edit.textEdited.connect(lambda _: self._typed())
        self.edit.returnPressed.connect(lambda: self.step(1))
        self.edit.installEventFilter(self)
        self.result = QLabel()
        self.previous_button = _button(tr("Previous"), lambda: self.step(-1), "Shift+F3")
        self.next_button = _button(tr("Next"), lambda: self.step(1), "F3")
        self._words.addWidget(self.edit, 1)
        self._words.addWidget(self.result)
        closing = push_button(tr("Close"), self.close_it)
        for each in (self.previous_button, self.next_button, closing):
            self._buttons.addWidget(each)
        self._line.addLayout(self._words, 1)
        self._line.addLayout(self._buttons)
        self._show()
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Put the buttons below the words where there is no room beside them."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            margins = self._line.contentsMargins()
            parts = (self._words.minimumSize().width(), self._buttons.minimumSize().width())
            room = self.width() - margins.left() - margins.right() - self._line.spacing()
            way = QBoxLayout.Direction
            self._line.setDirection(way.LeftToRight if sum(parts) <= room else way.TopToBottom)
        return super().event(event)

    def open(self) -> None:
        """Show it and put the keyboard on it."""
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()
        self._look()

    def close_it(self) -> None:
        """Put it away and the keyboard back on the page."""
        self.hide()
        self._look()
        self._searched.take_keyboard()
        self.closed.emit()

    def step(self, by: int) -> None:
        """Show the next place, or the one before; from the last it goes on with the first."""
        if self.isHidden():
            self.open()
        if self.places:
            self._at = (self._at + by) % len(self.places)
            self._select()
        self._show()

    def page_changed(self) -> None:
        """Look through another page; it is not scrolled."""
        self._at = -1
        self._look()

    def _typed(self) -> None:
        self._look()
        self._at = 0 if self.places else -1
        self._select()
        self._show()

    def _look(self) -> None:
        words = "" if self.isHidden() else self.edit.text()
        self.places = list(islice(self._searched.find_words(words), _MOST))
        self._show()
        self.changed.emit()

    def _select(self) -> None:
        self._searched.select_place(self.places[self._at] if self._at >= 0 else None)

    def _show(self) -> None:
        count = len(self.places)
        for each in (self.previous_button, self.next_button):
            each.setEnabled(bool(count))
        words = self._place_words() if count else ""
        if self.edit.text() and not count:
            words = tr("Not on this page")
        self.result.setText(words)
        self._news.say("" if self.isHidden() else words)

    def _place_words(self) -> str:
        count, at = number(len(self.places)), number(self._at + 1)
        some = tr("{count} or more", count=count) if len(self.places) == _MOST else count
        if self._at < 0:
            return tr("{count} found", count=some)
        return tr("{place} of {count}", place=at, count=some)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back with Shift and Enter; the rest as every field."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            back = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            if back and event.key() in ENTER:
                self.step(-1)
                return True
        return super().eventFilter(watched, event)


def _button(words: str, pressed: Pressed, key: str) -> QPushButton:
    return push_button(words, pressed, tip=tr("{button} ({key})", button=words, key=key))
