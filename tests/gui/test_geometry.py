"""The window stays on the screen, and shares its width so that the page can be read."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import View
from sfdesk.ui.support import geometry
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import drag, press, type_query

Opener = Callable[[], MainWindow]


@pytest.fixture
def opened(app: App, qtbot: QtBot) -> Iterator[Opener]:
    """Opens a window over the settings as they are, and waits until it has settled."""
    windows: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(App(app.profile, app.folder))
        windows.append(window)
        with qtbot.waitSignal(window.settled):
            window.show()
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.mark.parametrize("screen", [(1280, 720), (1024, 600), (800, 600)])
def test_the_first_start_is_inside_the_screen(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, screen: tuple[int, int]
) -> None:
    area = QRect(0, 0, *screen)
    monkeypatch.setattr(geometry, "screen_area", lambda _: area)
    window = opened()
    qtbot.waitUntil(lambda: area.contains(window.frameGeometry()))


def test_sizes_of_a_larger_screen_are_brought_inside_this_one(
    opened: Opener, app: App, qtbot: QtBot
) -> None:
    app.settings.change(width=3800, height=2000, panes=(700, 1200, 1900), home_at_start=False)
    window = opened()
    area = geometry.screen_area(window)
    qtbot.waitUntil(lambda: area.contains(window.frameGeometry()))
    assert window.reading.width() >= window.reading.browser.least_width()


def test_a_long_slip_does_not_widen_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: window.width() == 1200)
    words = "restoritive practices for families of teenagers who argue and shout at home at night"
    with qtbot.waitSignal(window.session.found):
        window.session.search_for(f"{words} {words}")
    assert window.results.suggestion.isVisible()
    assert window.width() == 1200
    assert window.results.suggestion.width() <= window.results.width()


def test_no_text_size_and_no_view_widens_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: window.width() == 1200)
    window.zoom_by(200)
    for view in View:
        window.session.go_to_view(view)
        assert (window.width(), window.height()) == (1200, 700), view


def lines(document: QTextDocument) -> list[int]:
    """How many characters stand on each full line of the paragraphs of a page."""
    counts: list[int] = []
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        # The last line of a paragraph ends where the words do; headings are larger.
        full = [layout.lineAt(n).textLength() for n in range(layout.lineCount() - 1)]
        if layout.lineCount() > 2 and block.charFormat().fontWeight() < 600:
            counts += full
        block = block.next()
    return counts


@pytest.mark.parametrize("width", [1024, 1150, 1280, 1366, 1600, 1920])
def test_lines_of_the_page_hold_60_to_75_characters(
    window: MainWindow, qtbot: QtBot, width: int
) -> None:
    window.setMinimumWidth(width)
    window.resize(width, 700)
    qtbot.waitUntil(lambda: window.width() == width)
    window.session.open_entry((EntryKind.TOPIC, "parenting"))
    counts = sorted(lines(window.reading.browser.document()))
    assert 60 <= counts[len(counts) // 2] <= 75
    assert counts[-1] <= 80


def test_the_list_gives_way_before_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 700)
    qtbot.waitUntil(lambda: window.filters.isVisible())
    listed = window.results.width()
    # Less than both want, whatever the typeface.
    window.resize(listed + window.reading.browser.best_width() - 40, 700)
    qtbot.waitUntil(lambda: not window.filters.isVisible())
    qtbot.waitUntil(lambda: window.results.width() < listed)
    assert window.reading.width() >= window.reading.browser.best_width()


def test_the_text_stands_in_the_middle_of_a_wide_page(window: MainWindow, qtbot: QtBot) -> None:
    window.setMinimumWidth(1920)
    window.resize(1920, 700)
    qtbot.waitUntil(lambda: window.reading.width() > 900)
    browser = window.reading.browser
    left = browser.viewport().x()
    right = browser.width() - browser.viewport().geometry().right()
    assert left > 40
    assert abs(left - right) < 30
    qtbot.waitUntil(lambda: abs(window.reading.sheet_button.x() - (left + 24)) < 4)


def test_splitters_can_be_taken_hold_of(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 700)
    handle = window.stage.splitter.handle(2)
    assert handle.width() >= 6
    before = window.results.width()
    drag(handle, -30, grip=1)
    assert window.results.width() < before


def test_with_room_for_one_pane_list_and_page_change_places(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.zoom_by(200)
    qtbot.waitUntil(lambda: not window.reading.isVisible())
    assert window.results.isVisible()
    type_query(window, qtbot, "play")
    press(window.top.search, Qt.Key.Key_Down)
    press(window.results.view, Qt.Key.Key_Return)
    assert window.reading.isVisible()
    assert not window.results.isVisible()
    assert window.reading.width() > window.width() - 10
    window.reading.list_button.click()
    assert window.results.isVisible()
    assert window.results.view.hasFocus()
    assert not window.reading.isVisible()


def test_with_room_for_one_pane_esc_goes_from_the_page_to_the_list_before_it_clears(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.zoom_by(200)
    window.resize(900, 600)
    type_query(window, qtbot, "play")
    window.results.focus_list()
    press(window.results.view, Qt.Key.Key_Return)
    qtbot.waitUntil(window.reading.isVisible)
    press(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.results.isVisible)
    assert not window.reading.isVisible()
    assert window.top.search.text() == "play"
    with qtbot.waitSignal(window.session.found):
        press(window, Qt.Key.Key_Escape)
    assert window.top.search.text() == ""


def test_with_room_for_one_pane_the_filters_cover_the_list_until_asked_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.zoom_by(200)
    qtbot.waitUntil(lambda: window.top.filters_button.isVisible())
    window.top.filters_button.click()
    assert window.filters.isVisible()
    assert not window.results.isVisible()
    window.filters.groups["topic"].boxes["parenting"].click()
    assert window.filters.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert window.results.isVisible()
    assert window.filters.chosen() == {"topic": frozenset({"parenting"})}
