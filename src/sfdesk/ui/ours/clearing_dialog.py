"""Says what is kept for the user, before all of it is removed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sfdesk.core.clearing import Part
from sfdesk.ui.support.dialog import Dialog

_NOTE = (
    "All of this is removed from this computer, and sfdesk closes. It cannot be undone. What you "
    "printed, exported or published elsewhere stays where it is."
)


class ClearingDialog(Dialog):
    """Lists the parts; the answer that changes nothing is the one that Enter gives.

    Signals:
        wanted: All of it is to be removed.
    """

    wanted = Signal()

    def __init__(self, parts: Sequence[Part], parent: QWidget | None) -> None:
        super().__init__("Clear all my data", parent, wide=56)
        self.add_text(_NOTE, "message")
        for part in parts:
            files = f"{part.files} file{'s' * (part.files != 1)}"
            self.add_text(f"{part.what}: {files}, {max(1, part.size // 1024)} KB")
        if not parts:
            self.add_text("Nothing is kept.")
        remove = self.add_button("Remove all of it", self._remove)
        remove.setEnabled(bool(parts))
        self.add_button("Keep everything", self.reject, default=True)

    def _remove(self) -> None:
        self.accept()
        self.wanted.emit()
