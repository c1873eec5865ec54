"""Turns of the event loop: what takes long is shared out among them, and keys are heard between."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

_SOON = 1
"""Milliseconds: what waits for none at all Qt does in the same turn, before it hears keys again."""


def in_next_turn(owner: QObject, work: Callable[[], object]) -> None:
    """Do something once keys have been heard, unless its owner is gone by then."""
    QTimer.singleShot(_SOON, owner, work)


def paint_in_turn(widget: QWidget, *, after: int = 0) -> None:
    """Paint what is changed in a widget now in a turn of its own, all at once.

    To change much and to paint it takes the interface twice as long away as either does, and Qt
    paints twice what is shown after it was asked for a paint. Until it is painted, what stood
    there before stays on the screen. What is not shown yet is painted when it is.

    Args:
        widget: Not a window: Qt would never paint one that it could not when it came up.
        after: Turns that come before it, in which more is changed.
    """
    if widget.isVisible() and widget.updatesEnabled():
        widget.setUpdatesEnabled(False)
        _enable(widget, after)


def _enable(widget: QWidget, after: int) -> None:
    then = partial(_enable, widget, after - 1) if after else partial(widget.setUpdatesEnabled, True)
    in_next_turn(widget, then)
