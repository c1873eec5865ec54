"""One door for everything the window tells or asks the user."""

import logging

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from sfdesk.core.errors import SfdeskError

_log = logging.getLogger(__name__)


def ask(parent: QWidget | None, title: str, question: str, *, yes: str, no: str) -> bool:
    """Ask a question with two answers; tests replace this function.

    Args:
        no: The answer that changes nothing: Enter and Esc give it.
    """
    box = QMessageBox(QMessageBox.Icon.Question, title, question, parent=parent)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
    box.exec()
    accepted = box.clickedButton() is accept
    # A box whose window lives on would live on with it.
    box.deleteLater()
    return accepted


def inform(parent: QWidget | None, title: str, text: str) -> None:
    """Tell something that went well."""
    QMessageBox.information(parent, title, text)


def tell(parent: QWidget | None, error: SfdeskError) -> None:
    """Say what happened, what was kept and what to do; the detail is one click away."""
    _log.warning("%s %s", error, error.detail)
    box = QMessageBox(QMessageBox.Icon.Warning, "sfdesk", error.happened, parent=parent)
    box.setInformativeText(" ".join(part for part in (error.kept, error.do) if part))
    if error.detail:
        box.setDetailedText(error.detail)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.exec()
    box.deleteLater()
