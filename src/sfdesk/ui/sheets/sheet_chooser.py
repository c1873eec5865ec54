"""Which sheets go into a booklet."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

_SLUG = Qt.ItemDataRole.UserRole


class SheetChooser(QDialog):
    """A list of interventions to tick, in the order of the matrix.

    Args:
        names: Slug and name of each.
        chosen: Slugs that are ticked at first.
    """

    def __init__(
        self, names: Iterable[tuple[str, str]], chosen: Iterable[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Choose sheets")
        self.list = QListWidget()
        self.list.setAccessibleName("Sheets of the booklet")
        ticked = set(chosen)
        for slug, name in names:
            item = QListWidgetItem(name, self.list)
            item.setData(_SLUG, slug)
            item.setCheckState(_state(slug in ticked))
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addLayout(self._all_or_none())
        column.addWidget(self.buttons)
        self.list.itemChanged.connect(self._changed)
        self.resize(560, 600)

    @property
    def chosen(self) -> list[str]:
        """The ticked slugs, in order."""
        return [item.data(_SLUG) for item in self._items() if _is_ticked(item)]

    def tick(self, wanted: bool) -> None:
        """Tick all or none."""
        for item in self._items():
            item.setCheckState(_state(wanted))

    def _all_or_none(self) -> QHBoxLayout:
        row = QHBoxLayout()
        every, none = QPushButton("&All"), QPushButton("&None")
        every.clicked.connect(lambda: self.tick(True))
        none.clicked.connect(lambda: self.tick(False))
        row.addWidget(every)
        row.addWidget(none)
        row.addStretch(1)
        return row

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(n) for n in range(self.list.count())]

    def _changed(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(any(map(_is_ticked, self._items())))


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
