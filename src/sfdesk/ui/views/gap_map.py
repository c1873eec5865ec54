"""The evidence and gap map: a table whose cells filter the matrix."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sfdesk.model.entries import Intervention
from sfdesk.model.facets import Selection
from sfdesk.model.gap_map import COLUMNS, SYMBOLS, MapRow, Studied, gap_map
from sfdesk.model.info import EditionInfo
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.views.word_table import WordTable

_KEY = "   ".join(f"{sign} {finding.label.lower()}" for finding, sign in SYMBOLS.items())


class MapView(QWidget):
    """Outcome domains down, how sure anyone is across, interventions in the cells.

    Signals:
        chosen(Selection): A cell or a heading was chosen: filter the matrix by this.
        print_wanted: The map is to be printed.
    """

    chosen = Signal(object)
    print_wanted = Signal()

    def __init__(self, info: EditionInfo, theme: Theme) -> None:
        super().__init__()
        self._info = info
        self._note = (
            "How sure anyone is of an intervention as a whole stands across: our summary of "
            f"{info.guidebook.source}. A cell filters the matrix."
        )
        self.theme = theme
        self.setAccessibleName("Evidence and gap map")
        self._rows: tuple[MapRow, ...] = ()
        self.table = WordTable("Evidence and gap map")
        self.table.cellActivated.connect(self._activated)
        self.table.cellClicked.connect(self._activated)
        self.table.verticalHeader().sectionClicked.connect(self._row_chosen)
        self.table.horizontalHeader().sectionClicked.connect(self._column_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.addLayout(self._head())
        for words in (self._note, _KEY):
            label = QLabel(words)
            label.setObjectName("secondary")
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.table, 1)

    def _head(self) -> QHBoxLayout:
        self.count = QLabel()
        self.count.setObjectName("count")
        self.count.setWordWrap(True)
        self.print_button = QPushButton("Print the map…")
        self.print_button.clicked.connect(self.print_wanted)
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.print_button)
        return head

    def show_rows(self, rows: Sequence[Intervention], total: int) -> None:
        """Draw the map of some interventions out of so many."""
        self._rows = gap_map(self._info, rows)
        some = "all" if len(rows) == total else f"{len(rows)} of"
        self.count.setText(f"Evidence and gap map: {some} {total} interventions")
        self.table.setAccessibleDescription(f"{self.count.text()}. {self._note}")
        self.table.begin([words for _, words in COLUMNS], [row.label for row in self._rows])
        for number, row in enumerate(self._rows):
            for place, cell in enumerate(row.cells):
                self._fill(number, place, row.label, cell)
        self.table.fit_soon()

    def _fill(self, row: int, column: int, label: str, cell: tuple[Studied, ...]) -> None:
        where = f"{label}, {COLUMNS[column][1]}"
        if not cell:
            self.table.put_gap(row, column, "none", f"{where}: no intervention", self.theme.line)
            return
        text = "\n".join(each.short for each in cell)
        spoken = "; ".join(each.words for each in cell)
        noun = "intervention" if len(cell) == 1 else "interventions"
        item = self.table.put(row, column, text, f"{where}: {len(cell)} {noun}: {spoken}")
        item.setToolTip("\n".join(each.words for each in cell))

    def focus_first(self) -> None:
        """Put the keyboard on the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)

    def _activated(self, row: int, column: int) -> None:
        self._choose({"studied": self._rows[row].value, "how_sure": COLUMNS[column][0]})

    def _row_chosen(self, row: int) -> None:
        self._choose({"studied": self._rows[row].value})

    def _column_chosen(self, column: int) -> None:
        self._choose({"how_sure": COLUMNS[column][0]})

    def _choose(self, values: dict[str, str]) -> None:
        chosen: Selection = {name: frozenset({value}) for name, value in values.items()}
        self.chosen.emit(chosen)
