"""Views that leave the wheel with Ctrl to the window, which makes all its text larger by it.

Qt's own browser would make its page alone larger, and a list would scroll.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QListView, QScrollArea, QTextBrowser

NOTCH = 120
"""What Qt counts for a notch of a wheel; a touchpad counts much less, many times."""


class Notches:
    """Counts the notches of a wheel, or of two fingers on a touchpad."""

    def __init__(self) -> None:
        self._turned = 0

    def count(self, event: QWheelEvent) -> int:
        """Return how many notches are full with this turn; less than 0 are towards the user."""
        turn = event.angleDelta().y()
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
    """A scrolled pane in the window."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or leave the wheel to the window."""
        event.ignore() if zooms(event) else super().wheelEvent(event)
