"""Asks under which name something is saved; without a name nothing can be saved."""

from PySide6.QtWidgets import QWidget

from sfdesk.core.language import tr
from sfdesk.ui.ours.fields import LineField
from sfdesk.ui.support.dialog import Dialog


class NameDialog(Dialog):
    """Asks for one name.

    Args:
        told: What is to be known of such names.
        label: What the name is of, for a screen reader.
        proposed: What stands in the field at first.
    """

    def __init__(self, title: str, told: str, label: str, proposed: str, parent: QWidget) -> None:
        super().__init__(title, parent, wide=44)
        self.add_text(told)
        self.name = LineField(proposed, label)
        self.name.selectAll()
        self.content.addWidget(self.name)
        self.save_button = self.add_button(tr("Save"), self.accept, main=True)
        self.add_button(tr("Cancel"), self.reject)
        self.name.textChanged.connect(self._allow)
        self._allow()

    def _allow(self) -> None:
        self.save_button.setEnabled(bool(self.name.text().strip()))
