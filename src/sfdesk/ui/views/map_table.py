"""The table of the map: as a picture that fits the window, or with every name in it."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip

from sfdesk.model.gap_map import Studied
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.views.map_tiles import Index, Tile, TileDelegate, cell_of
from sfdesk.ui.views.word_table import WordTable
from sfdesk.ui.views.zooming import ZoomingTable

_LONG_HEADS = 28
"""Characters: where cells are low, the headings of the rows are not to make them higher."""


class MapTable(ZoomingTable):
    """Cells of tiles.

    Signals:
        tile_chosen(row, column, slug): A tile was clicked.
    """

    tile_chosen = Signal(int, int, str)

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__(name)
        self.head_characters = _LONG_HEADS
        self.tiles = TileDelegate(theme, self)
        self.setItemDelegate(self.tiles)
        self.sized.connect(self._show_size)
        self.setMouseTracking(True)

    def _show_size(self, size: int) -> None:
        self.tiles.size = size

    def show_names(self, named: bool) -> None:
        """Show every name, or signs alone and the whole map at once."""
        self.tiles.named = named
        self.head_characters = WordTable.head_characters if named else _LONG_HEADS
        self.fit()

    def cell_width(self, column: int) -> int:
        """Return what the tiles of a column need."""
        return self.tiles.least_width(self._studied(column))

    def wished_width(self, column: int) -> int:
        """Return what the fullest cell of a column needs so that its signs stand in one line."""
        if self.tiles.named:
            return 0
        return max(map(self.tiles.line_width, self._studied(column)), default=0)

    def _studied(self, column: int) -> list[tuple[Studied, ...]]:
        """Return what stands in each cell of a column."""
        cells = (cell_of(self.model().index(row, column)) for row in range(self.rowCount()))
        return [cell.studied for cell in cells if cell]

    def fit(self) -> None:
        """Fit the tiles; without names, the rows share the height that there is."""
        super().fit()
        rows = self.rowCount()
        if self.tiles.named or not rows:
            return
        room = self.height() - self.horizontalHeader().height() - 2 * self.frameWidth()
        free = room - sum(self.rowHeight(row) for row in range(rows))
        if free > 0:
            for row in range(rows):
                self.setRowHeight(row, self.rowHeight(row) + free // rows)

    def tile_at(self, place: QPoint) -> tuple[Index, Tile] | None:
        """Return the tile at a place of the viewport, with its cell."""
        index = self.indexAt(place)
        tiles = self.tiles.tiles(self.visualRect(index), index) if index.isValid() else []
        found = next((tile for tile in tiles if tile.place.contains(place)), None)
        return (index, found) if found else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to another height too."""
        super().resizeEvent(event)
        if self.rowCount() and event.size().height() != event.oldSize().height():
            self.fit_soon()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the tile under the pointer."""
        super().mouseMoveEvent(event)
        found = self.tile_at(event.position().toPoint())
        over = (found[0].row(), found[0].column(), found[1].studied.slug) if found else None
        if over != self.tiles.hovered:
            self.tiles.hovered = over
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose a tile, or the cell around it."""
        found = self.tile_at(event.position().toPoint())
        blocked = self.blockSignals(found is not None)
        super().mouseReleaseEvent(event)
        self.blockSignals(blocked)
        if found:
            index, tile = found
            self.tile_chosen.emit(index.row(), index.column(), tile.studied.slug)

    def viewportEvent(self, event: object) -> bool:
        """Tell of the tile under the pointer in words."""
        if isinstance(event, QHelpEvent):
            found = self.tile_at(event.pos())
            QToolTip.showText(event.globalPos(), found[1].studied.words if found else "", self)
            return True
        return super().viewportEvent(event)  # type: ignore[arg-type]
