"""A page that can be gone through by keys, link by link and heading by heading."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent

from sfdesk.ui.support.zoomed import ZoomedBrowser

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from sfdesk.ui.support.spoken_page import SpokenPage

_ABOVE_HEADING = 8
"""Pixels that are left free above a heading that the keyboard goes to."""


class Reached(NamedTuple):
    """A link or a heading that the keyboard was put on.

    Attributes:
        start: Where it begins in the document.
    """

    is_link: bool
    start: int


class SpokenBrowser(ZoomedBrowser):
    """Shows a page, and tells a screen reader what is on it.

    Signals:
        entered(QTextBlock): A key has brought the cursor into another paragraph.
    """

    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._spoken: SpokenPage | None = None
        self._reached: Reached | None = None
        self._reached_at = (0, 0)
        for moved in (self.cursorPositionChanged, self.selectionChanged):
            moved.connect(self._paint_anew)

    def setHtml(self, html: str) -> None:
        """Show another page: what was told of the last is true no more."""
        super().setHtml(html)
        self._reached = None
        if self._spoken:
            self._spoken.turn()

    def spoken(self) -> "SpokenPage":
        """Return what a screen reader is told of the page."""
        from sfdesk.ui.support.spoken_page import SpokenPage

        self._spoken = SpokenPage(self)
        return self._spoken

    @property
    def reached(self) -> Reached | None:
        """What the keyboard was put on, as long as the cursor stands where it was put then.

        Qt moves the cursor, and takes what is selected away, by keys, by the mouse, by what is
        found and by leaving the page; of some of it no signal tells.
        """
        return self._reached if self._selected() == self._reached_at else None

    def _selected(self) -> tuple[int, int]:
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _reach(self, reached: Reached) -> None:
        self._reached, self._reached_at = reached, self._selected()
        if self._spoken:
            self._spoken.tell_reached()

    def _paint_anew(self) -> None:
        """Paint all: Qt paints what was and is selected, and the ring reaches further."""
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring again."""
        super().focusInEvent(event)
        self._paint_anew()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._paint_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, and a ring round the link that the keyboard is on: Qt's is dotted."""
        super().paintEvent(event)
        if self.hasFocus() and self.reached and self.reached.is_link:
            painter, looks = QPainter(self.viewport()), self.palette()
            for line in self._selected_lines():
                painter.setPen(looks.base().color())
                painter.drawRect(line.adjusted(-4, -2, 3, 1))
                painter.setPen(looks.text().color())
                for outside in (2, 3):
                    painter.drawRect(line.adjusted(-outside, 1 - outside, outside - 1, outside - 2))
            painter.end()

    def _selected_lines(self) -> list[QRect]:
        """Return where each line of what is selected stands."""
        cursor, lines = self.textCursor(), dict[int, QRect]()
        first, last = self._selected()
        for place in range(first, last + 1):
            cursor.setPosition(place)
            at = self.cursorRect(cursor)
            lines[at.top()] = lines.get(at.top(), at).united(at)
        return [*lines.values()]

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next link from where the cursor is; show and tell where that is."""
        self._start_at_cursor()
        moved = super().focusNextPrevChild(forward)
        self._paint_anew()
        cursor = self.textCursor()
        if not (moved and self.hasFocus() and cursor.hasSelection()):
            return moved
        start = cursor.selectionStart()
        from PySide6.QtCore import QUrl

        # What is pointed at is shown below the page, and takes room from it.
        self.highlighted.emit(QUrl(self._target_at(start)))
        QTimer.singleShot(0, self, self.ensureCursorVisible)
        self._reach(Reached(is_link=True, start=start))
        return moved

    def _start_at_cursor(self) -> None:
        """Select a letter at the cursor: with nothing selected Qt begins at the top again."""
        cursor = self.textCursor()
        if self.hasFocus() and not cursor.hasSelection() and not cursor.atStart():
            letter = cursor.MoveOperation.NextCharacter
            cursor.movePosition(letter, cursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def _target_at(self, place: int) -> str:
        cursor = self.textCursor()
        cursor.setPosition(place + 1)
        return cursor.charFormat().anchorHref()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the page as Qt does; what is entered by it is told."""
        before = self.textCursor().block()
        super().keyPressEvent(event)
        # Of a link that is left by an arrow no signal tells.
        self._paint_anew()
        now = self.textCursor().block()
        if now != before:
            self.entered.emit(now)

    def step_heading(self, by: int) -> bool:
        """Go to the next heading (1) or the one before (-1); return whether there is one."""
        at = self.textCursor().block().position()
        headings = [block for block in self._blocks() if block.blockFormat().headingLevel()]
        ahead = [block for block in headings if (block.position() - at) * by > 0]
        if not ahead:
            return False
        self._go_to(min(ahead, key=lambda block: abs(block.position() - at)))
        return True

    def go_to_anchor(self, name: str) -> None:
        """Go to the heading with an anchor, with the keyboard too."""
        from sfdesk.ui.support.page_pieces import fragments_of

        for block in self._blocks():
            if any(name in each.charFormat().anchorNames() for each in fragments_of(block)):
                self._go_to(block)
                return

    def _blocks(self) -> "Iterator[QTextBlock]":
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _go_to(self, heading: "QTextBlock") -> None:
        cursor = self.textCursor()
        cursor.setPosition(heading.position())
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - _ABOVE_HEADING)
        self._reach(Reached(is_link=False, start=heading.position()))
