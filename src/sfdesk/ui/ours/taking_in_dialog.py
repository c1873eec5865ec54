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

from sfdesk.model.offers import OFFER_LABELS
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.ours.keeping_dialog import KeepingDialog

if TYPE_CHECKING:
    from sfdesk.local.taking_in import Item, Plan

_NUMBER = Qt.ItemDataRole.UserRole
_CONFLICT = (
    "What is in conflict was changed here and in the file. It is not ticked: tick it to have the "
    "file’s in the place of yours."
)
_ALL_OR_NONE = "All that is ticked is taken in at once, and one “Undo” takes it back."
_LINES = 8


class TakingInDialog(KeepingDialog):
    """Shows a plan, and takes in what is ticked.

    Args:
        name: Of the file.
        plan: What it would do.
        told: Lines that say what was left out.
        what: Words that go on from “Undo”.
        label: Returns what an item's record is called.
        keeper: Takes it in.
    """

    def __init__(
        self,
        name: str,
        plan: "Plan",
        told: Iterable[str],
        what: str,
        label: "Callable[[Item], str]",
        keeper: Keeper,
        parent: QWidget | None,
    ) -> None:
        super().__init__(f"Take in: {name}", keeper, parent, wide=76)
        self._what = what
        self._items = [item for item in plan.items if item.standing != "same"]
        self.count = self.add_text(_counted(plan), "message")
        self._add_told([*(f"Cannot be taken in: {each}" for each in plan.problems), *told])
        self.list = QListWidget()
        self.list.setAccessibleName("What is in the file")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        for number, item in enumerate(self._items):
            self._add(number, item, label(item))
        self.content.addWidget(self.list, 1)
        if any(item.standing == "conflict" for item in self._items):
            self.add_text(_CONFLICT)
        self.add_text(_ALL_OR_NONE, "secondary")
        self.take_button = self.add_button("Take in", self.take, main=True)
        self.add_button("Cancel", self.reject)
        self.list.itemChanged.connect(lambda _: self._count())
        self._count()

    def _add_told(self, told: list[str]) -> None:
        if told:
            shown = QPlainTextEdit("\n".join(told))
            shown.setReadOnly(True)
            shown.setTabChangesFocus(True)
            shown.setAccessibleName("What cannot be taken in, or is left out")
            shown.setMaximumHeight(self.fontMetrics().lineSpacing() * 5)
            self.content.addWidget(QLabel("Cannot be taken in, or left out:"))
            self.content.addWidget(shown)

    def _add(self, number: int, item: "Item", label: str) -> None:
        fields = ", ".join(OFFER_LABELS.get(name, name).lower() for name in item.differs)
        differs = f" ({fields})" if item.stored is not None and fields else ""
        line = QListWidgetItem(f"{item.standing.label}: {label}{differs}", self.list)
        line.setData(_NUMBER, number)
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
        self.take_button.setText(f"Take in {count}" if count else "Take in")
        self.take_button.setEnabled(bool(count))

    def take(self) -> None:
        """Take in what is ticked, all or none."""
        chosen, what = self.chosen, self._what
        self.keep(lambda layer: layer.take(chosen, what), lambda count: f"Taken in: {count}.")


def _counted(plan: "Plan") -> str:
    counts = Counter(item.standing.label for item in plan.items)
    told = ", ".join(f"{count} {label.lower()}" for label, count in counts.items())
    return f"{told}." if told else "There is nothing in it that can be taken in."
