"""The wheel scrolls; it never changes what the keyboard is not on."""

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from scenes import Scene, dialogs, start_anew, views
from sfdesk.ui.support.controls import WheelGuard
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import turn


def said(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    assert isinstance(widget, QAbstractSpinBox)
    return widget.text()


def choices(shown: QWidget) -> list[QWidget]:
    found = shown.findChildren(QWidget)
    return [w for w in found if isinstance(w, QComboBox | QAbstractSpinBox) and w.isVisible()]


def has_keyboard(shown: QWidget) -> bool:
    """Whether a window is in front, and something in it has the keyboard where it is a dialog."""
    there = QApplication.focusWidget()
    inside = there is not None and shown.isAncestorOf(there)
    return shown.isActiveWindow() and (inside or not isinstance(shown, QDialog))


SCENES = {scene.name: scene for scene in (*views(), *dialogs())}
WITH_CHOICES = {"view-matrix", "view-compare", "sheet", "print-map"}


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_the_wheel_changes_nothing_that_it_passes_over(
    shared_window: MainWindow, scene: Scene, qtbot: QtBot
) -> None:
    window = shared_window
    start_anew(window)
    shown = scene.show(window)
    # A window that comes to the front gives the keyboard to its first control by itself,
    # on Windows a moment later; and a preview counts its pages once they are made.
    qtbot.waitUntil(lambda: has_keyboard(shown) and window.worker.is_idle)
    there = choices(shown)
    assert there or scene.name not in WITH_CHOICES
    marked = [row.slug for row in window.session.marked]
    for widget in there:
        if not widget.hasFocus():
            before = said(widget)
            turn(widget, -1)
            assert said(widget) == before, widget
            assert not widget.hasFocus()
    assert [row.slug for row in window.session.marked] == marked
    if isinstance(shown, QDialog):
        shown.reject()


def test_what_has_the_keyboard_is_turned(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    order = window.results.order
    order.setFocus()
    qtbot.waitUntil(order.hasFocus)
    turn(order, -1)
    assert order.currentIndex() == 1


def test_choices_of_the_systems_print_dialog_are_guarded(qtbot: QtBot) -> None:
    printer = QPrinter()
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    WheelGuard.watch(dialog)
    dialog.show()
    there = choices(dialog)
    before = [said(widget) for widget in there]
    for widget in there:
        turn(widget, -1)
    assert [said(widget) for widget in there] == before
