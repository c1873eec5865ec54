"""Views that leave the wheel with Ctrl to the window, which makes all its text larger by it.

Qt's own browser would make its page alone larger, and a list would scroll.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QListView, QScrollArea, QTextBrowser


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
