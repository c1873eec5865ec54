"""The team's folder: what a lead publishes there is read by everybody who has chosen it."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from sfdesk.core.language import to_translate, tr
from sfdesk.ui.support.dialog import Dialog

_NOTE = to_translate(
    "A team lead publishes offers, notes and collections into a folder, on a stick or a shared "
    "drive. Whoever reads from that folder sees them, marked as the team’s, and can change copies "
    "of their own. When the folder is away, what was read last is used."
)


class TeamDialog(Dialog):
    """Says which folder is read, and asks for another.

    Args:
        folder: That is read now; empty where there is none.
        told: Who has signed what is read there, or why it is not used; may be empty.
        fixed: Whether the policy of the computer says so, and nobody here can change it.

    Signals:
        reading_wanted: A folder to read from is to be chosen.
        nothing_wanted: No folder is to be read any more.
        publishing_wanted: What is kept here is to be published into a folder.
    """

    reading_wanted = Signal()
    nothing_wanted = Signal()
    publishing_wanted = Signal()

    def __init__(
        self, folder: str, told: str, parent: QWidget | None, *, fixed: bool = False
    ) -> None:
        super().__init__(tr("Team folder"), parent, wide=56)
        now = tr("Read from: {folder}", folder=folder) if folder else tr("No team folder is read.")
        self.add_text(now, "message")
        if told:
            self.add_text(told)
        self.add_text(tr(_NOTE))
        if fixed:
            self.add_text(tr("The policy of this computer says which folder is read."))
        read = self.add_button(tr("Read from a folder…"), lambda: self._leave(self.reading_wanted))
        read.setEnabled(not fixed)
        none = self.add_button(tr("Stop reading from it"), lambda: self._leave(self.nothing_wanted))
        none.setEnabled(bool(folder) and not fixed)
        self.add_button(tr("Publish ours…"), lambda: self._leave(self.publishing_wanted))
        self.add_button(tr("Close"), self.reject, default=True)

    def _leave(self, signal: SignalInstance) -> None:
        self.accept()
        signal.emit()
