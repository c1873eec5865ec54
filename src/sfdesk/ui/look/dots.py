"""The dots of how sure anyone is, as a picture: in a text, a screen reader would spell them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sfdesk.model.strength import MAX_DOTS

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_GAP = 3
_LINE = 1.3
_NONE = "none"


def dots_name(dots: int | None) -> str:
    """Return the address of a picture of dots, as a page has it."""
    return f"dots:{_NONE if dots is None else dots}"


def dots_named(name: str) -> int | None:
    """Return the dots of an address; None is the ring of what is not rated."""
    number = name.removeprefix("dots:")
    return None if number == _NONE else int(number)


def dots_width(dots: int | None, size: float) -> int:
    """Return how wide dots of a size are together, in pixels."""
    return round((1 if dots is None else MAX_DOTS) * (size + _GAP))


def draw_dots(
    painter: QPainter, left: float, top: float, size: float, dots: int | None, ink: QColor
) -> None:
    """Draw filled and empty dots, or the ring of what is not rated.

    Args:
        size: How wide each is, in pixels.
    """
    painter.setPen(QPen(ink, _LINE))
    for number in range(1 if dots is None else MAX_DOTS):
        painter.setBrush(ink if number < (dots or 0) else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(left + 1 + number * (size + _GAP), top, size, size))


def dots_picture(dots: int | None, size: int, ink: QColor, ratio: float) -> "QImage":
    """Return a picture of dots.

    Args:
        ratio: Dots of the screen to a pixel.
    """
    from PySide6.QtGui import QImage

    room = QSize(dots_width(dots, size), size + 2)
    picture = QImage(room * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_dots(painter, 0, 1, size, dots, ink)
    painter.end()
    return picture
