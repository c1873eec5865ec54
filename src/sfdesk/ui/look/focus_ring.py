"""The mark of what has the keyboard: a ring in two colours, so that it is seen on any ground."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFocusFrame, QWidget
from shiboken6 import isValid

_OUTSIDE = 2
"""Pixels of the ring that lie outside of what it goes round."""
_WIDE = 5
"""Pixels: one of the ground, two of the ink, two of the ground.

The inner ones hide the edge of what has the keyboard, also where a pixel is more than one dot.
"""
_ROUND = 6
"""Pixels that the corners inside of it are round by."""
_MOVED = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class _Ring(QFocusFrame):
    """Takes no part in anything, and is nothing to a screen reader.

    Qt's own would follow a widget by itself, but under it, where only its edge is seen.
    """

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be a ring: what is inside need not be painted again."""
        super().resizeEvent(event)
        self.setMask(self._ring())

    def _ring(self) -> QRegion:
        """Return where the ring is: it covers the corners of what is round, too."""
        # Needed after the first paint of the window alone.
        from PySide6.QtGui import QPainterPath

        inner = QPainterPath()
        inner.addRoundedRect(self.rect().adjusted(_WIDE, _WIDE, -_WIDE, -_WIDE), _ROUND, _ROUND)
        return QRegion(self.rect()) - QRegion(inner.toFillPolygon().toPolygon())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring in the colours of the window."""
        looks, painter = QApplication.palette(), QPainter(self)
        # A picture of the window is painted without masks.
        painter.setClipRegion(self._ring())
        painter.fillRect(self.rect(), looks.window())
        painter.setPen(looks.windowText().color())
        for wide in (1, 2):
            # A rectangle that is drawn is a pixel wider and higher than one that is filled.
            painter.drawRect(self.rect().adjusted(wide, wide, -wide - 1, -wide - 1))
        painter.end()


class FocusRing(QObject):
    """Lays the ring round whatever has the keyboard, in the window and in its dialogs.

    A widget that shows by itself that it has the keyboard has the property ``shows_focus``.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        self._follow(None, QApplication.focusWidget())

    def _follow(self, _: QWidget | None, widget: QWidget | None) -> None:
        for each in filter(isValid, self._watched):
            each.removeEventFilter(self)
        self._watched = []
        if widget is None or widget.property("shows_focus"):
            if self._ring is not None and isValid(self._ring):
                self._ring.hide()
            return
        self._watched = _with_all_above(widget)
        for each in self._watched:
            each.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay with what the ring goes round, wherever it is moved or scrolled."""
        if event.type() in _MOVED and self._watched:
            self._place()
        return False

    def _place(self) -> None:
        if not all(map(isValid, self._watched)):
            # PySide may lose what stands in a list that drops down while Qt still has it.
            self._follow(None, None)
            return
        widget, top = self._watched[0], self._watched[-1]
        # A ring that lay in a dialog may have gone with it.
        if self._ring is None or not isValid(self._ring):
            self._ring = _Ring(top)
        if self._ring.parentWidget() is not top:
            self._ring.setParent(top)
        place = _seen(widget, top)
        self._ring.setGeometry(place)
        self._ring.setVisible(widget.isVisible() and not place.isEmpty())
        self._ring.raise_()


def _with_all_above(widget: QWidget) -> list[QWidget]:
    """Return a widget and what it stands in, up to its window."""
    found = [widget]
    while not found[-1].isWindow() and (above := found[-1].parentWidget()):
        found.append(above)
    return found


def _seen(widget: QWidget, top: QWidget) -> QRect:
    """Return where the ring lies in the window: round what can be seen of a widget."""
    place = _round(widget, top)
    for above in _with_all_above(widget)[1:]:
        area = above.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is above:
            place &= _round(above, top)
    return place & top.rect()


def _round(widget: QWidget, top: QWidget) -> QRect:
    place = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())
    return place.adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)
