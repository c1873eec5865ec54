"""What a file holds, beside what there is: new, changed, in conflict; item by item."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from sfdesk.core.language import number, to_translate, tr, tr_n, within
from sfdesk.model.offers import OFFER_LABELS
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.ours.keeping_dialog import KeepingDialog

if TYPE_CHECKING:
    from sfdesk.local.taking_in import Item, Plan

_NUMBER = Qt.ItemDataRole.UserRole
_CONFLICT = to_translate(
    "What is in conflict was changed here and in the file. It is not ticked: tick it to have the "
    "file’s in the place of yours."
)
_ALL_OR_NONE = to_translate("All that is ticked is taken in at once, and one “Undo” takes it back.")
_FIELDS = dict(OFFER_LABELS) | {
    "text": to_translate("Text"),
    "name": to_translate("Name"),
    "items": to_translate("Items"),
    "answer": to_translate("Answer"),
    "line": to_translate("Line"),
}
"""Field of a record, whichever it is → what a person reads."""
_LINES = 8


class TakingInDialog(KeepingDialog):
    """Shows a plan, and takes in what is ticked.

    Args:
        name: Of the file.
        plan: What it would do.
        told: Lines that say what was left out.
        source: From whom and from when the file is; empty where nobody can say.
        what: Words that go on from “Undo”.
        label: Returns what an item's record is called.
        keeper: Takes it in.
    """

    def __init__(
        self,
        name: str,
        plan: "Plan",
        told: Iterable[str],
        source: str,
        what: str,
        label: "Callable[[Item], str]",
        keeper: Keeper,
        parent: QWidget | None,
    ) -> None:
        super().__init__(tr("Take in: {name}", name=name), keeper, parent, wide=76)
        self._what = what
        self._items = [item for item in plan.items if item.standing != "same"]
        self.count = self.add_text(_counted(plan), "message")
        if source:
            self.add_text(source)
        problems = (tr("Cannot be taken in: {what}", what=each) for each in plan.problems)
        self._add_told([*problems, *told])
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What is in the file"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        for place, item in enumerate(self._items):
            self._add(place, item, label(item))
        self.content.addWidget(self.list, 1)
        if any(item.standing == "conflict" for item in self._items):
            self.add_text(tr(_CONFLICT))
        self.add_text(tr(_ALL_OR_NONE), "secondary")
        self.take_button = self.add_button(tr("Take in"), self.take, main=True)
        self.add_button(tr("Cancel"), self.reject)
        self.list.itemChanged.connect(lambda _: self._count())
        self._count()

    def _add_told(self, told: list[str]) -> None:
        if told:
            shown = QPlainTextEdit("\n".join(told), readOnly=True, tabChangesFocus=True)
            shown.setAccessibleName(tr("What cannot be taken in, or is left out"))
            shown.setMaximumHeight(self.fontMetrics().lineSpacing() * 5)
            self.content.addWidget(QLabel(tr("Cannot be taken in, or left out:")))
            self.content.addWidget(shown)

    def _add(self, place: int, item: "Item", label: str) -> None:
        line = QListWidgetItem(_line(item, label), self.list)
        line.setData(_NUMBER, place)
        wanted = item.standing != "conflict"
        line.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)

    @property
    def chosen(self) -> "list[Item]":
        """The items that are ticked."""
        lines = (self.list.item(row) for row in range(self.list.count()))
        ticked = (line for line in lines if line.checkState() is Qt.CheckState.Checked)
        return [self._items[line.data(_NUMBER)] for line in ticked]

    def _count(self) -> None:
        count = len(self.chosen)
        self.take_button.setText(
            tr_n("Take in {count}", "Take in {count}", count) if count else tr("Take in")
        )
        self.take_button.setEnabled(bool(count))

    def take(self) -> None:
        """Take in what is ticked, all or none."""
        chosen, what = self.chosen, self._what
        self.keep(
            lambda layer: layer.take(chosen, what),
            lambda count: tr("Taken in: {count}.", count=number(count)),
        )


def _line(item: "Item", label: str) -> str:
    """Return what an item is called, and in what it differs from what is stored."""
    standing = tr(item.standing.label)
    fields = ", ".join(within(_FIELDS.get(name, name)) for name in item.differs)
    if item.stored is None or not fields:
        return tr("{standing}: {what}", standing=standing, what=label)
    return tr("{standing}: {what} ({fields})", standing=standing, what=label, fields=fields)


def _counted(plan: "Plan") -> str:
    counts = Counter(item.standing.value for item in plan.items)
    told = ", ".join(_so_many(standing, count) for standing, count in counts.items())
    return f"{told}." if told else tr("There is nothing in it that can be taken in.")


def _so_many(standing: str, count: int) -> str:
    match standing:
        case "new":
            return tr_n("{count} new", "{count} new", count)
        case "changed":
            return tr_n("{count} changed", "{count} changed", count)
        case "conflict":
            return tr_n("{count} in conflict", "{count} in conflict", count)
    return tr_n("{count} already here", "{count} already here", count)
