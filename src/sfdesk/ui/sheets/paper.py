"""Which paper a page is made for."""

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from sfdesk.core.language import tr


def paper_of(points: QSizeF) -> QPageSize:
    """Return the paper of a page that measures so many points, whichever way it lies."""
    upright = QSizeF(min(points.toTuple()), max(points.toTuple()))
    match = QPageSize.SizeMatchPolicy.FuzzyOrientationMatch
    return QPageSize(upright, QPageSize.Unit.Point, "", match)


def orientation_of(points: QSizeF) -> QPageLayout.Orientation:
    """Return which way a page lies."""
    ways = QPageLayout.Orientation
    return ways.Landscape if points.width() > points.height() else ways.Portrait


def paper_words(points: QSizeF) -> str:
    """Return the paper of a page as people say it: ``A4``, ``A3 landscape``."""
    lying = orientation_of(points) is QPageLayout.Orientation.Landscape
    name = paper_of(points).name()
    return tr("{paper} landscape", paper=name) if lying else name


def same_paper(one: QPageSize, other: QPageSize) -> bool:
    """Return whether two papers are of one size, give or take two millimetres."""
    millimetres = QPageSize.Unit.Millimeter
    a, b = one.size(millimetres), other.size(millimetres)
    return abs(a.width() - b.width()) <= 2 and abs(a.height() - b.height()) <= 2
