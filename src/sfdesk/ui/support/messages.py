"""One door for everything the window tells or asks the user."""

import logging
from collections.abc import Callable
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget
from shiboken6 import isValid

from sfdesk import PROGRAM
from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import tr
from sfdesk.ui.support.dialog import Dialog

_log = logging.getLogger(__name__)


class Answer(IntEnum):
    """An answer to a question."""

    NO = QDialog.DialogCode.Rejected.value
    YES = QDialog.DialogCode.Accepted.value
    INSTEAD = 2


class Message(Dialog):
    """A message, with what else is to be said of it; long ones scroll."""

    def __init__(self, parent: QWidget | None, title: str, text: str, more: str = "") -> None:
        super().__init__(title, parent, wide=52)
        self.add_text(text, "message" if more else "")
        if more:
            self.add_text(more)
        self.setAccessibleDescription(f"{text} {more}".strip())

    def add_detail(self, detail: str) -> None:
        """Add what only those who help need: it is shown when asked for, and can be copied."""
        shown = QPlainTextEdit(detail, readOnly=True, tabChangesFocus=True)
        shown.setAccessibleName(tr("Details"))
        shown.hide()
        self.content.addWidget(shown)

        def show(on: bool) -> None:
            shown.setVisible(on)
            self.fit()

        self.add_button(tr("Show details"), show).setCheckable(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Be told as what it is, like the system's own messages."""
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


def question(
    parent: QWidget | None, title: str, text: str, *, yes: str, no: str, instead: str = ""
) -> Message:
    """Return a question; accepted means yes.

    Args:
        no: The answer that changes nothing: Enter and Esc give it.
        instead: A third answer, of which ``Answer.INSTEAD`` tells.
    """
    box = Message(parent, title, text)
    box.add_button(yes, box.accept)
    if instead:
        box.add_button(instead, lambda: box.done(Answer.INSTEAD))
    box.add_button(no, box.reject, default=True)
    return box


def report(parent: QWidget | None, error: SfdeskError) -> Message:
    """Return what happened, what was kept and what to do; the detail is one click away."""
    more = " ".join(part for part in (error.kept, error.do) if part)
    box = Message(parent, PROGRAM, error.happened, more)
    box.add_button(tr("Close"), box.reject, default=True)
    if error.detail:
        box.add_detail(error.detail)
    return box


def notice(parent: QWidget | None, title: str, text: str) -> Message:
    """Return something that went well, told."""
    box = Message(parent, title, text)
    box.add_button(tr("Close"), box.reject, default=True)
    return box


def ask(parent: QWidget | None, title: str, text: str, *, yes: str, no: str) -> bool:
    """Ask a question with two answers; tests replace this function."""
    return bool(_answered(question(parent, title, text, yes=yes, no=no)))


def ask_which(
    parent: QWidget | None, title: str, text: str, *, yes: str, instead: str, no: str
) -> Answer:
    """Ask a question that has a better answer than yes and no; tests replace this function."""
    return Answer(_answered(question(parent, title, text, yes=yes, no=no, instead=instead)))


def inform(parent: QWidget | None, title: str, text: str) -> None:
    """Tell something that went well."""
    _answered(notice(parent, title, text))


def tell(parent: QWidget | None, error: SfdeskError) -> None:
    """Say what happened, what was kept and what to do."""
    _log.warning("%s %s", error, error.detail)
    _answered(report(parent, error))


def succeeded(parent: QWidget | None, do: Callable[[], object]) -> bool:
    """Do something, or check that it may be done; say why not, or return True."""
    try:
        do()
    except SfdeskError as error:
        tell(parent, error)
        return False
    return True


def when_none_is_open(window: QWidget, do: Callable[[], None]) -> None:
    """Do something now, or as soon as no message and no dialog waits for an answer.

    A window that is closed under a message leaves the loop in which that waits running.
    """
    waiting = QApplication.activeModalWidget()
    if isinstance(waiting, QDialog):
        again = partial(when_none_is_open, window, do)
        waiting.finished.connect(lambda: QTimer.singleShot(0, window, again))
    else:
        do()


def _answered(box: Message) -> int:
    """Show a message until it is answered; a box whose window lives on would live on with it."""
    answer = box.exec()
    if isValid(box):  # it may have gone with what it stood over
        box.deleteLater()
    return answer
