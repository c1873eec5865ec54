"""The copies that were made of what the team keeps; one of them can take its place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sfdesk.local.backups import BEFORE_RESTORE, DAILY, Backup
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.ours.keeping_dialog import KeepingDialog
from sfdesk.ui.ours.ordered_list import Lines
from sfdesk.ui.support import messages

if TYPE_CHECKING:
    from sfdesk.local.layer import LocalLayer

_NOTE = "A copy is made each day on which sfdesk is used; the last seven are kept."
_ASK = (
    "Offers, notes, collections and judgements become what they were then. What there is now is "
    "kept as a copy too."
)
_WHY = {DAILY: "daily copy", BEFORE_RESTORE: "before another was restored"}
_LINES = 6


class BackupsDialog(KeepingDialog):
    """Lists them, newest first.

    Args:
        backups: What there is.
    """

    def __init__(self, backups: Sequence[Backup], keeper: Keeper, parent: QWidget | None) -> None:
        super().__init__("Backups", keeper, parent, wide=56)
        self._backups = {backup.path.name: backup for backup in backups}
        self.add_text(_NOTE if backups else "There are no copies yet: nothing was saved.")
        self.list = Lines("Backups")
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.list.show_lines((name, _line(backup)) for name, backup in self._backups.items())
        self.content.addWidget(self.list, 1)
        self.restore_button = self.add_button("Restore…", self._ask)
        self.restore_button.setEnabled(bool(backups))
        self.add_button("Close", self.reject, default=True)

    def _ask(self) -> None:
        backup = self._backups[self.list.current()]
        title = f"Restore the copy of {backup.made:%d %B %Y}?"
        if messages.ask(self, title, _ASK, yes="Restore it", no="Leave it as it is"):
            self.restore()

    def restore(self) -> None:
        """Put the chosen copy in the place of what there is."""
        path = self._backups[self.list.current()].path

        def work(layer: "LocalLayer") -> None:
            layer.restore(path)

        self.keep(work, lambda _: "Restored. What was there before is among the backups.")


def _line(backup: Backup) -> str:
    size = max(1, backup.size // 1024)
    made = f"{backup.made:%d %B %Y}" + ("" if backup.why == DAILY else f"{backup.made:, %H:%M}")
    return f"{made} · {_WHY.get(backup.why, 'before a new format')} · {size} KB"
