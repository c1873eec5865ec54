"""The splitter of the panes: a hairline to see, broad enough to take hold of, moved by keys too."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle, QWidget

from sfdesk.core.language import tr
from sfdesk.ui.support.window_keys import ENTER

_BESIDE = 4
"""Pixels on either side of the line that take hold of it too."""
_STEP = 20
"""Pixels that an arrow moves a line by."""


class _Handle(QSplitterHandle):
    """A line of one pixel that is taken hold of beside it too, and is broad while keys move it.

    Qt does the same, with two pixels: it lays handles out by their contents, draws them over the
    panes, and takes the mouse outside a mask.
    """

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reach over the panes; Qt's own would set its margins again, and so for ever."""
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask, True)
        self.setContentsMargins(_BESIDE, 0, _BESIDE, 0)
        self._show_mask()

    def _show_mask(self) -> None:
        self.setMask(QRegion(self.rect() if self.hasFocus() else self.contentsRect()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be seen."""
        super().focusInEvent(event)
        self._show_mask()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be a hairline again."""
        super().focusOutEvent(event)
        self._show_mask()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line; with the keyboard, a bar in two colours that contrast."""
        super().paintEvent(event)
        if self.hasFocus():
            from PySide6.QtGui import QPainter

            painter, looks = QPainter(self), self.palette()
            painter.fillRect(self.rect(), looks.base())
            painter.fillRect(self.rect().adjusted(2, 0, -2, 0), looks.windowText())
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows; Enter gives the keyboard back, and so does Esc."""
        step = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}.get(Qt.Key(event.key()))
        splitter = self.splitter()
        if step is not None:
            self.moveSplitter(self.closestLegalPosition(self.x() + _BESIDE + step))
        elif event.key() in ENTER:
            assert isinstance(splitter, PaneSplitter)
            splitter.give_back()
        else:
            super().keyPressEvent(event)


class PaneSplitter(QSplitter):
    """Puts the panes side by side."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._before: QWidget | None = None

    def createHandle(self) -> QSplitterHandle:
        """Return a handle that is easy to take hold of."""
        handle = _Handle(self.orientation(), self)
        handle.setProperty("shows_focus", True)
        handle.setProperty("spoken_as", "separator")
        handle.setAccessibleName(tr("Line between panes; the left and right arrows move it"))
        return handle

    def take_line(self) -> None:
        """Put the keyboard on the next line between panes; after the last, where it was before."""
        lines = [self.handle(number) for number in range(1, self.count())]
        shown = [line for line in lines if line.isVisible()]
        focused = QApplication.focusWidget()
        if focused not in shown:
            self._before = focused
        ahead = shown[shown.index(focused) + 1 :] if focused in shown else shown
        if ahead:
            ahead[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.give_back()

    def give_back(self) -> bool:
        """Put the keyboard where it was before it was put on a line; return whether it was."""
        on_line = isinstance(QApplication.focusWidget(), _Handle)
        if on_line and self._before and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return on_line
