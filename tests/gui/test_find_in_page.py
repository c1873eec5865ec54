"""Find in page: how often, the next one, the one before, by key and by button."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import View
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import press

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def finding(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window that finds "trauma" on the page of trauma-informed care."""
    window.activateWindow()
    window.session.open_entry((EntryKind.INTERVENTION, "trauma-informed-care"))
    press(window, Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(window.reading.find_bar.edit.hasFocus)
    qtbot.keyClicks(window.reading.find_bar.edit, "trauma")
    return window


def place(window: MainWindow) -> int:
    return window.reading.browser.textCursor().selectionStart()


def test_it_says_how_often_and_which(finding: MainWindow) -> None:
    bar = finding.reading.find_bar
    count = finding.reading.browser.toPlainText().lower().count("trauma")
    assert count > 5
    assert bar.result.text() == f"1 of {count}"
    marked = finding.reading.browser.extraSelections()
    assert len(marked) == count
    assert {mark.cursor.selectedText().lower() for mark in marked} == {"trauma"}


def test_the_next_and_the_one_before_by_key_and_round_the_end(finding: MainWindow) -> None:
    bar = finding.reading.find_bar
    first = place(finding)
    press(finding, Qt.Key.Key_F3)
    second = place(finding)
    assert second > first
    assert bar.result.text().startswith("2 of")
    press(finding, Qt.Key.Key_F3, SHIFT)
    assert place(finding) == first
    press(finding, Qt.Key.Key_F3, SHIFT)
    assert bar.result.text() == f"{len(bar.places)} of {len(bar.places)}"
    bar.next_button.click()
    assert place(finding) == first


def test_enter_goes_on_and_with_shift_back(finding: MainWindow) -> None:
    bar = finding.reading.find_bar
    press(bar.edit, Qt.Key.Key_Return)
    assert bar.result.text().startswith("2 of")
    press(bar.edit, Qt.Key.Key_Return, SHIFT)
    assert bar.result.text().startswith("1 of")


def test_what_is_not_there_is_said_and_nothing_can_be_pressed(
    finding: MainWindow, qtbot: QtBot
) -> None:
    bar = finding.reading.find_bar
    qtbot.keyClicks(bar.edit, "zzz")
    assert bar.result.text() == "Not on this page"
    assert not bar.next_button.isEnabled()
    assert not bar.previous_button.isEnabled()


def test_another_page_is_counted_anew(finding: MainWindow) -> None:
    finding.session.open_entry((EntryKind.INTERVENTION, "play-therapy"))
    count = finding.reading.browser.toPlainText().lower().count("trauma")
    assert len(finding.reading.find_bar.places) == count


def test_put_away_the_marks_of_the_search_come_back(finding: MainWindow) -> None:
    finding.reading.find_bar.close_it()
    assert finding.reading.browser.extraSelections() == []
    assert finding.reading.browser.hasFocus()


@pytest.mark.parametrize("view", list(View))
def test_it_is_offered_where_there_is_a_page_and_nowhere_else(
    window: MainWindow, qtbot: QtBot, view: View
) -> None:
    with qtbot.waitSignal(window.session.paged):
        window.session.go_to_view(view)
    entry = next(a for a in window.menus["&Edit"].actions() if a.text() == "&Find in page")
    # In a comparison there is something to find once there are two to compare.
    assert entry.isEnabled() is (window.reading.isVisible() or view is View.MAP)
    press(window, Qt.Key.Key_F, CTRL)
    assert window.reading.find_bar.isVisible() is window.reading.isVisible()
