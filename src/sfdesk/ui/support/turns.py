"""Turns of the event loop: what takes long is shared out among them, and keys are heard between."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

SOON = 1
"""Milliseconds: what waits for none at all Qt does in the same turn, before it hears keys again."""


def in_next_turn(owner: QObject, work: Callable[[], object]) -> None:
    """Do something once keys have been heard, unless its owner is gone by then."""
    QTimer.singleShot(SOON, owner, work)


def in_turns(
    owner: QObject, steps: Sequence[Callable[[], object]], hold: Callable[[], bool]
) -> None:
    """Do one thing after the other, each in a turn of its own, as long as something holds."""

    def go_on() -> None:
        if hold():
            steps[0]()
            in_turns(owner, steps[1:], hold)

    if steps:
        in_next_turn(owner, go_on)


def paint_in_turn(widget: QWidget, *, after: int = 0) -> None:
    """Paint what is changed in a widget now in a turn of its own, all at once.

    To change much and to paint it takes the interface twice as long away as either does, and Qt
    paints twice what is shown after it was asked for a paint. Until it is painted, what stood
    there before stays on the screen. In a window that is not shown yet all is painted at once.

    Args:
        widget: Not a window: Qt would never paint one that it could not when it came up. One that
            is about to be shown comes before what it stands in, and is painted after it.
        after: Turns that come before it, in which more is changed.
    """
    if widget.window().isVisible() and widget.updatesEnabled():
        widget.setUpdatesEnabled(False)
        _enable(widget, after)


def _enable(widget: QWidget, after: int) -> None:
    then = partial(_enable, widget, after - 1) if after else partial(widget.setUpdatesEnabled, True)
    in_next_turn(widget, then)
