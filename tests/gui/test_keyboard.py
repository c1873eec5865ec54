"""Everything can be done with the keyboard alone."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from sfdesk.factsheets.kinds import PrintProfile
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import press, shown, type_query
from tests.gui.keyboard import Keyboard, Meeting

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window, once the window manager has given it the keyboard, in its own time."""
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_search_to_results_to_page_and_back(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    window.activateWindow()
    press(window, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(window.top.search.hasFocus)
    type_query(window, qtbot, "play")
    press(window.top.search, Qt.Key.Key_Down)
    assert window.results.view.hasFocus()
    press(window.results.view, Qt.Key.Key_Down)
    second = [card.key for card in window.results.model.cards if card.key][1]
    assert window.session.open_key == second
    press(window.results.view, Qt.Key.Key_Return)
    assert window.reading.browser.hasFocus()
    with qtbot.waitSignal(window.session.paged):
        press(window.reading.browser, Qt.Key.Key_Left, ALT)
    assert window.session.open_key != second


def test_f6_goes_round_the_panes(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.top.focus_search()
    qtbot.waitUntil(window.top.search.hasFocus)
    visited = []
    for _ in range(4):
        press(window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        panes = (window.top, window.filters, window.results, window.reading)
        visited.append(next(n for n, p in enumerate(panes) if p.isAncestorOf(focused)))
    assert visited == [1, 2, 3, 0]


def test_arrows_walk_through_the_filters(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.filters.focus_first()
    first = QApplication.focusWidget()
    assert first is not None
    press(first, Qt.Key.Key_Down)
    second = QApplication.focusWidget()
    assert second is not None
    assert second is not first
    press(second, Qt.Key.Key_Space)
    assert window.filters.chosen() == {"kind": frozenset({"individual-level"})}


def test_pages_leap_through_the_groups_of_the_filters(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.filters.focus_first()
    groups = [*window.filters.groups.values()]
    for key, at in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_PageUp, 0),
        (Qt.Key.Key_PageUp, 0),
    ):
        focused = QApplication.focusWidget()
        assert focused is not None
        press(focused, key)
        now = QApplication.focusWidget()
        assert now is not None
        assert groups[at].isAncestorOf(now)


def test_the_main_job_by_keys_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Search, filter, read, keep a sheet in large print: typing aside, at most 20 presses."""
    # Where it is proposed to save it; Windows does not ask the environment for it.
    monkeypatch.setattr("sfdesk.ui.support.saving.usual_folder", lambda _: str(tmp_path))
    window.activateWindow()
    window.results.view.setFocus()
    qtbot.waitUntil(window.results.view.hasFocus)
    pressed = Keyboard(qtbot)
    pressed("Ctrl+K")
    assert window.top.search.hasFocus()
    with qtbot.waitSignal(window.session.found):
        pressed.write("play")
    # To the filters, on to the level of need, and its third tick.
    pressed("F6", "PgDown", "PgDown")
    with qtbot.waitSignal(window.session.found):
        pressed("Down", "Down", "Space")
    assert window.filters.chosen() == {"levels_of_need": frozenset({"targeted-indicated"})}
    # To the results, down and up again, and to the page.
    pressed("F6", "Down", "Up", "Return")
    assert window.reading.browser.hasFocus()
    assert window.session.open_key == (EntryKind.INTERVENTION, "play-therapy")
    pressed("PgDown")
    assert window.reading.scrolled() > 0
    saved: list[Path] = []

    def keep(sheet: PdfDialog) -> None:
        pressed.until(sheet.print_button.isEnabled)
        pressed("Alt+R", "Down")
        pressed.until(sheet.print_button.isEnabled)
        assert sheet.options.chosen_profile is PrintProfile.LARGE_PRINT
        # Under the name that is proposed.
        with pressed.meeting(Meeting(QFileDialog, lambda _: pressed("Return"))):
            pressed("Alt+S")
        saved.extend(tmp_path.rglob("*.pdf"))
        pressed("Esc")

    with pressed.meeting(Meeting(PdfDialog, keep)):
        pressed("Ctrl+P")
    assert len(saved) == 1
    pressed.is_back_at(window.reading.browser)
    assert pressed.count <= 20


def test_find_in_page(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    press(window, Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(window.reading.find_bar.edit.hasFocus)
    qtbot.keyClicks(window.reading.find_bar.edit, "trauma")
    assert window.reading.browser.textCursor().selectedText().lower() == "trauma"
    qtbot.keyClicks(window.reading.find_bar.edit, "zzz")
    assert window.reading.find_bar.result.text() == "Not on this page"
    press(window.reading.find_bar.edit, Qt.Key.Key_Escape)
    assert not window.reading.find_bar.isVisible()


def test_views_and_text_size_have_keys(window: MainWindow) -> None:
    press(window, Qt.Key.Key_3, CTRL)
    assert shown(window, EntryKind.TOPIC)
    press(window, Qt.Key.Key_2, CTRL)
    press(window, Qt.Key.Key_Equal, CTRL)
    assert window.settings.settings.zoom == 110
    press(window, Qt.Key.Key_0, CTRL)
    assert window.settings.settings.zoom == 100


def test_no_key_is_given_twice(window: MainWindow) -> None:
    keys = [keys for command in window.commands.commands for keys in command.keys]
    assert len(keys) == len(set(keys))
    assert all(not QKeySequence(each).isEmpty() for each in keys)


def test_the_guide_lists_every_key_and_no_other(window: MainWindow) -> None:
    page = window.edition.find("using-this-program")
    sections = {s.heading: s.paragraphs for s in page.sections}  # type: ignore[union-attr]
    listed = {line.split(": ")[0] for line in sections["Keys"]}
    assert {command.keys[0] for command in window.commands.commands if command.keys} | {
        "↓",
        "Enter",
    } == listed


def test_the_window_does_nothing_that_the_menus_do_not_list() -> None:
    """Shortcuts are given in one place alone; a preview, which has no menu, zooms by its own."""
    ui = Path(__file__).parents[2] / "src" / "sfdesk" / "ui"
    asks = re.compile("setShortcut|QShortcut")
    using = {p.name for p in ui.rglob("*.py") if asks.search(p.read_text("utf8"))}
    assert using == {"actions.py", "preview.py"}


def test_the_heading_keys_go_through_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.focus_reading()
    browser = window.reading.browser
    qtbot.waitUntil(browser.hasFocus)
    press(window, Qt.Key.Key_PageDown, CTRL)
    press(window, Qt.Key.Key_PageDown, CTRL)
    assert browser.textCursor().block().text() == "At a glance"
    assert 0 <= browser.cursorRect().top() < 40
    press(window, Qt.Key.Key_PageUp, CTRL)
    assert browser.textCursor().block().blockFormat().headingLevel() == 1


def test_a_section_that_is_chosen_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.reading.jump_button.setFocus()
    window.reading.jump_menu.actions()[2].trigger()
    assert window.reading.browser.hasFocus()
    assert window.reading.browser.textCursor().block().blockFormat().headingLevel() == 2


def test_shift_f6_goes_round_the_other_way(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.top.focus_search()
    qtbot.waitUntil(window.top.search.hasFocus)
    press(window, Qt.Key.Key_F6, SHIFT)
    assert window.reading.browser.hasFocus()
    press(window, Qt.Key.Key_F6, SHIFT)
    assert window.results.view.hasFocus()


def test_panes_are_resized_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.top.focus_search()
    qtbot.waitUntil(window.top.search.hasFocus)
    filters, listed, *_ = window.stage.splitter.sizes()
    press(window, Qt.Key.Key_F8)
    press(window, Qt.Key.Key_F8)
    line = QApplication.focusWidget()
    assert line is window.stage.splitter.handle(2)
    press(line, Qt.Key.Key_Left)
    assert window.stage.splitter.sizes()[:2] == [filters, listed - 20]
    assert window.sides.widths.chosen[1] == listed - 20
    press(window, Qt.Key.Key_Escape)
    assert window.top.search.hasFocus()
    assert window.stage.splitter.sizes()[:2] == [filters, listed - 20]


def test_the_slash_can_be_switched_off(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.results.view.setFocus()
    qtbot.waitUntil(window.results.view.hasFocus)
    window.commands.toggle_slash()
    press(window.results.view, Qt.Key.Key_Slash)
    assert window.results.view.hasFocus()
    window.commands.toggle_slash()
    press(window.results.view, Qt.Key.Key_Slash)
    assert window.top.search.hasFocus()


def test_tab_goes_on_from_where_the_cursor_is(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.session.open_entry((EntryKind.INTERVENTION, "multisystemic-therapy"))
    window.focus_reading()
    browser = window.reading.browser
    qtbot.waitUntil(browser.hasFocus)
    browser.go_to_anchor("description")
    at = browser.textCursor().position()
    press(browser, Qt.Key.Key_Tab)
    assert browser.textCursor().selectedText() == "CBT"
    assert browser.textCursor().position() > at
    press(browser, Qt.Key.Key_Backtab)
    assert browser.textCursor().selectedText() == "What\u00a0it\u00a0means"
