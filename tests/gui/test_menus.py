"""Menus: complete, in the platform's order, and true."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import View
from sfdesk.ui.sheets.organisation_dialog import OrganisationDialog
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import press, shown, turn, type_query


def entry(window: MainWindow, menu: str, words: str) -> QAction:
    return next(a for a in window.menus[menu].actions() if a.text().replace("&", "") == words)


def test_menus_stand_in_the_order_of_the_platform(window: MainWindow) -> None:
    titles = [a.text().replace("&", "") for a in window.menuBar().actions()]
    assert titles == ["File", "Edit", "View", "Go", "Yours", "Help"]
    assert window.menus["&File"].actions()[-1].text() == "&Quit"
    assert window.menus["&Help"].actions()[-1].text().startswith("&About")


def test_every_menu_has_lines_and_no_line_stands_at_an_edge(window: MainWindow) -> None:
    for menu in window.menus.values():
        lines = [a.isSeparator() for a in menu.actions()]
        assert any(lines)
        assert not lines[0]
        assert not lines[-1]
        assert not any(one and other for one, other in pairwise(lines))


def test_no_letter_opens_two_entries_of_a_menu(window: MainWindow) -> None:
    for title, menu in window.menus.items():
        words = [a.text() for a in menu.actions() if "&" in a.text()]
        letters = [text[text.index("&") + 1].lower() for text in words]
        assert len(letters) == len(set(letters)), (title, words)


def test_every_colour_scheme_has_a_letter(window: MainWindow) -> None:
    colours = entry(window, "&View", "Colours").menu()
    assert isinstance(colours, QMenu)
    letters = [QKeySequence.mnemonic(a.text()).toString() for a in colours.actions()]
    assert letters == ["Alt+S", "Alt+L", "Alt+D", "Alt+H"]


def tick_height(window: MainWindow) -> int:
    """The height of the tick of a menu, by the colour that nothing else has there."""
    menu = QMenu(window)
    menu.addAction("One").setCheckable(True)
    menu.actions()[0].setChecked(True)
    menu.ensurePolished()
    picture, colour = menu.grab().toImage(), QColor(window.looks.theme.accent).rgb()
    ticked = [
        y
        for y in range(picture.height())
        if any(picture.pixel(x, y) == colour for x in range(picture.width()))
    ]
    return ticked[-1] - ticked[0] + 1


def test_the_tick_of_a_menu_grows_with_the_text(window: MainWindow) -> None:
    before = tick_height(window)
    window.zoom_by(200)
    assert tick_height(window) > 2 * before


def test_what_cannot_be_done_cannot_be_chosen(window: MainWindow, qtbot: QtBot) -> None:
    assert entry(window, "&File", "Fact sheet…").isEnabled()
    assert not entry(window, "&File", "Print the comparison…").isEnabled()
    with qtbot.waitSignal(window.session.paged):
        window.session.go_to_view(View.GLOSSARY)
    assert not entry(window, "&File", "Fact sheet…").isEnabled()
    assert not entry(window, "&Edit", "Mark to compare, or not").isEnabled()
    assert not entry(window, "&View", "Show or hide the filters").isEnabled()
    assert entry(window, "&Go", "Back").isEnabled()
    assert not entry(window, "&Go", "Forward").isEnabled()


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (Qt.Key.Key_P, "have fact sheets: open one first"),
        (Qt.Key.Key_M, "can be compared: open one first"),
        (Qt.Key.Key_L, "Filters are in the matrix and in the map."),
    ],
)
def test_a_key_that_does_nothing_now_says_why(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, why: str
) -> None:
    window.activateWindow()
    with qtbot.waitSignal(window.session.paged):
        window.session.go_to_view(View.TOPICS)
    press(window, key, Qt.KeyboardModifier.ControlModifier)
    assert why in window.statusBar().currentMessage()


def test_a_key_that_works_again_does_what_it_is_for(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.session.go_to_view(View.TOPICS)
    with qtbot.waitSignal(window.session.paged):
        window.session.go_to_view(View.MATRIX)
    press(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert len(window.session.marked) == 1


def test_every_key_that_may_do_nothing_says_why(window: MainWindow) -> None:
    silent = [c.words for c in window.commands.commands if c.keys and c.applies and not c.why]
    assert not silent


def test_what_can_be_done_follows_the_page_that_is_chosen(window: MainWindow) -> None:
    for key, can in (
        ((EntryKind.GLOSSARY, window.edition.glossary[0].slug), False),
        ((EntryKind.INTERVENTION, "triple-p"), True),
    ):
        window.session.open_entry(key)
        assert entry(window, "&File", "Fact sheet…").isEnabled() is can
        assert entry(window, "&Edit", "Mark to compare, or not").isEnabled() is can


def test_the_view_that_is_shown_is_ticked(window: MainWindow, qtbot: QtBot) -> None:
    for view in View:
        window.session.go_to_view(view)
        actions = (a for a in window.menus["&View"].actions() if a.text() in [*View])
        assert [a.text() for a in actions if a.isChecked()] == [view.value]
    type_query(window, qtbot, "play")
    assert not entry(window, "&View", "Matrix").isChecked()


def test_the_comparison_is_printed_from_the_menu(window: MainWindow) -> None:
    for slug in ("play-therapy", "triple-p"):
        window.session.toggle_compared(slug)
    entry(window, "&File", "Print the comparison…").trigger()
    dialog = window.findChild(PdfDialog)
    assert dialog is not None
    dialog.reject()


def test_the_organisation_is_kept_from_the_menu(window: MainWindow) -> None:
    entry(window, "&File", "Your organisation…").trigger()
    dialog = window.findChild(OrganisationDialog)
    assert dialog is not None
    dialog.name.setText("Northtown Early Help")
    dialog.accept()
    assert window.app.letterhead.organisation.name == "Northtown Early Help"


def test_how_large_the_text_is_can_be_seen_and_put_back(window: MainWindow) -> None:
    assert window.status.zoom_button.text() == "100 %"
    press(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.status.zoom_button.text() == "110 %"
    window.status.zoom_button.click()
    assert window.settings.settings.zoom == 100


@pytest.mark.parametrize("where", ["page", "list", "filters", "bar"])
def test_the_wheel_with_ctrl_makes_the_whole_window_larger(window: MainWindow, where: str) -> None:
    filters = window.filters.groups["topic"].ticks
    over: dict[str, QWidget] = {
        "page": window.reading.browser.viewport(),
        "list": window.results.view.viewport(),
        "filters": filters,
        "bar": window.top,
    }
    widget = over[where]
    for notch, zoom in ((1, 110), (-1, 100)):
        turn(widget, notch, Qt.KeyboardModifier.ControlModifier)
        assert window.settings.settings.zoom == zoom


def test_esc_comes_to_rest(window: MainWindow, qtbot: QtBot) -> None:
    window.filters.groups["topic"].boxes["parenting"].click()
    type_query(window, qtbot, "play")
    window.session.open_entry((EntryKind.INTERVENTION, "triple-p"))
    window.sides.bring_find_bar().open()
    states = []
    for _ in range(6):
        press(window, Qt.Key.Key_Escape)
        states.append(
            (
                window.reading.find_bar.isVisible(),
                window.session.state.query,
                bool(window.filters.chosen()),
            )
        )
    assert states == [
        (False, "play", True),
        (False, "", True),
        *[(False, "", False)] * 4,
    ]
    assert len(shown(window)) == 30


def test_what_is_listed_is_saved_as_a_spreadsheet(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "rows.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    window.session.filter_by({"topic": frozenset({"parenting"})})
    entry(window, "&File", "Save as a spreadsheet…").trigger()
    qtbot.waitUntil(lambda: out.exists() and window.worker.is_idle)
    assert "Triple P" in out.read_text("utf-8-sig")
    assert "Restorative practices" not in out.read_text("utf-8-sig")


def test_every_menu_is_within_the_screen_at_the_largest_text(
    window: MainWindow, qtbot: QtBot
) -> None:
    """What the screen is too low for scrolls; in columns, the last would lie beside it."""
    screen = window.screen().availableGeometry()
    window.zoom_by(200)
    for menu in window.menus.values():
        menu.popup(screen.topLeft())
        qtbot.waitUntil(menu.isVisible)
        edges = {menu.actionGeometry(each).left() for each in menu.actions()}
        widest = max(menu.actionGeometry(each).right() for each in menu.actions())
        menu.close()
        assert len(edges) == 1, menu.title()
        assert widest < min(screen.width(), 1280), menu.title()


def test_esc_leaves_the_menus_also_when_several_were_opened(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    type_query(window, qtbot, "play")
    window.results.focus_list()
    qtbot.waitUntil(window.results.view.hasFocus)

    def keys(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        widget = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, held)

    for letter, menu in ((Qt.Key.Key_F, "&File"), (Qt.Key.Key_E, "&Edit")):
        keys(letter, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(window.menus[menu].isVisible)
        with qtbot.waitSignal(window.menus[menu].aboutToHide):
            keys(Qt.Key.Key_Escape)
    keys(Qt.Key.Key_Escape)
    qtbot.waitUntil(window.results.view.hasFocus)
    assert window.top.search.text() == "play"
