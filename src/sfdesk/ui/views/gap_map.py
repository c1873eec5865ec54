"""The evidence and gap map: areas of life down, how sure anyone is across, tiles in the cells."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton

from sfdesk.model.entries import Intervention
from sfdesk.model.gap_map import COLUMNS, SYMBOLS, MapRow, Studied, gap_map
from sfdesk.model.info import EditionInfo
from sfdesk.model.selection import Selection
from sfdesk.model.strength import TIER_DOTS, Tier, dots_text
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.views.map_table import MapTable
from sfdesk.ui.views.map_tiles import CELL, MapCell
from sfdesk.ui.views.scrolled_view import ScrolledView

_KEY = "Seen in studies:   " + "   ".join(
    f"{sign}\u00a0{finding.label.lower()}" for finding, sign in SYMBOLS.items()
)


class MapView(ScrolledView):
    """Outcome domains down, how sure anyone is across, interventions in the cells.

    Signals:
        chosen(Selection): A cell or a heading was chosen: filter the matrix by this.
        read(slug): After that, this intervention is to be read.
        print_wanted: The map is to be printed.
    """

    chosen = Signal(object)
    read = Signal(str)
    print_wanted = Signal()

    def __init__(self, info: EditionInfo, every: Iterable[Intervention], theme: Theme) -> None:
        self.table = MapTable("Evidence and gap map", theme)
        super().__init__(self.table)
        self._note = (
            "The fuller a tile’s colour, the surer anyone is: of the intervention as a whole, our "
            f"summary of {info.guidebook.source}. Hatched: none of the matrix stands there. Choose "
            "a cell or a tile to see its list."
        )
        self.setAccessibleName("Evidence and gap map")
        self._rows: tuple[MapRow, ...] = gap_map(info, every)
        self.table.cellActivated.connect(self._activated)
        self.table.cellClicked.connect(self._activated)
        self.table.tile_chosen.connect(self._tile_chosen)
        self.table.verticalHeader().sectionClicked.connect(self._row_chosen)
        self.table.horizontalHeader().sectionClicked.connect(self._column_chosen)
        self.names_switch = QPushButton("Names")
        self.names_switch.setCheckable(True)
        self.names_switch.setToolTip("Show every name in the map")
        self.names_switch.toggled.connect(self.table.show_names)
        self.print_button = QPushButton("Print the map…")
        self.print_button.clicked.connect(self.print_wanted)
        self.add_head(self.names_switch, self.print_button)
        for words in (self._note, _KEY):
            label = QLabel(words)
            label.setObjectName("secondary")
            label.setWordWrap(True)
            self.column.addWidget(label)
        self.column.addWidget(self.table, 1)

    @property
    def theme(self) -> Theme:
        """The colours of the tiles."""
        return self.table.tiles.theme

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self.table.tiles.theme = theme

    def show_rows(self, rows: Sequence[Intervention], total: int) -> None:
        """Draw the map with these interventions lit out of so many; the others are dimmed."""
        lit = frozenset(row.slug for row in rows)
        some = "all" if len(rows) == total else f"{len(rows)} of"
        rest = "" if len(rows) == total else "; the others are dimmed"
        self.count.setText(f"Evidence and gap map: {some} {total} interventions{rest}")
        self.arrange_head()
        self.table.setAccessibleDescription(f"{self.count.text()}. {self._note}")
        if self.table.rowCount():
            self._light(lit)
        else:
            self._draw(lit)
        self.table.viewport().update()

    def _draw(self, lit: frozenset[str]) -> None:
        dots = [TIER_DOTS[tier] for tier in Tier]
        heads = [f"{dots_text(of)}\n{words}" for of, (_, words) in zip(dots, COLUMNS, strict=True)]
        self.table.begin(heads, [row.label for row in self._rows])
        for place, (_, words) in enumerate(COLUMNS):
            head = self.table.horizontalHeaderItem(place)
            assert head is not None
            head.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        for number, row in enumerate(self._rows):
            for place, studied in enumerate(row.cells):
                text = "\n".join(each.short for each in studied) or "none"
                self.table.put(number, place, text, "")
        self._light(lit)
        self.table.fit_soon()

    def _light(self, lit: frozenset[str]) -> None:
        """Light what passes the filters: nothing changes its place."""
        for number, row in enumerate(self._rows):
            for place, studied in enumerate(row.cells):
                item = self.table.item(number, place)
                assert item is not None
                cell = MapCell(studied, lit, TIER_DOTS[Tier(place)])
                item.setData(CELL, cell)
                where = f"{row.label}, {COLUMNS[place][1]}"
                spoken = f"{where}: {_spoken(studied, cell)}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def focus_first(self) -> None:
        """Put the keyboard on the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)

    def _cell(self, row: int, column: int) -> dict[str, str]:
        return {"studied": self._rows[row].value, "how_sure": COLUMNS[column][0]}

    def _activated(self, row: int, column: int) -> None:
        self._choose(self._cell(row, column))

    def _tile_chosen(self, row: int, column: int, slug: str) -> None:
        self._choose(self._cell(row, column))
        self.read.emit(slug)

    def _row_chosen(self, row: int) -> None:
        self._choose({"studied": self._rows[row].value})

    def _column_chosen(self, column: int) -> None:
        self._choose({"how_sure": COLUMNS[column][0]})

    def _choose(self, values: dict[str, str]) -> None:
        chosen: Selection = {name: frozenset({value}) for name, value in values.items()}
        self.chosen.emit(chosen)


def _spoken(studied: Sequence[Studied], cell: MapCell) -> str:
    """Return a cell for a screen reader; what is dimmed is told too, after the rest."""
    if not studied:
        return "no intervention"
    lit = [each.words for each in studied if each.slug in cell.lit]
    dimmed = [each.words for each in studied if each.slug not in cell.lit]
    noun = "intervention" if len(studied) == 1 else "interventions"
    if not dimmed:
        return f"{len(studied)} {noun}: {'; '.join(lit)}"
    told = f": {'; '.join(lit)}" if lit else ""
    left_out = "; ".join(dimmed)
    return f"{len(lit)} of {len(studied)} {noun} fit{told}. Filtered out: {left_out}"
