"""Paints the cells of the map: how many, and a tile for each intervention that stands there.

The stronger the tile's ground, the surer anyone is; a sign and a word tell what was seen. What
the filters leave out keeps its place and is dimmed; a cell without anything is hatched.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableWidget

from sfdesk.core.language import number, tr
from sfdesk.model.gap_map import SYMBOLS, Studied
from sfdesk.model.strength import MAX_DOTS
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.views.word_table import widest

CELL = Qt.ItemDataRole.UserRole
"""Where the table keeps the ``MapCell`` of an item."""

_PADDING, _GAP, _RADIUS = 5, 3, 4
_NUMBER = 1.5
"""How much larger than the text the number of a cell is."""
_GROUNDS = (0.0, 0.08, 0.22, 0.45, 1.0)
"""Share of the accent in the ground of a tile, by its dots."""
_DIMMED = 0.28
_WRAPPED = int(Qt.TextFlag.TextWordWrap)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class MapCell:
    """A cell of the map; no tuple, which Qt would make a list of.

    Attributes:
        lit: Slugs that pass the filters.
        dots: How sure anyone is of all of them; None where nothing is stated.
    """

    studied: tuple[Studied, ...]
    lit: frozenset[str]
    dots: int | None

    @property
    def fitting(self) -> int:
        """How many pass the filters."""
        return sum(each.slug in self.lit for each in self.studied)


class Tile(NamedTuple):
    """A tile and where it is."""

    studied: Studied
    place: QRect


class TileDelegate(QStyledItemDelegate):
    """Paints a table of ``MapCell``.

    Attributes:
        theme: Its colours.
        named: Whether tiles have their names in them, or are signs alone.
        hovered: Row, column and slug of the tile under the pointer.
    """

    def __init__(self, theme: Theme, table: QTableWidget) -> None:
        super().__init__(table)
        self.theme, self._table = theme, table
        self.named = False
        self.hovered: tuple[int, int, str] | None = None

    # --- where things are -----------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the height that the tiles need at the width of the column."""
        width = self._table.columnWidth(index.column())
        tiles = self.tiles(QRect(0, 0, width, 0), index)
        number = QFontMetrics(self._number_font()).height() + _PADDING
        bottom = max((tile.place.bottom() for tile in tiles), default=0) + _PADDING
        return QSize(width, max(number, bottom))

    def tiles(self, room: QRect, index: Index) -> list[Tile]:
        """Return the tiles of a cell and their places in its room."""
        cell = cell_of(index)
        if cell is None:
            return []
        return list(self._named(room, cell) if self.named else self._signs(room, cell))

    def least_width(self, cells: Iterable[Sequence[Studied]]) -> int:
        """Return what a column with these cells needs, in pixels.

        That is: no word of theirs is broken, and of signs at least two stand side by side.
        """
        if not self.named:
            return max((self.line_width(cell[:2]) for cell in cells), default=0)
        every = [each for cell in cells for each in cell]
        texts = [words for each in every for words in (each.name_alone, _seen(each))]
        return widest(QFontMetrics(self._font(bold=True)), texts) + 4 * _PADDING + 1

    def line_width(self, cell: Iterable[Studied]) -> int:
        """Return what the signs of a cell need to stand beside its number in one line."""
        signs = sum(self._sign_side(max(1, len(each.findings))) + _GAP for each in cell)
        return QFontMetrics(self._number_font()).horizontalAdvance("0") + 3 * _PADDING + signs + 1

    def _named(self, room: QRect, cell: MapCell) -> Iterator[Tile]:
        """Place tiles below the number, each as wide as the cell."""
        top = room.top() + QFontMetrics(self._number_font()).height() + _PADDING
        left, width = room.left() + _PADDING, room.width() - 2 * _PADDING
        for each in cell.studied:
            high = self._text_height(each.name_alone, width - 2 * _PADDING, bold=True)
            if each.findings:
                high += self._text_height(_seen(each), width - 2 * _PADDING)
            yield Tile(each, QRect(left, top, width, high + _PADDING))
            top += high + _PADDING + _GAP

    def _signs(self, room: QRect, cell: MapCell) -> Iterator[Tile]:
        """Place tiles beside the number, in lines."""
        number = QFontMetrics(self._number_font()).horizontalAdvance("0")
        first = room.left() + number + 2 * _PADDING
        left, top, side = first, room.top() + _PADDING, self._sign_side(1)
        for each in cell.studied:
            width = self._sign_side(max(1, len(each.findings)))
            if left > first and left + width > room.right() - _PADDING:
                left, top = first, top + side + _GAP
            yield Tile(each, QRect(left, top, width, side))
            left += width + _GAP

    def _sign_side(self, signs: int) -> int:
        return round(self._table.fontMetrics().height() * (1.15 + 0.85 * (signs - 1)))

    def _text_height(self, words: str, width: int, *, bold: bool = False) -> int:
        metrics = QFontMetrics(self._font(bold=bold))
        return metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), _WRAPPED, words).height()

    def _font(self, *, bold: bool = False, larger: float = 0.92) -> QFont:
        font = QFont(self._table.font())
        font.setPixelSize(round(self._table.fontInfo().pixelSize() * larger))
        font.setBold(bold)
        return font

    def _number_font(self) -> QFont:
        return self._font(bold=True, larger=_NUMBER)

    # --- painting -------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        cell, room = cell_of(index), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(room, QColor(self.theme.paper))
        if cell is None or not cell.studied:
            self._paint_gap(painter, room)
        else:
            self._paint_number(painter, room, cell.fitting)
            for tile in self.tiles(room, index):
                self._paint_tile(painter, tile, cell, (index.row(), index.column()))
        if self._table.hasFocus() and self._table.currentIndex() == index:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(room.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_gap(self, painter: QPainter, room: QRect) -> None:
        inner = room.adjusted(0, 0, -1, -1)
        painter.fillRect(inner, QBrush(QColor(self.theme.control), Qt.BrushStyle.BDiagPattern))
        painter.setFont(self._font())
        metrics = QFontMetrics(self._font())
        patch = metrics.boundingRect(tr("none")).adjusted(-4, -2, 4, 2)
        patch.moveCenter(room.center())
        painter.fillRect(patch, QColor(self.theme.paper))
        painter.setPen(QColor(self.theme.soft))
        painter.drawText(patch, int(Qt.AlignmentFlag.AlignCenter), tr("none"))

    def _paint_number(self, painter: QPainter, room: QRect, count: int) -> None:
        painter.setFont(self._number_font())
        painter.setPen(QColor(self.theme.ink if count else self.theme.disabled))
        high = QFontMetrics(self._number_font()).height()
        place = QRect(room.left() + _PADDING, room.top() + 2, room.width(), high)
        painter.drawText(place, 0, number(count))

    def _paint_tile(
        self, painter: QPainter, tile: Tile, cell: MapCell, at: tuple[int, int]
    ) -> None:
        theme, studied = self.theme, tile.studied
        painter.setOpacity(1.0 if studied.slug in cell.lit else _DIMMED)
        over = self.hovered == (*at, studied.slug)
        ground, ink = self._colours(cell.dots)
        dashed = Qt.PenStyle.DashLine if cell.dots is None else Qt.PenStyle.SolidLine
        line = QColor(theme.ink if over else theme.accent)
        # Where colours are few, the surer a tile is, the thicker its outline; the surest is filled.
        usual = max(1, (cell.dots or 0) % MAX_DOTS) if theme.high_contrast else 1
        painter.setPen(QPen(line, usual + over, dashed))
        painter.setBrush(ground)
        painter.drawRoundedRect(tile.place, _RADIUS, _RADIUS)
        painter.setPen(ink)
        if self.named:
            self._paint_words(painter, tile)
        else:
            signs = "".join(SYMBOLS[finding] for finding in studied.findings) or "·"
            painter.setFont(self._font(bold=True))
            painter.drawText(tile.place, int(Qt.AlignmentFlag.AlignCenter), signs)
        painter.setOpacity(1.0)

    def _paint_words(self, painter: QPainter, tile: Tile) -> None:
        inner = tile.place.adjusted(_PADDING, _PADDING // 2, -_PADDING, 0)
        painter.setFont(self._font(bold=True))
        painter.drawText(inner, _WRAPPED, tile.studied.name_alone)
        inner.setTop(
            inner.top() + self._text_height(tile.studied.name_alone, inner.width(), bold=True)
        )
        painter.setFont(self._font())
        painter.drawText(inner, _WRAPPED, _seen(tile.studied))

    def _colours(self, dots: int | None) -> tuple[QColor, QColor]:
        """Return ground and ink of a tile: where colours are few, the surest is filled."""
        theme = self.theme
        share = _GROUNDS[dots or 0]
        if theme.high_contrast:
            share = 1.0 if share == 1.0 else 0.0
        ground = _mixed(QColor(theme.accent), QColor(theme.paper), share)
        return ground, QColor(theme.on_accent if share == 1.0 else theme.ink)


def cell_of(index: Index) -> MapCell | None:
    """Return what a cell of the table holds."""
    cell = index.data(CELL)
    return cell if isinstance(cell, MapCell) else None


def _seen(studied: Studied) -> str:
    """Return what was seen, as signs with their words."""
    return ", ".join(f"{SYMBOLS[each]}\u00a0{each.label.lower()}" for each in studied.findings)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return a colour between two."""
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a * share + b * (1 - share)) for a, b in pairs))
