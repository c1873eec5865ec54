"""Says what is kept for the user, before all of it is removed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sfdesk.core.clearing import Part
from sfdesk.core.language import number, to_translate, tr, tr_n
from sfdesk.ui.support.dialog import Dialog

_NOTE = to_translate(
    "All of this is removed from this computer, and the program closes. It cannot be undone. What "
    "you printed, exported or published elsewhere stays where it is."
)


class ClearingDialog(Dialog):
    """Lists the parts; accepted removes them. Enter gives the answer that changes nothing."""

    def __init__(self, parts: Sequence[Part], parent: QWidget | None) -> None:
        super().__init__(tr("Clear all my data"), parent, wide=56)
        self.add_text(tr(_NOTE), "message")
        for part in parts:
            files = tr_n("{count} file", "{count} files", part.files)
            size = number(max(1, part.size // 1024))
            words = tr("{what}: {files}, {size} KB", what=tr(part.what), files=files, size=size)
            self.add_text(words)
        if not parts:
            self.add_text(tr("Nothing is kept."))
        remove = self.add_button(tr("Remove all of it"), self.accept)
        remove.setEnabled(bool(parts))
        self.add_button(tr("Keep everything"), self.reject, default=True)
