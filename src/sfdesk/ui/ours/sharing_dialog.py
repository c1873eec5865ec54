"""Which part of what the team keeps goes into a file that is handed on."""

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QWidget

from sfdesk.core.language import number, to_translate, tr
from sfdesk.ui.support.buttons import WrappingTick
from sfdesk.ui.support.dialog import Dialog

PARTS = {
    "offers": to_translate("Offers in our area"),
    "notes": to_translate("Notes"),
    "collections": to_translate("Collections"),
    "judgements": to_translate("What we think of the fit"),
}
"""Key of a shared file → what people call it."""
_NOTE = to_translate(
    "Whoever opens the file can read all of it. Nothing about a family belongs in it."
)


class SharingDialog(Dialog):
    """Asks which parts, and says how much there is of each.

    Args:
        counts: Key → how many.
    """

    def __init__(self, counts: Mapping[str, int], parent: QWidget | None) -> None:
        super().__init__(tr("Share as a file"), parent, wide=52)
        self.add_text(tr(_NOTE))
        self.boxes: dict[str, QCheckBox] = {}
        for key, words in PARTS.items():
            box = WrappingTick(tr("{what} ({count})", what=tr(words), count=number(counts[key])))
            box.setChecked(bool(counts[key]))
            box.setEnabled(bool(counts[key]))
            box.toggled.connect(lambda _: self._allow())
            self.content.addWidget(box)
            self.boxes[key] = box
        self.save_button = self.add_button(tr("Save as a file…"), self.accept, main=True)
        self.add_button(tr("Cancel"), self.reject)
        self._allow()

    @property
    def chosen(self) -> list[str]:
        """Keys of the ticked parts."""
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def _allow(self) -> None:
        self.save_button.setEnabled(bool(self.chosen))
