"""What is asked before a document leaves the computer, on paper or as a file."""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from sfdesk.core.language import to_translate, tr
from sfdesk.ui.sheets.options import PdfOptions
from sfdesk.ui.support import messages

_SAFE = to_translate("Is it safe to take home?")
_DISCREET = to_translate(
    "It can be made discreet first: with a plain title, and nobody named as its sender. Then look "
    "at it once more before you go on."
)


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
    to_translate("Print it anyway"),
    to_translate("It is safe: print it"),
    to_translate("Do not print"),
)
SAVING = Leaving(
    to_translate("Save it anyway"),
    to_translate("It is safe: save it"),
    to_translate("Do not save"),
)


def may_leave(options: PdfOptions, how: Leaving, parent: QWidget) -> bool:
    """Ask first where paper might put somebody in danger, or would not be what it seems."""
    warning, no = options.warning, tr(how.no)
    if warning and not messages.ask(
        parent, tr("Letters that cannot be printed"), warning, yes=tr(how.anyway), no=no
    ):
        return False
    return not options.question or _is_safe(options, how, parent)


def _is_safe(options: PdfOptions, how: Leaving, parent: QWidget) -> bool:
    """Ask whether it may be found at home; offer the form of it that tells nothing outside."""
    title, question, yes, no = tr(_SAFE), options.question, tr(how.safe), tr(how.no)
    if not options.may_be_discreet:
        return messages.ask(parent, title, question, yes=yes, no=no)
    told = f"{question} {tr(_DISCREET)}"
    answer = messages.ask_which(parent, title, told, yes=yes, instead=tr("Make it discreet"), no=no)
    if answer is messages.Answer.INSTEAD:
        options.be_discreet()
    return answer is messages.Answer.YES
