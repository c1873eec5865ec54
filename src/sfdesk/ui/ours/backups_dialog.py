"""The copies that were made of what the team keeps; one of them can take its place."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sfdesk.core.language import number, to_translate, tr
from sfdesk.local.backups import BEFORE_RESTORE, DAILY, Backup
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.ours.keeping_dialog import KeepingDialog
from sfdesk.ui.ours.ordered_list import Lines
from sfdesk.ui.support import messages
from sfdesk.ui.support.locale import day, moment

_NOTE = to_translate(
    "A copy is made each day on which the program is used; the last seven are kept."
)
_ASK = to_translate(
    "Offers, notes, collections and judgements become what they were then. What there is now is "
    "kept as a copy too."
)
_WHY = {
    DAILY: to_translate("daily copy"),
    BEFORE_RESTORE: to_translate("before another was restored"),
}
_OTHER = to_translate("before a new format")


class BackupsDialog(KeepingDialog):
    """Lists them, newest first.

    Args:
        backups: What there is.
    """

    def __init__(self, backups: Sequence[Backup], keeper: Keeper, parent: QWidget | None) -> None:
        super().__init__(tr("Backups"), keeper, parent, wide=56)
        self._backups = {backup.path.name: backup for backup in backups}
        self.add_text(tr(_NOTE) if backups else tr("There are no copies yet: nothing was saved."))
        self.list = Lines(tr("Backups"), high=6)
        self.list.show_lines((name, _line(backup)) for name, backup in self._backups.items())
        self.content.addWidget(self.list, 1)
        self.restore_button = self.add_button(tr("Restore…"), self._ask)
        self.restore_button.setEnabled(bool(backups))
        self.add_button(tr("Close"), self.reject, default=True)

    def _ask(self) -> None:
        backup = self._backups[self.list.current()]
        title = tr("Restore the copy of {day}?", day=_day(backup))
        if messages.ask(self, title, tr(_ASK), yes=tr("Restore it"), no=tr("Leave it as it is")):
            self.restore()

    def restore(self) -> None:
        """Put the chosen copy in the place of what there is."""
        path = self._backups[self.list.current()].path
        self.keep(
            lambda layer: layer.restore(path),
            lambda _: tr("Restored. What was there before is among the backups."),
        )


def _day(backup: Backup) -> str:
    return day(f"{backup.made:%Y-%m-%d}")


def _line(backup: Backup) -> str:
    made = _day(backup) if backup.why == DAILY else moment(backup.made)
    size = tr("{size} KB", size=number(max(1, backup.size // 1024)))
    return f"{made} · {tr(_WHY.get(backup.why, _OTHER))} · {size}"
