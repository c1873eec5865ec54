"""Saved searches in the window: kept in the store, those of earlier versions among them."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.core.paths import Profile
from sfdesk.local import opening
from sfdesk.local.layer import LocalLayer
from sfdesk.model.local_layer import SavedSearch
from sfdesk.ui.browsing.state import View
from sfdesk.ui.window.main_window import MainWindow
from tests.conftest import fresh
from tests.gui.conftest import open_window
from tests.gui.driving import type_query
from tests.gui.test_searches import entries

A = {"name": "Teens", "query": "teenager", "chosen": {}, "order": "best"}


def names(window: MainWindow) -> list[str]:
    return [search.name for search in window.own.ours.searches]


def in_home(window: MainWindow) -> set[str]:
    home = window.sides.home
    assert home is not None
    return {button.text() for button in home.findChildren(QPushButton) if not button.isHidden()}


def remove(window: MainWindow, name: str) -> None:
    menu = window.top.searches_button.menu()
    menu.aboutToShow.emit()
    below = next(action.menu() for action in menu.actions() if "Remove" in action.text())
    assert isinstance(below, QMenu)
    next(action for action in below.actions() if action.text() == name).trigger()


def earlier(profile: Profile, *saved: object) -> bytes:
    """Have the file of an earlier version in a profile, and return what is in it."""
    profile.data.mkdir(parents=True, exist_ok=True)
    path = profile.data / "searches.json"
    path.write_text(json.dumps({"format": 2, "recent": ["play therapy"], "saved": saved}))
    return path.read_bytes()


@pytest.fixture
def another(opened_once: App, profile: Profile, qapp: QApplication) -> Iterator[MainWindow]:
    """A second window over the same profile, which opens on Home."""
    with open_window(fresh(opened_once, profile)) as opened:
        opened.session.go_to_view(View.HOME)
        yield opened


def test_two_windows_save_remove_and_undo(
    window: MainWindow, another: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    for each in (window, another):
        each.own.keeper.watch()
    on_disk: list[list[str]] = []
    window.own.keeper.told.connect(
        lambda _: on_disk.append([search.name for search in layer.searches.list()])
    )
    type_query(window, qtbot, "teenager")
    window.searches.save_as("  For the   panel ")
    qtbot.waitUntil(lambda: names(another) == ["For the panel"])
    assert on_disk == [["For the panel"]]
    assert "“For the panel”" in window.statusBar().currentMessage()
    qtbot.waitUntil(lambda: "For the panel" in in_home(another))
    assert "For the panel" in entries(another)
    remove(another, "For the panel")
    qtbot.waitUntil(lambda: names(window) == names(another) == [])
    assert another.statusBar().currentMessage() == "The saved search “For the panel” is removed."
    assert "For the panel" not in in_home(another)
    assert another.own.ours.undoes == "removing the saved search “For the panel”"
    another.own.keeper.undo()
    qtbot.waitUntil(lambda: names(window) == ["For the panel"])
    window.searches.search_again(window.own.ours.searches[0])
    assert window.session.state.query == "teenager"
    remove(window, "For the panel")
    qtbot.waitUntil(lambda: names(another) == [])


def test_what_another_window_changed_meanwhile_is_not_removed(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer, told: list[SfdeskError]
) -> None:
    layer.searches.save(SavedSearch(name="Teens", query="one"))
    with qtbot.waitSignal(window.own.keeper.changed):
        window.own.keeper.look()
    layer.searches.save(SavedSearch(name="Teens", query="two"))
    remove(window, "Teens")
    qtbot.waitUntil(lambda: bool(told))
    assert "in another window" in told[0].happened
    assert [search.query for search in layer.searches.list()] == ["two"]


def test_those_of_an_earlier_version_are_shown_once_the_layer_has_come(
    opened_once: App, profile: Profile, qtbot: QtBot
) -> None:
    before = earlier(profile, A)
    opened = MainWindow(fresh(opened_once, profile))
    qtbot.addWidget(opened)
    painted: list[bool] = []
    opened.painted.connect(lambda: painted.append("local" in vars(opened.app)))
    with qtbot.waitSignal(opened.settled):
        opened.show()
    assert painted == [False]
    qtbot.waitUntil(lambda: {"Teens", "play therapy"} <= in_home(opened))
    assert "Teens" in entries(opened)
    assert (profile.data / "searches.json").read_bytes() == before
    with closing(LocalLayer(profile.data)) as layer:
        assert [search.version for search in layer.searches.list()] == [1]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("saved", [[], [{"name": "faulty"}]])
def test_recent_searches_alone_open_no_layer(
    opened_once: App, profile: Profile, saved: list[object]
) -> None:
    earlier(profile, *saved)
    with open_window(fresh(opened_once, profile)) as opened:
        assert "local" not in vars(opened.app)
        assert "play therapy" in entries(opened)
    assert not (profile.data / "local").exists()


def test_on_a_network_drive_they_are_shown_and_saving_says_why_not(
    opened_once: App,
    profile: Profile,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    told: list[SfdeskError],
) -> None:
    before = earlier(profile, A)
    monkeypatch.setattr(opening, "is_on_network", lambda _: True)
    with open_window(fresh(opened_once, profile)) as opened:
        assert "Teens" in entries(opened)
        assert told == []
        type_query(opened, qtbot, "methadone")
        opened.searches.save_as("Another")
        qtbot.waitUntil(lambda: bool(told))
        assert "saved searches would lie on a network drive" in told[0].happened
        assert "Another" not in entries(opened)
        assert (profile.data / "searches.json").read_bytes() == before
        with qtbot.waitSignal(opened.own.keeper.changed):
            remove(opened, "Teens")
        assert "Teens" not in entries(opened)


@pytest.mark.usefixtures("qapp")
def test_where_the_store_cannot_be_read_they_are_shown_all_the_same(
    opened_once: App, profile: Profile, told: list[SfdeskError]
) -> None:
    earlier(profile, A)
    (profile.data / "local").mkdir()
    with closing(sqlite3.connect(profile.data / "local" / "local.sqlite")) as connection:
        connection.execute("CREATE TABLE something_else(a)")
    with open_window(fresh(opened_once, profile)) as opened:
        assert "Teens" in entries(opened)
    assert ["damaged" in error.happened for error in told] == [True]
