"""How large the cells of the map are drawn: the wheel with Ctrl, and the keys of the text size."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent

from sfdesk.ui.support.zoomed import WheelZoom
from sfdesk.ui.views.word_table import WordTable

SIZES = (50, 60, 70, 80, 90, 100, 125, 150, 175, 200, 250, 300, 400)
"""In per cent of the size that goes with the text of the window."""
_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}


class ZoomingTable(WordTable):
    """A table whose cells are drawn larger or smaller; its headings stay as they are.

    Signals:
        sized(int): The cells are to be drawn in another size, in per cent.
    """

    sized = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._place = SIZES.index(100)
        self._wheel = WheelZoom()

    @property
    def size_shown(self) -> int:
        """In which size the cells are drawn, in per cent; one of ``SIZES``."""
        return SIZES[self._place]

    def zoom_by(self, step: int, at: QPoint | None = None) -> None:
        """Draw the cells in the next size.

        Args:
            step: 1 is larger, -1 smaller, 0 as it goes with the text of the window.
            at: What is there stays there; else what is in the middle.
        """
        place = self._place + step if step else SIZES.index(100)
        if place == self._place or not 0 <= place < len(SIZES):
            return
        self._place = place
        spot = at or self.viewport().rect().center()
        index = self.indexAt(spot)
        before = self.visualRect(index)
        self.sized.emit(self.size_shown)
        self.fit()
        self.updateGeometries()
        after = self.visualRect(index)
        if before.isValid() and after.isValid():
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            x = after.x() + (spot.x() - before.x()) * after.width() / before.width()
            y = after.y() + (spot.y() - before.y()) * after.height() / before.height()
            across.setValue(round(across.value() + x - spot.x()))
            down.setValue(round(down.value() + y - spot.y()))
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Draw larger or smaller with Ctrl; else scroll."""
        at = event.position().toPoint()
        if not self._wheel.take(event, lambda way: self.zoom_by(way, at)):
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take the keys of the text size before the window does, while the keyboard is here."""
        if event.type() is QEvent.Type.ShortcutOverride and _step(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw larger or smaller, around the current cell; the rest as every table."""
        if (step := _step(event)) is None:
            super().keyPressEvent(event)
            return
        current = self.visualRect(self.currentIndex())
        seen = self.viewport().rect().contains(current.center())
        self.zoom_by(step, current.center() if seen else None)


def _step(event: QEvent) -> int | None:
    """Return which way a key zooms, if it does."""
    if not isinstance(event, QKeyEvent):
        return None
    # Where these signs are on a keyboard differs: with Shift, or among the figures.
    aside = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    if event.modifiers() & ~aside != Qt.KeyboardModifier.ControlModifier:
        return None
    return _KEYS.get(Qt.Key(event.key()))
