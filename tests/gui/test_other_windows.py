"""What another process writes is seen in this window at once, and notices are told once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.core.notices import notice
from sfdesk.core.paths import Profile
from sfdesk.ui.support import messages
from sfdesk.ui.support.messages import Message
from sfdesk.ui.window import other_windows
from sfdesk.ui.window.main_window import MainWindow
from sfdesk.ui.window.other_windows import OtherWindows
from tests.gui.test_searches import entries, read_first


@pytest.fixture
def others(window: MainWindow) -> OtherWindows:
    return OtherWindows(window)


def elsewhere(profile: Profile, code: str) -> None:
    """Run code in another process over the same profile."""
    head = (
        "import sys; from pathlib import Path; from sfdesk.core.settings import SettingsStore; "
        "from sfdesk.local.layer import LocalLayer; "
        "from sfdesk.model.local_layer import SavedSearch; "
        "from sfdesk.userdata.searches import RecentSearches; "
        "config, data = map(Path, sys.argv[1:]); "
    )
    arguments = [str(profile.config), str(profile.data)]
    subprocess.run([sys.executable, "-c", head + code, *arguments], check=True)


def test_settings_of_another_process_are_shown(
    window: MainWindow, others: OtherWindows, qtbot: QtBot, profile: Profile
) -> None:
    assert not profile.config.exists(), "the folder is made only now"
    changes = "theme='dark', zoom=150, organisation='Northtown', show_sources=True"
    elsewhere(profile, f"SettingsStore(config).change({changes})")
    qtbot.waitUntil(lambda: window.settings.settings.zoom == 150)
    assert window.font().pixelSize() == 21
    assert window.reading.sources_switch.isChecked()
    assert window.app.letterhead.organisation.name == "Northtown"
    dark = window.palette().window().color().lightness()
    assert dark < 100
    elsewhere(profile, "SettingsStore(config).change(theme='light')")
    qtbot.waitUntil(lambda: window.settings.settings.theme == "light")
    assert window.palette().window().color().lightness() > 150


def test_nothing_is_put_off_for_a_second() -> None:
    """How long it then takes hangs on what else the machine does."""
    assert other_windows._SETTLED < 1_000


def test_what_is_changed_here_does_not_undo_it(
    window: MainWindow, others: OtherWindows, qtbot: QtBot, profile: Profile
) -> None:
    elsewhere(profile, "SettingsStore(config).change(organisation='Northtown')")
    window.zoom_by(10)
    again = App(profile, window.app.folder).settings.settings
    assert (again.organisation, again.zoom) == ("Northtown", 110)


def test_searches_of_another_process_are_shown(
    window: MainWindow, others: OtherWindows, qtbot: QtBot, profile: Profile
) -> None:
    read_first(window, qtbot, "play therapy")
    with qtbot.waitSignal(others.changed):
        elsewhere(profile, "RecentSearches(data).remember('epec')")
    assert window.app.recent_searches.queries == ["epec", "play therapy"]
    window.own.keeper.watch()
    with qtbot.waitSignal(window.own.keeper.changed):
        elsewhere(profile, "LocalLayer(data).searches.save(SavedSearch(name='Theirs'))")
    assert "Theirs" in entries(window)


def test_the_menu_reads_the_file_anew(window: MainWindow, profile: Profile) -> None:
    """Where a network share tells nothing of changes."""
    assert "theirs" not in entries(window)
    elsewhere(profile, "RecentSearches(data).remember('theirs')")
    assert "theirs" in entries(window)


def boxes(window: MainWindow) -> list[Message]:
    return [box for box in window.findChildren(Message) if box.isVisible()]


def test_what_was_put_aside_is_told_once(
    window: MainWindow, qtbot: QtBot, profile: Profile
) -> None:
    others = OtherWindows(window)
    assert boxes(window) == []
    profile.config.mkdir(parents=True)
    (profile.config / "settings.json").write_text("{")
    qtbot.waitUntil(lambda: len(boxes(window)) == 1)
    box = boxes(window)[0]
    assert "Your settings could not be read" in box.accessibleDescription()
    box.accept()
    notice(
        "Your settings could not be read; sfdesk starts afresh. A copy is kept beside it; its name "
        "ends in “unreadable”."
    )
    others.look()
    qtbot.waitUntil(lambda: boxes(window) == [])


@pytest.mark.parametrize("wanted", [True, False])
def test_who_clears_recent_searches_is_asked_about_copies(
    window: MainWindow, profile: Profile, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    profile.data.mkdir(parents=True, exist_ok=True)
    (profile.data / "searches.json").write_text('{"recent": ["a query"')
    asked: list[str] = []

    def ask(_parent: object, title: str, _question: str, **_: str) -> bool:
        asked.append(title)
        return wanted

    monkeypatch.setattr(messages, "ask", ask)
    window.app.recent_searches.remember("epec")
    entries(window)["Clear recent searches"].trigger()
    assert asked == ["Remove the copies too?"]
    left = "a query" in "".join(p.read_text() for p in profile.data.glob("*.json"))
    assert left is not wanted


def test_no_file_stays_open(window: MainWindow, others: OtherWindows, profile: Profile) -> None:
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        pytest.skip("this system does not tell which files are open")
    window.settings.change(zoom=110)
    window.app.recent_searches.remember("epec")
    others.look()
    places = [os.readlink(each) for each in folder.iterdir() if each.is_symlink()]
    assert [place for place in places if str(profile.config.parent) in place] == []


def test_marks_of_another_process_are_shown_and_kept(
    window: MainWindow, others: OtherWindows, qtbot: QtBot, profile: Profile
) -> None:
    window.session.toggle_compared("epec")
    elsewhere(profile, "SettingsStore(config).edit('compared', lambda m: [*m, 'triple-p'])")
    with qtbot.waitSignal(window.session.marks_changed):
        pass
    window.session.toggle_compared("play-therapy")
    kept = App(profile, window.app.folder).settings.settings.compared
    assert kept == ("epec", "triple-p", "play-therapy")
    assert [row.slug for row in window.session.marked] == list(kept)
