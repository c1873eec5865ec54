"""One need of a family as a large choice: what there is for it, how sure anyone is, and gaps."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy

from sfdesk.core.language import to_translate, tr
from sfdesk.model.needs import Held
from sfdesk.model.strength import dots_text
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.support.locale import keep_english

_PADDING, _GAP = 10, 3
_BOX, _BESIDE, _BAND = 16, 10, 10
"""Of the tick, of the room beside it, and of the hatched band of what has gaps, at 100 % text."""
_NOTHING = to_translate("A gap: the review looked at nothing for it")
_LEAST = 120
"""Pixels of a line of words, at 100 % text: the longest words fit."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class _Line(NamedTuple):
    """Some words of a tile.

    Attributes:
        sign: Stands before them, in the accent's colour.
        ground: Whether they stand on a hatched ground.
    """

    words: str
    font: QFont
    soft: bool = False
    sign: str = ""
    ground: bool = False


class NeedTile(QPushButton):
    """A choice that can be taken together with others.

    Its box is the style sheet's; the words are painted, since a button of Qt's has one line.
    """

    def __init__(self, held: Held, theme: Theme, zoom: int) -> None:
        super().__init__()
        self.setObjectName("need")
        keep_english(self)
        self.setCheckable(True)
        # A button of Qt's would be no narrower than it wants to be, and Home then cut at its edge.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.held, self.theme = held, theme
        self._zoom = zoom
        self._written: list[_Line] = []
        self._places: dict[int, list[tuple[_Line, QRect]]] = {}
        self._say()

    def restyle(self, theme: Theme, zoom: int) -> None:
        """Take other colours and another text size."""
        self.theme, self._zoom = theme, zoom
        self._measure_anew()

    def show_held(self, held: Held) -> None:
        """Say what there is of what fits what else is asked for."""
        if held != self.held:
            self.held = held
            self._say()
            self._measure_anew()

    def _measure_anew(self) -> None:
        self._written.clear()
        self._places.clear()
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        """Give a screen reader the words that are painted."""
        held = self.held
        surest = "" if held.rows else tr(_NOTHING)
        if held.surest:
            surest = tr("Surest of them as a whole: {how_sure}", how_sure=held.surest_words)
        parts = (held.need.name, held.need.plain, held.count_words, surest, held.improved_words)
        self.setAccessibleName(". ".join(filter(None, parts)))
        self.setToolTip(held.improved_words)

    @property
    def _has_gaps(self) -> bool:
        return bool(self.held.rows and self.held.need.none)

    def _lines(self) -> Iterator[_Line]:
        held, small = self.held, self._font(13)
        yield _Line(held.need.name, self._font(15, bold=True))
        yield _Line(held.need.plain, small, soft=True)
        yield _Line(held.count_words, small)
        if held.surest:
            yield _Line(held.surest_words, small, sign=dots_text(held.surest.dots))
        elif not held.rows:
            yield _Line(tr(_NOTHING), small, ground=True)

    @property
    def _left(self) -> int:
        """Where the words begin."""
        return _PADDING + self._scaled(_BOX + _BESIDE)

    def _scaled(self, pixels: int) -> int:
        return round(pixels * self._zoom / 100)

    def _font(self, pixels: int, *, bold: bool = False) -> QFont:
        font = QFont()
        font.setPixelSize(self._scaled(pixels))
        font.setBold(bold)
        return font

    # --- size ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Ask for room in which few words wrap; how high that is, a layout asks for the width."""
        return QSize(self._scaled(280), self._scaled(80))

    def minimumSizeHint(self) -> QSize:
        """Be wide enough for the longest words."""
        return QSize(self._left + _PADDING + self._scaled(_LEAST), self._scaled(40))

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower tile is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need at a width."""
        last = self._placed(width)[-1][1]
        return last.bottom() + 1 + _PADDING

    def _placed(self, width: int) -> list[tuple[_Line, QRect]]:
        """Return each line with where its words stand; layouts ask for it at some seven widths."""
        if not self._written:
            self._written = list(self._lines())
        if width not in self._places:
            self._places[width] = list(self._place(width))
        return self._places[width]

    def _place(self, width: int) -> Iterator[tuple[_Line, QRect]]:
        top = _PADDING
        for line in self._written:
            metrics = QFontMetrics(line.font)
            inset = 8 if line.ground else 0
            sign = metrics.horizontalAdvance(f"{line.sign}  ") if line.sign else 0
            left = self._left + inset + sign
            top += inset
            band = self._scaled(_BAND) if self._has_gaps else 0
            room = QRect(left, top, max(1, width - left - _PADDING - inset - band), 10_000)
            high = metrics.boundingRect(room, _WRAPPED, line.words).height()
            yield line, QRect(left, top, room.width(), high)
            top += high + _GAP + inset // 2

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew where the typeface is another."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._measure_anew()

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box as the style sheet has it, and the words."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_tick(painter)
        if self._has_gaps:
            left = self.width() - self._scaled(_BAND) - 6
            self._hatch(painter, QRect(left, 6, self._scaled(_BAND), self.height() - 12))
        theme = self.theme
        for line, place in self._placed(self.width()):
            if line.ground:
                self._hatch(painter, place.adjusted(-8, -4, 8, 4))
                said = QFontMetrics(line.font).boundingRect(place, _WRAPPED, line.words)
                _fill(painter, said, QColor(theme.paper))
            painter.setFont(line.font)
            if line.sign:
                painter.setPen(QColor(theme.accent))
                before = QRect(self._left, place.y(), place.x() - self._left, place.height())
                painter.drawText(before, 0, line.sign)
            painter.setPen(QColor(theme.soft if line.soft else theme.ink))
            painter.drawText(place, _WRAPPED, line.words)
        painter.end()

    def _paint_tick(self, painter: QPainter) -> None:
        theme, on = self.theme, self.isChecked()
        first = QFontMetrics(self._font(15, bold=True)).height()
        side = self._scaled(_BOX)
        box = QRectF(_PADDING, _PADDING + (first - side) / 2, side, side)
        painter.setPen(QPen(QColor(theme.accent if on else theme.control), 1))
        painter.setBrush(QColor(theme.accent if on else theme.paper))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            # What few paintings need comes into Python with the first of them.
            from PySide6.QtGui import QPolygonF

            points = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))
            painter.setPen(QPen(QColor(theme.on_accent), side / 8))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            corners = [QPointF(box.x() + x * side, box.y() + y * side) for x, y in points]
            painter.drawPolyline(QPolygonF(corners))

    def _hatch(self, painter: QPainter, ground: QRect) -> None:
        """Hatch what is a gap: seen before it is read, also without colour."""
        _fill(painter, ground, QColor(self.theme.paper))
        hatched = QBrush(QColor(self.theme.control), Qt.BrushStyle.BDiagPattern)
        _fill(painter, ground, hatched)


def _fill(painter: QPainter, ground: QRect, brush: QBrush | QColor) -> None:
    """Fill without ``fillRect`` and ``QBrush(colour)``, with which QGradient comes into Python."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRect(ground)
