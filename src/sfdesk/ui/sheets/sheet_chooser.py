"""Which interventions go into a booklet, or onto a decision sheet."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sfdesk.core.language import tr, tr_n
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.geometry import sized_for_text

_SLUG = Qt.ItemDataRole.UserRole
_SIZE = (560, 600)


class SheetChooser(QDialog):
    """A list of interventions to tick, in the order of the matrix.

    Args:
        names: Slug and name of each.
        chosen: Slugs that are ticked at first.
        fewest: How many are needed.
    """

    def __init__(
        self,
        names: Iterable[tuple[str, str]],
        chosen: Iterable[str],
        parent: QWidget,
        *,
        fewest: int = 1,
    ) -> None:
        super().__init__(parent)
        self._fewest = fewest
        self.setWindowTitle(tr("Choose sheets"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Interventions"))
        self.list.setItemDelegate(_TickAnywhere(self.list))
        ticked = set(chosen)
        for slug, name in names:
            item = QListWidgetItem(name, self.list)
            item.setData(_SLUG, slug)
            item.setCheckState(_state(slug in ticked))
            if slug in ticked and not self.list.currentItem():
                # The first that is ticked is in sight, however far down the list it stands.
                self.list.setCurrentItem(item)
        self.count = QLabel()
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.buttons.button(kinds.Ok).setText(tr("OK"))
        self.buttons.button(kinds.Cancel).setText(tr("Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addLayout(self._all_or_none())
        column.addWidget(self.buttons)
        self.list.itemChanged.connect(self._changed)
        self._changed()
        self.resize(sized_for_text(self, *_SIZE))

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
        every = push_button(tr("&All"), lambda: self.tick(True))
        none = push_button(tr("&None"), lambda: self.tick(False))
        for widget in (every, none, self.count):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(n) for n in range(self.list.count())]

    def _changed(self) -> None:
        count = sum(map(_is_ticked, self._items()))
        self.count.setText(tr_n("{count} chosen", "{count} chosen", count))
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(count >= self._fewest)


class _TickAnywhere(QStyledItemDelegate):
    """Ticks where one clicks on the name too, not on the small box alone."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tick, or take the tick away."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        if event.type() is not QEvent.Type.MouseButtonRelease:
            return False
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        role = Qt.ItemDataRole.CheckStateRole
        ticked = Qt.CheckState(index.data(role)) is Qt.CheckState.Checked
        return model.setData(index, _state(not ticked), role)


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
