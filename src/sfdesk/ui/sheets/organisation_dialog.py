"""Name, logo and contact of the organisation that hands sheets out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import tr
from sfdesk.core.letterhead import LONGEST_NAME
from sfdesk.factsheets.organisation import Organisation, checked, read_logo
from sfdesk.ui.support import messages
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.dialog import Dialog, form
from sfdesk.ui.support.saving import ask_which

_LOGO_HEIGHT = 48
_CONTACT_LINES = 5


class OrganisationDialog(Dialog):
    """Asks for what a service puts on its sheets.

    Args:
        organisation: What is kept so far.
        check: Draws a logo once; raises if it cannot be drawn.
    """

    def __init__(
        self, organisation: Organisation, check: Callable[[str, bytes], None], parent: QWidget
    ) -> None:
        super().__init__(tr("Your organisation"), parent, wide=56)
        self._check = check
        self._logo = organisation.logo
        self.name = QLineEdit(organisation.name, maxLength=LONGEST_NAME)
        self.contact = QPlainTextEdit(organisation.contact, tabChangesFocus=True)
        self.contact.setFixedHeight(self.fontMetrics().lineSpacing() * _CONTACT_LINES)
        self.add_text(
            tr(
                "This is remembered on this computer and printed on every sheet that is not "
                "discreet. Do not write anything about a family here."
            )
        )
        layout = form()
        layout.addRow(tr("&Name"), self.name)
        layout.addRow(tr("&Who to call"), self.contact)
        layout.addRow(tr("Logo"), self._logo_row())
        self.content.addLayout(layout)
        self.add_button(tr("&Save"), self.accept, main=True)
        self.add_button(tr("Cancel"), self.reject)
        self._show_logo()

    def accept(self) -> None:
        """Take what is in the fields, unless it would fill pages of every sheet."""
        if messages.succeeded(self, lambda: checked(self.organisation)):
            super().accept()

    @property
    def organisation(self) -> Organisation:
        """What is in the fields."""
        return Organisation(
            self.name.text().strip(), self.contact.toPlainText().strip(), self._logo
        )

    def _logo_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.picture = QLabel()
        choose = push_button(tr("&Choose…"), self._choose)
        self.remove = push_button(tr("&Remove"), self._remove)
        for widget in (self.picture, choose, self.remove):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _choose(self) -> None:
        kinds = tr("Pictures (*.png *.jpg *.jpeg *.svg)")
        if path := ask_which(self, tr("Choose a logo"), kinds):
            self.take_logo(path)

    def take_logo(self, path: Path) -> None:
        """Take a picture as the logo, or say why it cannot be."""
        try:
            logo = read_logo(path)
            self._check(path.name, logo)
        except SfdeskError as error:
            messages.tell(self, error)
        else:
            self._logo = logo
            self._show_logo()

    def _remove(self) -> None:
        self._logo = b""
        self._show_logo()

    def _show_logo(self) -> None:
        picture = QPixmap()
        self.remove.setEnabled(bool(self._logo))
        if self._logo and picture.loadFromData(self._logo):
            self.picture.setPixmap(picture.scaledToHeight(_LOGO_HEIGHT))
        else:
            # Qt may lack the plugin for a drawing that the typesetter can print.
            self.picture.setText(tr("A logo is chosen.") if self._logo else tr("No logo"))
