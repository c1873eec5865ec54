"""Windows and dialogs stay on the screen, whatever the text size and whatever was remembered."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_TITLE_BAR = 40
"""Pixels that a title bar may take; how high it is, is known only once it is there."""
_BORDERS = 4
"""Pixels that borders on both sides may take."""
LEAST_TARGET = 24
"""Pixels that what is clicked is wide and high at least, for fingers and shaking hands."""
_LEAST = QSize(320, 120)
_TEXT = 14
"""Pixels of the text that sizes of dialogs are given for."""


def screen_area(widget: QWidget) -> QRect:
    """Return the part of the widget's screen that windows may cover; tests replace this."""
    screen = widget.screen() or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


def bounded(widget: QWidget, wanted: QSize) -> QSize:
    """Return a size no larger than what fits on the screen, its frame included."""
    area = screen_area(widget).size()
    return wanted.boundedTo(area - QSize(_BORDERS, _TITLE_BAR)).expandedTo(_LEAST)


def sized_for_text(widget: QWidget, wide: int, high: int) -> QSize:
    """Return a size on the screen: pixels at a text of 14 pixels, and more where that is larger."""
    larger = max(1.0, widget.fontInfo().pixelSize() / _TEXT)
    return bounded(widget, QSize(round(wide * larger), round(high * larger)))


def allow_any_size(window: QWidget) -> None:
    """Let a window be smaller than its content asks for, so that it never outgrows the screen."""
    window.setMinimumSize(_LEAST)


def bring_inside(window: QWidget) -> None:
    """Move and shrink a shown window until its frame lies on the screen."""
    if window.isMaximized() or window.isFullScreen():
        return
    area, frame, inner = screen_area(window), window.frameGeometry(), window.geometry()
    around = frame.size() - inner.size()
    size = inner.size().boundedTo(area.size() - around)
    if size != inner.size():
        window.resize(size)
    outer = size + around
    left = min(max(frame.left(), area.left()), area.right() + 1 - outer.width())
    top = min(max(frame.top(), area.top()), area.bottom() + 1 - outer.height())
    if (left, top) != (frame.left(), frame.top()):
        window.move(left, top)


def as_read(place: QRect, room: QRect, widget: QWidget | None) -> QRect:
    """Return where something stands in a room, mirrored where a widget is read from the right."""
    if widget is not None and widget.isRightToLeft():
        return place.translated(room.left() + room.right() - place.left() - place.right(), 0)
    return place
