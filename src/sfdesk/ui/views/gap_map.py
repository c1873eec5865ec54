"""The evidence and gap map: areas of life down, how sure anyone is across, tiles in the cells."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from sfdesk.core.language import number, tr, tr_n
from sfdesk.model.entries import Intervention
from sfdesk.model.gap_map import COLUMNS, SYMBOLS, MapRow, Studied, gap_map
from sfdesk.model.info import EditionInfo
from sfdesk.model.strength import TIER_DOTS, Tier, dots_text
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.labels import wrapped_label
from sfdesk.ui.views.map_table import MapTable
from sfdesk.ui.views.map_tiles import CELL, MapCell
from sfdesk.ui.views.scrolled_view import ScrolledView
from sfdesk.ui.views.zooming import SIZES


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
        self.table = MapTable(tr("Evidence and gap map"), theme)
        super().__init__(self.table)
        self._note = tr(
            "The fuller a tile’s colour, the surer anyone is: of the intervention as a whole, our "
            "summary of {source}. Hatched: none of the matrix stands there. Choose "
            "a cell or a tile to see its list.",
            source=info.guidebook.source,
        )
        self.setAccessibleName(tr("Evidence and gap map"))
        self._rows: tuple[MapRow, ...] = gap_map(info, every)
        self.table.cellActivated.connect(self._choose)
        self.table.cellClicked.connect(self._choose)
        self.table.tile_chosen.connect(self._tile_chosen)
        down, across = self.table.verticalHeader(), self.table.horizontalHeader()
        down.sectionClicked.connect(lambda row: self._choose(row=row))
        across.sectionClicked.connect(lambda column: self._choose(column=column))
        self.names_switch = QPushButton(tr("Names"))
        self.names_switch.setCheckable(True)
        self.names_switch.setToolTip(tr("Show every name in the map"))
        self.names_switch.toggled.connect(self.table.show_names)
        self.print_button = push_button(tr("Print the map…"), self.print_wanted)
        self.smaller_button = self._zoom_button("−", tr("Draw the map smaller"), -1)
        self.larger_button = self._zoom_button("+", tr("Draw the map larger"), 1)
        self.table.sized.connect(self._show_size)
        zoom = (self.smaller_button, self.larger_button)
        self.add_head(*zoom, self.names_switch, self.print_button)
        for words in (self._note, _key()):
            self.column.addWidget(wrapped_label(words, "secondary"))
        self.column.addWidget(self.table, 1)

    def _zoom_button(self, sign: str, words: str, step: int) -> QPushButton:
        tip = tr("{words}; or Ctrl and the wheel over it", words=words)
        return push_button(sign, lambda: self.table.zoom_by(step), name=words, tip=tip)

    def _show_size(self, size: int) -> None:
        self.smaller_button.setEnabled(size > SIZES[0])
        self.larger_button.setEnabled(size < SIZES[-1])

    def show_rows(self, rows: Sequence[Intervention], total: int) -> None:
        """Draw the map with these interventions lit out of so many; the others are dimmed."""
        lit = frozenset(row.slug for row in rows)
        self.count.setText(_count_words(len(rows), total))
        self.arrange_head()
        self.table.setAccessibleDescription(
            tr("{count}. {note}", count=self.count.text(), note=self._note)
        )
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
        for at, row in enumerate(self._rows):
            for place, studied in enumerate(row.cells):
                text = "\n".join(each.short for each in studied) or tr("none")
                self.table.put(at, place, text, "")
        self._light(lit)
        self.table.fit_soon()

    def _light(self, lit: frozenset[str]) -> None:
        """Light what passes the filters: nothing changes its place."""
        for at, row in enumerate(self._rows):
            for place, studied in enumerate(row.cells):
                item = self.table.item(at, place)
                assert item is not None
                cell = MapCell(studied, lit, TIER_DOTS[Tier(place)])
                item.setData(CELL, cell)
                spoken = tr(
                    "{row}, {column}: {told}",
                    row=row.label,
                    column=COLUMNS[place][1],
                    told=_spoken(studied, cell),
                )
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def focus_first(self) -> None:
        """Put the keyboard on the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)

    def _tile_chosen(self, row: int, column: int, slug: str) -> None:
        self._choose(row, column)
        self.read.emit(slug)

    def _choose(self, row: int | None = None, column: int | None = None) -> None:
        """Choose a row, a column, or the cell where both meet."""
        chosen: dict[str, frozenset[str]] = {}
        if row is not None:
            chosen["studied"] = frozenset({self._rows[row].value})
        if column is not None:
            chosen["how_sure"] = frozenset({COLUMNS[column][0]})
        self.chosen.emit(chosen)


def _key() -> str:
    """Return what the signs of the tiles mean."""
    signs = (f"{sign}\u00a0{finding.label.lower()}" for finding, sign in SYMBOLS.items())
    return tr("Seen in studies:   {signs}", signs="   ".join(signs))


def _count_words(lit: int, total: int) -> str:
    if lit == total:
        return tr_n(
            "Evidence and gap map: all {count} intervention",
            "Evidence and gap map: all {count} interventions",
            total,
        )
    return tr_n(
        "Evidence and gap map: {lit} of {count} intervention; the others are dimmed",
        "Evidence and gap map: {lit} of {count} interventions; the others are dimmed",
        total,
        lit=number(lit),
    )


def _spoken(studied: Sequence[Studied], cell: MapCell) -> str:
    """Return a cell for a screen reader; what is dimmed is told too, after the rest."""
    if not studied:
        return tr("no intervention")
    names = "; ".join(each.words for each in studied if each.slug in cell.lit)
    dimmed = "; ".join(each.words for each in studied if each.slug not in cell.lit)
    count, lit = len(studied), number(cell.fitting)
    if not dimmed:
        return tr_n(
            "{count} intervention: {names}", "{count} interventions: {names}", count, names=names
        )
    if not names:
        return tr_n(
            "{lit} of {count} intervention fit. Filtered out: {dimmed}",
            "{lit} of {count} interventions fit. Filtered out: {dimmed}",
            count,
            lit=lit,
            dimmed=dimmed,
        )
    return tr_n(
        "{lit} of {count} intervention fit: {names}. Filtered out: {dimmed}",
        "{lit} of {count} interventions fit: {names}. Filtered out: {dimmed}",
        count,
        lit=lit,
        names=names,
        dimmed=dimmed,
    )
