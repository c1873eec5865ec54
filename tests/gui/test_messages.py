"""What the window tells and asks: safe by default, never larger than the screen."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from sfdesk import PROGRAM
from sfdesk.core.errors import SfdeskError
from sfdesk.ui.support import geometry, messages
from sfdesk.ui.support.messages import Message
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import press


def button(box: Message, words: str) -> QPushButton:
    return next(b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == words)


def asked(window: MainWindow) -> tuple[Message, list[int]]:
    """Ask whether to do it, which is not the default; return the message and what is answered."""
    box = messages.question(window, "Really?", "This cannot be undone.", yes="Do it", no="Leave it")
    answers: list[int] = []
    box.finished.connect(answers.append)
    box.open()
    return box, answers


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_answer_that_changes_nothing_is_the_default(
    window: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    box, answers = asked(window)
    qtbot.waitUntil(box.isVisible)
    assert button(box, "Leave it").isDefault()
    qtbot.waitUntil(button(box, "Leave it").hasFocus)
    press(box, key)
    assert answers == [0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_that_has_the_keyboard_is_pressed_and_not_the_default(
    window: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    box, answers = asked(window)
    qtbot.waitUntil(button(box, "Leave it").hasFocus)
    press(button(box, "Leave it"), Qt.Key.Key_Tab)
    assert button(box, "Do it").hasFocus()
    press(button(box, "Do it"), key)
    assert answers == [1]


def test_yes_is_yes(window: MainWindow) -> None:
    box, answers = asked(window)
    button(box, "Do it").click()
    assert answers == [1]


def test_an_error_shows_its_detail_when_asked_and_stays_on_the_screen(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.zoom_by(200)
    long = "Something that takes many words to say. " * 12
    box = messages.report(window, SfdeskError(long, kept=long, do=long, detail="line\n" * 200))
    box.open()
    qtbot.waitUntil(box.isVisible)
    assert box.windowTitle() == PROGRAM
    detail = box.findChild(QPlainTextEdit)
    assert detail is not None
    assert not detail.isVisible()
    button(box, "Show details").click()
    assert detail.isVisible()
    assert geometry.screen_area(box).contains(box.frameGeometry())
    close = button(box, "Close")
    assert box.rect().contains(close.geometry())
    assert close.isDefault()
    box.reject()


def test_a_message_may_go_with_what_it_stands_over(window: MainWindow) -> None:
    over = QWidget(window)
    QTimer.singleShot(0, lambda: delete(over))
    messages.tell(over, SfdeskError("The printer took no job."))
