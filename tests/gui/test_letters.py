"""Every button of a dialog can be pressed with a letter."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from scenes import Scene, dialogs, start_anew
from sfdesk.ui.support.dialog import Dialog
from sfdesk.ui.window.main_window import MainWindow


@pytest.mark.parametrize("scene", [*dialogs()], ids=lambda scene: scene.name)
def test_every_button_has_a_letter_of_its_own(
    shared_window: MainWindow, qtbot: QtBot, scene: Scene
) -> None:
    shown = scene.show(shared_window)
    qtbot.waitUntil(shown.isVisible)
    buttons = [b for b in shown.findChildren(QPushButton) if b.isVisible()]
    letters = [QKeySequence.mnemonic(b.text()).toString() for b in buttons]
    words = [b.text() for b in buttons]
    if isinstance(shown, Dialog):
        assert all(letters), words
    found = [letter for letter in letters if letter]
    assert len(found) == len(set(found)), words
    shown.close()
    start_anew(shared_window)
