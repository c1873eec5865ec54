"""Pages as small grey pictures and as texts, and how far two pictures are apart. Needs Qt."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

_CLEARLY = 60
"""Steps of grey (of 255) from which two dots count as different."""


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


def page_texts(pdf: bytes) -> list[str]:
    """Return what is to be read on each page, line by line."""
    with _opened(pdf) as document:
        return [document.getAllText(number).text() for number in range(document.pageCount())]


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
    dots = zip(_grey(one), _grey(other), strict=True)
    return sum(abs(a - b) > _CLEARLY for a, b in dots) / (one.width() * one.height())


def _grey(picture: QImage) -> bytes:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, row = grey.width(), grey.bytesPerLine()
    bits = bytes(grey.constBits())
    return b"".join(bits[y * row : y * row + wide] for y in range(grey.height()))
