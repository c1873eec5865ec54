"""Home: what a family needs, what there is for it, and the step to what fits."""

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.local.layer import LocalLayer
from sfdesk.model.local_layer import SavedSearch
from sfdesk.model.vocabulary import EntryKind
from sfdesk.search.finding import Found
from sfdesk.ui.browsing.state import View
from sfdesk.ui.panes.filter_group import FilterGroup
from sfdesk.ui.support import turns
from sfdesk.ui.views.home import HomeView
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import press, shown, type_query

CTRL = Qt.KeyboardModifier.ControlModifier


class Seen(QObject):
    """Takes note of the groups of filters to which something happens."""

    def __init__(self, window: MainWindow, what: QEvent.Type) -> None:
        super().__init__()
        self.names: list[str] = []
        self._what = what
        for each in window.filters.groups.values():
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is self._what:
            assert isinstance(watched, FilterGroup)
            self.names.append(watched.facet.name)
        return False


def home_of(window: MainWindow) -> HomeView:
    home = window.sides.home
    assert home is not None
    return home


@pytest.fixture
def home(window: MainWindow) -> HomeView:
    press(window, Qt.Key.Key_1, CTRL)
    return home_of(window)


@pytest.fixture
def first(app: App, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """The window as it opens for somebody new."""
    opened = MainWindow(app)
    with qtbot.waitSignal(opened.settled):
        opened.show()
    yield opened
    opened.close()
    opened.deleteLater()


def test_it_is_what_the_program_opens_on(first: MainWindow) -> None:
    assert first.session.state.shown_view is View.HOME
    assert home_of(first).isVisible()
    assert not first.results.isVisible()
    assert not first.filters.isVisible()
    # The list is made when it is asked for.
    assert not first.results.model.cards


def test_it_stays_until_there_are_results(
    first: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, find = Event(), first.app.finder.find

    def find_late(*asked: Any, **more: Any) -> Found:
        answer.wait(10)
        return find(*asked, **more)

    monkeypatch.setattr(first.app.finder, "find", find_late)
    first.top.show_hint(True)
    with qtbot.waitSignal(first.session.found):
        QTest.keyClicks(first.top.search, "f")
        assert first.sides.shown is home_of(first)
        assert not first.top.hint.isVisible()
        answer.set()
    assert first.sides.shown is None
    assert first.results.isVisible()


def test_panes_come_back_as_they_were_laid_out(home: HomeView, window: MainWindow) -> None:
    def come_back() -> list[str]:
        laid_out = Seen(window, QEvent.Type.Resize)
        press(window, Qt.Key.Key_2, CTRL)
        press(window, Qt.Key.Key_1, CTRL)
        return laid_out.names

    come_back()
    assert not come_back()
    window.resize(window.width() - 40, window.height())
    assert window.stage.splitter.width() == window.stage.width()
    assert home.isVisible()


def test_the_panes_are_painted_once_when_a_letter_leaves_it(
    first: MainWindow, qtbot: QtBot
) -> None:
    painted = Seen(first, QEvent.Type.Paint)
    with qtbot.waitSignal(first.session.paged):
        QTest.keyClicks(first.top.search, "f")
    assert "topic" in painted.names
    assert len(painted.names) == len(set(painted.names))


def test_its_ticks_are_named_with_their_counts(home: HomeView, window: MainWindow) -> None:
    box = home.groups["ages"].boxes["16-17"]
    assert window.session.last is not None
    count = window.session.last.facets["ages"]["16-17"]
    assert box.accessibleName() == f"Age: 16 to 17, {count}"
    home.tiles["crime"].click()
    fewer = window.session.last.facets["ages"]["16-17"]
    assert fewer != count
    assert box.accessibleName() == f"Age: 16 to 17, {fewer}"


def test_what_is_left_before_the_panes_are_filled_is_not_shown(
    first: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[Callable[[], object]] = []
    with monkeypatch.context() as held:
        held.setattr(turns, "in_next_turn", lambda _, work: waiting.append(work))
        QTest.keyClicks(first.top.search, "f")
        qtbot.waitUntil(lambda: bool(waiting))
        waiting.pop(0)()
        assert first.sides.shown is None
        assert not first.results.model.cards
        press(first, Qt.Key.Key_1, CTRL)
        for work in waiting:
            work()
    assert first.sides.shown is home_of(first)
    assert not first.results.model.cards
    type_query(first, qtbot, "fg")
    assert first.results.model.cards


def test_its_first_paint_waits_for_no_other_pane(app: App, qtbot: QtBot) -> None:
    opened, made = MainWindow(app), list[bool]()
    qtbot.addWidget(opened)
    opened.painted.connect(lambda: made.append(opened.panes.are_made))
    with qtbot.waitSignal(opened.settled):
        opened.show()
    assert made == [False]
    assert opened.panes.are_made


def test_what_is_typed_at_its_first_paint_is_answered(app: App, qtbot: QtBot) -> None:
    opened = MainWindow(app)
    qtbot.addWidget(opened)
    opened.painted.connect(lambda: QTest.keyClicks(opened.top.search, "play"))
    with qtbot.waitSignal(opened.settled):
        opened.show()
    qtbot.waitUntil(lambda: bool(opened.results.model.cards))
    assert opened.results.isVisible()
    assert opened.filters.isVisible()
    assert opened.filters.groups
    qtbot.waitUntil(lambda: opened.session.open_key is not None)


def test_it_can_be_switched_off(first: MainWindow, qtbot: QtBot) -> None:
    home_of(first).start_box.click()
    assert first.settings.settings.home_at_start is False
    again = MainWindow(App(first.app.profile, first.app.folder))
    qtbot.addWidget(again)
    assert again.session.state.shown_view is View.MATRIX
    assert again.sides.home is None
    assert again.results.model.cards
    again.worker.stop()


def test_the_menu_switches_it_too(home: HomeView, window: MainWindow) -> None:
    assert home.start_box.isChecked()
    window.sides.toggle_home_at_start()
    assert not home.start_box.isChecked()
    assert window.settings.settings.home_at_start is False


def test_every_need_is_a_choice_that_says_what_there_is(home: HomeView, window: MainWindow) -> None:
    assert [*home.tiles] == [need.slug for need in window.edition.needs]
    spoken = {slug: tile.accessibleName() for slug, tile in home.tiles.items()}
    assert spoken["good-education"] == (
        "Getting a good education. Doing well at school. 3 in the matrix · 1 mentioned · gaps. "
        "Surest of them as a whole: 1 of 3: good studies, lasting a year or more. "
        "Improvement seen in studies of 3 of them"
    )
    assert "A gap: the review looked at nothing for it" in spoken["secure-housing"]
    for tile in home.tiles.values():
        interface = QAccessible.queryAccessibleInterface(tile)
        assert interface.role() is QAccessible.Role.CheckBox


def test_several_are_chosen_by_key_and_shown_in_one_step(
    home: HomeView, window: MainWindow
) -> None:
    window.activateWindow()
    home.focus_first()
    for slug in ("crime", "good-education"):
        press(home.tiles[slug], Qt.Key.Key_Space)
    wanted = {"needs": frozenset({"crime", "good-education"})}
    assert window.session.state.chosen == wanted
    mapped = {s for n in window.edition.needs if n.slug in wanted["needs"] for s in n.interventions}
    assert home.show_button.text() == f"Show what fits: {len(mapped)} interventions"
    home.show_button.click()
    assert window.session.state.shown_view is View.MATRIX
    assert set(shown(window)) == mapped
    assert window.filters.chosen() == wanted
    window.session.go_back()
    assert home.isVisible()
    assert home.tiles["crime"].isChecked()


def test_ages_beside_change_how_many_fit(home: HomeView) -> None:
    home.groups["ages"].boxes["16-17"].click()
    assert ". 2 of 8 fit" in home.tiles["crime"].accessibleName()
    assert "as a whole: 1 of 2: " in home.tiles["crime"].accessibleName()
    home.clear_button.click()
    assert ". 8 in the matrix" in home.tiles["crime"].accessibleName()
    assert not home.groups["ages"].chosen()


def test_what_is_missing_is_told_with_what_is_mentioned(home: HomeView, window: MainWindow) -> None:
    home.tiles["secure-housing"].click()
    assert not home.show_button.isEnabled()
    need = next(n for n in window.edition.needs if n.slug == "secure-housing")
    assert home.missing is not None
    told = [label.text() for label in home.missing.findChildren(QLabel)]
    assert need.none in told
    assert need.note in told
    name = window.edition.entry(EntryKind.MENTIONED, "money-and-housing-advice").name
    buttons = home.missing.findChildren(QPushButton)
    next(button for button in buttons if button.text() == name).click()
    assert window.session.open_key == (EntryKind.MENTIONED, "money-and-housing-advice")


def test_a_typed_need_is_the_same_filter(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "needs:crime")
    assert window.filters.chosen() == {"needs": frozenset({"crime"})}


def test_filters_that_it_does_not_show_do_not_filter_it(window: MainWindow) -> None:
    window.session.filter_by({"cost_ratings": frozenset({"5"}), "ages": frozenset({"11-15"})})
    window.session.go_to_view(View.HOME)
    assert window.session.state.chosen == {"ages": frozenset({"11-15"})}


def test_escape_clears_what_is_chosen(home: HomeView, window: MainWindow) -> None:
    home.tiles["crime"].click()
    press(window, Qt.Key.Key_Escape)
    assert window.session.state.shown_view is View.HOME
    assert not home.tiles["crime"].isChecked()


def offered(home: HomeView) -> dict[str, QPushButton]:
    """Return the buttons that are shown, by the words that are read on them."""
    shown = (each for each in home.findChildren(QPushButton) if not each.isHidden())
    return {QAccessible.queryAccessibleInterface(b).text(QAccessible.Text.Name): b for b in shown}


def test_searches_are_gone_on_with(window: MainWindow, qtbot: QtBot) -> None:
    window.app.recent_searches.remember("play therapy")
    window.session.go_to_view(View.HOME)
    home = home_of(window)
    qtbot.waitUntil(lambda: "play therapy" in offered(home))
    search = SavedSearch(name="Young & new", query="toddler")
    with qtbot.waitSignal(window.own.keeper.changed):
        window.own.keeper.change(lambda layer: layer.searches.save(search), lambda _: "")
    qtbot.waitUntil(lambda: {"Young & new", "play therapy"} <= offered(home).keys())
    offered(home)["Young & new"].click()
    assert window.session.state.query == "toddler"


def test_the_keyboard_stays_among_searches_that_are_shown_anew(
    window: MainWindow, home: HomeView, qtbot: QtBot, layer: LocalLayer
) -> None:
    window.activateWindow()
    window.app.recent_searches.remember("play therapy")
    window.session.go_to_view(View.HOME)
    qtbot.waitUntil(lambda: "play therapy" in offered(home))
    button = offered(home)["play therapy"]
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    layer.searches.save(SavedSearch(name="Young ones"))
    with qtbot.waitSignal(window.own.keeper.changed):
        window.own.keeper.look()
    assert offered(home)["Young ones"].hasFocus()


def test_an_empty_need_says_in_the_matrix_why_it_is_empty(window: MainWindow, qtbot: QtBot) -> None:
    need = next(n for n in window.edition.needs if n.slug == "secure-housing")
    window.session.filter_by({"needs": frozenset({"secure-housing"})})
    assert need.none in window.results.empty.text()
    window.session.choose({})
    type_query(window, qtbot, "needs:secure-housing")
    assert need.none in window.results.empty.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_chooses_and_goes_on_as_the_space_bar_does(
    window: MainWindow, home: HomeView, qtbot: QtBot, key: Qt.Key
) -> None:
    window.activateWindow()
    home.focus_first()
    tile = next(iter(home.tiles.values()))
    qtbot.waitUntil(tile.hasFocus)
    press(tile, key)
    assert tile.isChecked()
    home.show_button.setFocus()
    with qtbot.waitSignal(window.session.found):
        press(home.show_button, key)
    qtbot.waitUntil(window.results.view.hasFocus)


@pytest.mark.parametrize("zoom", [100, 200, 300])
def test_the_foot_is_not_cut_however_narrow_the_window(
    home: HomeView, window: MainWindow, zoom: int
) -> None:
    window.zoom_by(zoom - 100)
    for width in (600, 760, 1366):
        window.resize(width, 760)
        QApplication.processEvents()
        for each in (home.clear_button, home.start_box):
            assert each.width() >= each.sizeHint().width(), width
