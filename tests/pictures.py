"""Pages as small grey pictures and as texts, and how far two pictures are apart. Needs Qt."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

_CLEARLY = 60
"""Steps of grey (of 255) from which two dots count as different."""
_ALIKE = bytes(range(_CLEARLY + 1))
_INK = bytes(grey < 128 for grey in range(256))
"""1 for each grey that is dark, 0 for each that is light."""


def pages(pdf: bytes, dpi: int) -> Iterator[QImage]:
    """Yield each page on white, in grey."""
    with _opened(pdf) as document:
        for number in range(document.pageCount()):
            points = document.pagePointSize(number)
            size = QSize(round(points.width() * dpi / 72), round(points.height() * dpi / 72))
            sheet = QImage(size, QImage.Format.Format_RGB32)
            sheet.fill(Qt.GlobalColor.white)
            painter = QPainter(sheet)
            painter.drawImage(0, 0, document.render(number, size))
            painter.end()
            yield sheet.convertToFormat(QImage.Format.Format_Grayscale8)


@lru_cache(8)
def page_texts(pdf: bytes) -> tuple[str, ...]:
    """Return what is to be read on each page, line by line."""
    with _opened(pdf) as document:
        return tuple(document.getAllText(number).text() for number in range(document.pageCount()))


@contextmanager
def _opened(pdf: bytes) -> Iterator[QPdfDocument]:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    assert document.status() is QPdfDocument.Status.Ready
    yield document


def difference(one: QImage, other: QImage) -> float:
    """Return which share of the dots differs clearly; 1 where the sizes differ."""
    if one.size() != other.size():
        return 1.0
    # By Qt, which takes pictures from each other some hundred times as fast as Python does.
    apart = _grey(one).convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(apart)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, _grey(other).convertToFormat(QImage.Format.Format_RGB32))
    painter.end()
    blue = bytes(apart.constBits())[::4]
    return len(blue.translate(None, _ALIKE)) / len(blue)


def inked(page: QImage) -> QRect:
    """Return the least part of a page that holds everything dark on it."""
    rows = [row.translate(_INK) for row in _rows(_grey(page))]
    dark = [y for y, row in enumerate(rows) if 1 in row]
    left = min(rows[y].index(1) for y in dark)
    right = max(rows[y].rindex(1) for y in dark)
    return QRect(left, dark[0], right - left + 1, dark[-1] - dark[0] + 1)


def _grey(picture: QImage) -> QImage:
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


def _rows(grey: QImage) -> list[bytes]:
    wide, row, bits = grey.width(), grey.bytesPerLine(), bytes(grey.constBits())
    return [bits[y * row : y * row + wide] for y in range(grey.height())]
