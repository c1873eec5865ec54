"""Announcements: what has happened, told by a screen reader where the keyboard stays as it is."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

_QUIET = 400
"""Milliseconds without anything newer after which something is told: typing brings much news."""


def announce(widget: QWidget, words: str) -> None:
    """Tell something politely: after what is being said.

    Args:
        widget: What it is about.
    """
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class Announcer(QObject):
    """Tells the newest of what comes in quick succession, once.

    Args:
        widget: What it is about.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget, self._words = widget, ""
        self._timer = QTimer(self, singleShot=True, interval=_QUIET)
        self._timer.timeout.connect(lambda: announce(self._widget, self._words))

    def say(self, words: str) -> None:
        """Tell this soon, if nothing newer comes; nothing takes back what was to be told."""
        self._words = words
        if words:
            self._timer.start()
        else:
            self._timer.stop()
