"""The keyboard is never thrown away: what goes leaves it to what stands beside it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.ui.browsing.state import State, View
from sfdesk.ui.look import focus_ring
from sfdesk.ui.look.focus_ring import _Ring
from sfdesk.ui.window.main_window import MainWindow
from sfdesk.ui.window.panes_in_turn import step_pane
from tests.gui.driving import come_to_rest, press


def focused(within: QWidget) -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    assert within.isAncestorOf(widget), widget
    return widget


def button(window: MainWindow, qtbot: QtBot, words: str) -> QPushButton:
    found: list[QPushButton] = []

    def shown() -> bool:
        every = [each for each in window.results.findChildren(QPushButton) if each.isVisible()]
        found[:] = [each for each in every if words in f"{each.accessibleName()} {each.text()}"]
        return bool(found)

    qtbot.waitUntil(shown)
    return found[0]


def press_it(window: MainWindow, qtbot: QtBot, chip: QPushButton) -> None:
    window.activateWindow()
    chip.setFocus()
    qtbot.waitUntil(chip.hasFocus)
    with qtbot.waitSignal(window.session.found):
        press(chip, Qt.Key.Key_Space)


def test_a_chip_that_goes_leaves_the_keyboard_to_the_next(window: MainWindow, qtbot: QtBot) -> None:
    chosen = {"topic": frozenset({"parenting"}), "cost_ratings": frozenset({"1"})}
    window.session.filter_by(chosen)
    press_it(window, qtbot, button(window, qtbot, "Remove filter Topic"))
    assert "Remove filter Cost" in focused(window.results).accessibleName()
    press_it(window, qtbot, button(window, qtbot, "Remove filter Cost"))
    assert focused(window.results) is window.results.view


def test_a_way_out_leaves_the_keyboard_to_what_it_leads_to(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.session.found):
        window.session.search_for("zzzz")
    press_it(window, qtbot, button(window, qtbot, "Clear the search"))
    assert focused(window.results) is window.results.view


def test_a_suggestion_leaves_the_keyboard_to_its_results(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.found):
        window.session.search_for("restoritive")
    press_it(window, qtbot, window.results.suggestion)
    assert focused(window.results) is window.results.view


def test_a_view_that_goes_leaves_the_keyboard_to_the_list(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.session.go_to_view(View.MAP)
    assert window.sides.shown is not None
    window.sides.shown.focus_first()
    qtbot.waitUntil(lambda: window.sides.map is not None and window.sides.map.table.hasFocus())
    window.session.go_to_view(View.MATRIX)
    assert focused(window.results) is window.results.view


def test_what_tab_goes_to_from_outside_is_scrolled_to(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.resize(900, 500)
    window.session.go_to_view(View.HOME)
    home = window.sides.home
    assert home is not None
    bar = next(area.verticalScrollBar() for area in home.findChildren(QScrollArea))
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(bar.maximum())
    window.top.focus_search()
    qtbot.waitUntil(window.top.search.hasFocus)
    for _ in range(30):
        reached = QApplication.focusWidget()
        assert reached is not None
        if home.isAncestorOf(reached):
            break
        press(reached, Qt.Key.Key_Tab)
    assert not focused(home).visibleRegion().isEmpty()
    assert bar.value() < bar.maximum()


def test_the_ring_goes_with_what_python_has_lost(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As of a list that drops down in a dialog of Qt's own, which Qt has still.
    window.activateWindow()
    window.top.focus_search()
    ring = window.findChild(_Ring)
    assert ring is not None
    assert ring.isVisible()
    monkeypatch.setattr(focus_ring, "isValid", lambda widget: widget is not window.top.search)
    QApplication.sendEvent(window, QResizeEvent(window.size(), window.size()))
    assert not ring.isVisible()
    QApplication.sendEvent(window, QResizeEvent(window.size(), window.size()))
    assert not ring.isVisible()


def test_the_first_need_is_seen_when_the_keyboard_comes_to_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.resize(900, 500)
    window.session.go_to_view(View.HOME)
    home = window.sides.home
    assert home is not None
    area = next(iter(home.findChildren(QScrollArea)))
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(bar.maximum())
    window.session.go_to_view(View.MATRIX)
    window.zoom_by(80)
    window.results.focus_list()
    qtbot.waitUntil(window.results.view.hasFocus)
    window.session.go_to_view(View.HOME)
    first = next(iter(home.tiles.values()))
    qtbot.waitUntil(first.hasFocus)
    qtbot.waitUntil(lambda: first.visibleRegion().boundingRect() == first.rect())


def test_the_step_from_home_leaves_the_keyboard_to_what_fits(
    app: App, qtbot: QtBot, qapp: QApplication
) -> None:
    """Also the first time, when the other panes are only made for it."""
    opened = MainWindow(app)
    with qtbot.waitSignal(opened.settled):
        opened.show()
    opened.activateWindow()
    home = opened.sides.home
    assert home is not None
    tile = next(iter(home.tiles.values()))
    with qtbot.waitSignal(opened.session.found):
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(opened.session.paged):
        QTest.mouseClick(home.show_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(opened.results.view.isVisible)
    assert QApplication.focusWidget() is opened.results.view
    opened.close()
    opened.deleteLater()


def test_where_nothing_is_found_the_way_out_has_the_keyboard_that_the_list_had(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.results.focus_list()
    qtbot.waitUntil(window.results.view.hasFocus)
    with qtbot.waitSignal(window.session.found):
        window.session.go_to(State(query="zzzz"))
    assert isinstance(focused(window.results), QPushButton)


def test_the_page_that_covers_the_list_has_the_keyboard_that_the_list_had(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(700, 700)
    window.activateWindow()
    window.session.go_to_view(View.GLOSSARY)
    window.results.focus_list()
    qtbot.waitUntil(window.results.view.hasFocus)
    press(window.results.view, Qt.Key.Key_Down)
    come_to_rest(window, qtbot)
    window.session.go_back()
    come_to_rest(window, qtbot)
    assert window.results.view.hasFocus()
    window.session.go_forward()
    assert not window.results.isVisible()
    assert focused(window.reading) is window.reading.browser


def test_keys_that_go_to_the_list_bring_it_where_the_page_covers_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(700, 700)
    window.activateWindow()
    for go in (lambda: press(window.top.search, Qt.Key.Key_Down), lambda: step_pane(window, 1)):
        window.sides.show_page()
        window.top.focus_search()
        qtbot.waitUntil(window.top.search.hasFocus)
        assert not window.results.isVisible()
        go()
        assert window.results.isVisible()
        assert focused(window.results) is window.results.view


def test_down_from_the_search_field_goes_to_home_where_that_is_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.session.go_to_view(View.HOME)
    window.top.focus_search()
    qtbot.waitUntil(window.top.search.hasFocus)
    press(window.top.search, Qt.Key.Key_Down)
    assert window.sides.home is not None
    focused(window.sides.home)


def test_the_keyboard_of_the_list_waits_where_results_are_waited_for(window: MainWindow) -> None:
    window.results.focus_list()
    window.results.show_none_yet("Getting there")
    assert QApplication.focusWidget() is window.results.empty
    window.session.search()
    assert QApplication.focusWidget() is window.results.view
