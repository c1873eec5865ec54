"""The wheel with Ctrl: what zooms by it, and views that leave it to the window.

The window makes all its text larger by it.

Qt's own browser would make its page alone larger, and a list would scroll.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QListView, QScrollArea, QTextBrowser, QWidget

NOTCH = 120
"""What Qt counts for a notch of a wheel; a touchpad counts much less, many times."""


class WheelZoom:
    """Makes something larger or smaller by the wheel with Ctrl, or by two fingers on a touchpad."""

    def __init__(self) -> None:
        self._turned = 0

    def take(self, event: QWheelEvent, zoom: Callable[[int], None]) -> bool:
        """Zoom, and return True; a turn that is not meant for that is left as it is.

        Args:
            zoom: Called where a notch is full: 1 is larger, -1 smaller.
        """
        if not zooms(event):
            return False
        if notches := self._count(event.angleDelta().y()):
            zoom(1 if notches > 0 else -1)
        event.accept()
        return True

    def _count(self, turn: int) -> int:
        """Return how many notches are full with this turn; less than 0 are towards the user."""
        if turn * self._turned < 0:
            self._turned = 0
        self._turned += turn
        full = int(self._turned / NOTCH)
        self._turned -= full * NOTCH
        return full


def zooms(event: QWheelEvent) -> bool:
    """Return whether a turn of the wheel is meant for the text size."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class ZoomedBrowser(QTextBrowser):
    """A browser in the window."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or leave the wheel to the window."""
        event.ignore() if zooms(event) else super().wheelEvent(event)


class ZoomedList(QListView):
    """A list in the window."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or leave the wheel to the window."""
        event.ignore() if zooms(event) else super().wheelEvent(event)


class ZoomedArea(QScrollArea):
    """A pane in the window that is scrolled down, by what stands in it and not by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def setWidget(self, widget: QWidget) -> None:
        """Scroll something; Qt would fill its ground, and so paint it apart and then once more."""
        super().setWidget(widget)
        widget.setAutoFillBackground(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or leave the wheel to the window."""
        event.ignore() if zooms(event) else super().wheelEvent(event)
