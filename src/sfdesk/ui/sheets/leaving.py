"""What is asked before a document leaves the computer, on paper or as a file."""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from sfdesk.core.language import to_translate, tr
from sfdesk.ui.sheets.options import PdfOptions
from sfdesk.ui.support import messages


class Leaving(NamedTuple):
    """The answers.

    Attributes:
        anyway: Though letters cannot be printed.
        safe: It may be found at home.
        no: It stays here.
    """

    anyway: str
    safe: str
    no: str


PRINTING = Leaving(
    to_translate("Print it so"),
    to_translate("It is safe: print it"),
    to_translate("Do not print"),
)
SAVING = Leaving(
    to_translate("Save it so"),
    to_translate("It is safe: save it"),
    to_translate("Do not save"),
)


def may_leave(options: PdfOptions, how: Leaving, parent: QWidget) -> bool:
    """Ask first where paper might put somebody in danger, or would not be what it seems."""
    question, warning, no = options.question, options.warning, tr(how.no)
    if warning and not messages.ask(
        parent, tr("Letters that cannot be printed"), warning, yes=tr(how.anyway), no=no
    ):
        return False
    return not question or messages.ask(
        parent, tr("Is it safe to take home?"), question, yes=tr(how.safe), no=no
    )
