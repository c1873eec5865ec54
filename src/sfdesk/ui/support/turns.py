"""Painting in a turn of its own of the event loop: keys are heard before it."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_SOON = 1
"""Milliseconds: what waits for none at all Qt does in the same turn, before it hears keys again."""


def paint_in_turn(widget: QWidget) -> None:
    """Paint what is changed in a widget now in the next turn, all at once.

    To change much and to paint it takes the interface twice as long away as either does, and Qt
    paints twice what is shown after it was asked for a paint. Until it is painted, what stood
    there before stays on the screen. What is not shown yet is painted when it is.
    """
    if widget.isVisible() and widget.updatesEnabled():
        widget.setUpdatesEnabled(False)
        QTimer.singleShot(_SOON, widget, partial(widget.setUpdatesEnabled, True))
