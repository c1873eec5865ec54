"""Taking in an edition in the window: what it says, what it asks, and what can be undone."""

import errno
import gc
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.core.notices import take_notices
from sfdesk.core.paths import Profile
from sfdesk.editions.installed import names
from sfdesk.editions.pointer import BUILT_IN, read_pointer
from sfdesk.model.edition import Edition
from sfdesk.ui.support import messages
from sfdesk.ui.support.dialog import Dialog
from sfdesk.ui.window.edition_dialogs import CandidateDialog, EditionsDialog, InstallDialog
from sfdesk.ui.window.edition_files import EditionFiles
from sfdesk.ui.window.main_window import MainWindow
from signers import ANN, EVE, edition_file, root_file, with_info
from tests.damage import spoil_installed_vocabulary
from tests.gui.driving import type_query
from tests.gui.keyboard import Keyboard, Meeting


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "root.json").write_bytes(root_file())
    path = tmp_path / "policy.toml"
    path.write_text('format = 1\n[editions]\ntrusted_root = "root.json"\n')
    monkeypatch.setattr("sfdesk.core.policy.policy_file", lambda: path)
    return path


takes_its_time = pytest.mark.parametrize(
    ("signed", "shipped"), [("edition", "built")], indirect=True
)
"""For what is cancelled: the real edition, of which the index takes a second to make."""


@pytest.fixture(scope="module")
def signed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A signed file of an edition with a higher number, another title and one text.

    The invented one, mostly: what is in it makes no difference here, and the index of the real one
    takes a hundred times as long.
    """
    edition: Edition = request.getfixturevalue(getattr(request, "param", "second"))
    first, *rest = edition.interventions
    changed = with_info(edition, serial=edition.info.serial + 1, title="A newer one")
    rows = (first._replace(summary="Said otherwise."), *rest)
    folder = tmp_path_factory.mktemp("signed")
    return edition_file(changed._replace(interventions=rows), folder / "new.sfedition")


@pytest.fixture
def newer(signed: Path, tmp_path: Path, policy: Path) -> Path:
    """A copy of it that a test may move."""
    return Path(shutil.copyfile(signed, tmp_path / "new.sfedition"))


@pytest.fixture
def shipped(request: pytest.FixtureRequest) -> Path:
    """The edition that comes with the program, of which the signed one is the newer."""
    built: Path = request.getfixturevalue(getattr(request, "param", "second_built"))
    return built


@pytest.fixture
def opened(
    profile: Profile, shipped: Path, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[App]:
    assert policy.is_file()
    for module in ("app", "core.paths", "editions.pointer", "editions.installed"):
        monkeypatch.setattr(f"sfdesk.{module}.shipped_edition", lambda: shipped)
    monkeypatch.delenv("SFDESK_EDITION", raising=False)
    yield App(profile)
    gc.collect()


def settled(qtbot: QtBot, app: App) -> MainWindow:
    """Open the window, and wait until nothing more changes by itself."""
    window = MainWindow(app)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.settled):
        window.show()
    return window


@pytest.fixture
def shown(qtbot: QtBot, opened: App) -> MainWindow:
    return settled(qtbot, opened)


def files(window: MainWindow) -> EditionFiles:
    return window.commands.edition_files


def dialog(qtbot: QtBot, window: MainWindow, kind: type[Dialog]) -> Dialog:
    def is_open() -> bool:
        return any(each.isVisible() for each in window.findChildren(kind))

    qtbot.waitUntil(is_open)
    return next(each for each in window.findChildren(kind) if each.isVisible())


def press(asked: Dialog, words: str) -> None:
    [button] = [b for b in asked.findChildren(QPushButton) if b.text().replace("&", "") == words]
    button.click()


def test_it_says_what_changes_and_from_whom_and_asks_before_it_installs(
    qtbot: QtBot, shown: MainWindow, newer: Path, profile: Profile
) -> None:
    files(shown).look_at(newer)
    asked = dialog(qtbot, shown, CandidateDialog)
    assert isinstance(asked, CandidateDialog)
    told = asked.browser.toPlainText()
    assert "Wording changed" in told
    assert "Is: Said otherwise." in told
    assert [b.text() for b in asked.findChildren(QPushButton) if b.isDefault()] == ["&Cancel"]
    assert not names(profile.editions)
    with qtbot.waitSignal(asked.finished):
        press(asked, "Cancel")
    assert not names(profile.editions)

    files(shown).look_at(newer)
    press(dialog(qtbot, shown, CandidateDialog), "Install")
    qtbot.waitUntil(lambda: shown.anew is not None)
    assert not shown.isVisible()
    assert App(profile).edition.info.title == "A newer one"


def test_changes_that_are_long_come_once_the_dialog_stands(
    qtbot: QtBot, shown: MainWindow, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sfdesk.ui.window.edition_dialogs._AT_ONCE", 10)
    files(shown).look_at(newer)
    asked = dialog(qtbot, shown, CandidateDialog)
    assert isinstance(asked, CandidateDialog)
    qtbot.waitUntil(lambda: "Is: Said otherwise." in asked.browser.toPlainText())
    asked.reject()


@takes_its_time
def test_cancelling_changes_nothing(
    qtbot: QtBot, shown: MainWindow, newer: Path, profile: Profile
) -> None:
    files(shown).look_at(newer)
    press(dialog(qtbot, shown, CandidateDialog), "Install")
    progress = dialog(qtbot, shown, InstallDialog)
    press(progress, "Cancel")
    qtbot.waitUntil(lambda: shown.worker.is_idle)
    assert shown.anew is None
    assert names(profile.editions) == []
    assert read_pointer(profile.editions).current == BUILT_IN


@takes_its_time
def test_an_edition_is_taken_in_by_keys_alone(
    qtbot: QtBot, shown: MainWindow, newer: Path, profile: Profile
) -> None:
    shown.activateWindow()
    shown.top.focus_search()
    qtbot.waitUntil(shown.top.search.hasFocus)
    keys = Keyboard(qtbot)

    def ask(asked: CandidateDialog) -> None:
        keys.go_round(asked)
        keys("Shift+Tab", "Space")

    def cancel(progress: InstallDialog) -> None:
        keys.go_round(progress)
        keys("Esc")

    with keys.meeting(
        keys.naming_file(newer), Meeting(CandidateDialog, ask), Meeting(InstallDialog, cancel)
    ):
        keys("Alt+F", "E")
    qtbot.waitUntil(lambda: shown.worker.is_idle)
    assert names(profile.editions) == []
    keys.is_back_at(shown.top.search)


def test_a_file_that_is_refused_is_said(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path, told: list[SfdeskError]
) -> None:
    (tmp_path / "bad.sfedition").write_bytes(b"PK")
    files(shown).look_at(tmp_path / "bad.sfedition")
    qtbot.waitUntil(lambda: bool(told))
    assert "refused" in told[0].happened


def test_a_file_is_dropped_on_the_window(
    qtbot: QtBot, shown: MainWindow, newer: Path, tmp_path: Path
) -> None:
    def drag(path: Path) -> QDragEnterEvent:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        at, buttons = QPointF(5, 5), Qt.MouseButton.LeftButton
        actions, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        event = QDragEnterEvent(at, actions, mime, buttons, keys)
        QApplication.sendEvent(shown, event)
        drop = QDropEvent(at, actions, mime, buttons, keys)
        if event.isAccepted():
            QApplication.sendEvent(shown, drop)
        return event

    assert not drag(tmp_path / "letter.txt").isAccepted()
    assert drag(newer).isAccepted()
    press(dialog(qtbot, shown, CandidateDialog), "Cancel")


@pytest.mark.usefixtures("agreed")
def test_the_list_rolls_back_and_removes(
    qtbot: QtBot, opened: App, newer: Path, profile: Profile
) -> None:
    opened.editions.install(opened.editions.look_at(newer))
    window = settled(qtbot, App(profile))
    files(window).show_all()
    listed = dialog(qtbot, window, EditionsDialog)
    assert isinstance(listed, EditionsDialog)
    assert [listed.list.item(n).text().split("\n")[0] for n in range(2)][1].startswith("A newer")
    assert "signed by Ann (" in listed.list.item(1).text()
    assert not listed.use_button.isEnabled()
    listed.list.setCurrentRow(0)
    assert listed.use_button.isEnabled()
    assert not listed.remove_button.isEnabled()
    press(listed, "Go back to the one before")
    qtbot.waitUntil(lambda: window.anew is not None)
    assert read_pointer(profile.editions).current == BUILT_IN

    again = settled(qtbot, App(profile))
    files(again).show_all()
    listed = dialog(qtbot, again, EditionsDialog)
    assert isinstance(listed, EditionsDialog)
    listed.list.setCurrentRow(1)
    press(listed, "Remove…")
    qtbot.waitUntil(lambda: again.anew is not None)
    assert names(profile.editions) == []


def test_an_unsigned_one_is_marked_as_long_as_it_is_open(
    qtbot: QtBot, opened: App, second: Edition, tmp_path: Path, policy: Path, profile: Profile
) -> None:
    policy.write_text(policy.read_text() + "unsigned = true\n")
    changed = with_info(second, serial=second.info.serial + 1)
    file = edition_file(changed, tmp_path / "unsigned.sfedition", signers=[ANN, EVE])
    opened.editions.install(opened.editions.look_at(file))
    window = settled(qtbot, App(profile))
    assert "Not signed" in window.windowTitle()
    files(window).look_after()
    qtbot.waitUntil(lambda: window.worker.is_idle)
    assert "Not signed" in window.windowTitle()
    assert window.anew is None


def test_one_that_is_not_what_was_signed_makes_way_for_the_one_before(
    qtbot: QtBot, opened: App, newer: Path, profile: Profile
) -> None:
    name = opened.editions.install(opened.editions.look_at(newer))
    envelope = profile.editions / name / "envelope.json"
    envelope.write_bytes(envelope.read_bytes().replace(b'"sig": "', b'"sig": "AAAA', 1))
    window = settled(qtbot, App(profile))
    files(window).look_after()
    qtbot.waitUntil(lambda: window.anew is not None)
    assert not App(profile).is_installed
    assert "put aside" in " ".join(take_notices())


def test_one_that_is_out_of_reach_is_told_as_no_bug_and_stays_open(
    qtbot: QtBot,
    opened: App,
    newer: Path,
    profile: Profile,
    told: list[SfdeskError],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened.editions.install(opened.editions.look_at(newer))
    window = settled(qtbot, App(profile))

    def refused(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr("sfdesk.editions.aftercare.envelope_of", refused)
    bugs: list[Exception] = []
    window.worker.broke.connect(bugs.append)
    with qtbot.waitSignal(files(window).noticed):
        files(window).look_after()
    [error] = told
    assert "could not be checked. You may not open it." in error.happened
    assert not bugs
    assert window.anew is None
    assert window.app.is_installed


@pytest.fixture
def damaged(
    qtbot: QtBot, opened: App, newer: Path, profile: Profile, told: list[SfdeskError]
) -> MainWindow:
    """The window over an installed edition whose vocabulary cannot be read."""
    name = opened.editions.install(opened.editions.look_at(newer))
    spoil_installed_vocabulary(profile.editions / name)
    return settled(qtbot, App(profile))


def test_a_damaged_vocabulary_makes_way_for_the_edition_before_and_is_told_once(
    qtbot: QtBot, damaged: MainWindow, profile: Profile, told: list[SfdeskError]
) -> None:
    files(damaged).look_after()
    qtbot.waitUntil(lambda: damaged.anew is not None, timeout=10_000)
    assert not App(profile).is_installed
    [notice] = take_notices()
    assert "put aside" in notice
    assert not told


def test_a_search_before_that_tells_it_in_the_status_bar_and_keeps_nobody(
    qtbot: QtBot, damaged: MainWindow, told: list[SfdeskError]
) -> None:
    for query in ("dad", "daddy"):
        with qtbot.waitSignal(damaged.session.told) as said:
            damaged.session.search_for(query)
        [line] = said.args
        assert "cannot be read" in line
    assert not told


def test_a_message_that_is_open_is_answered_before_the_window_opens_anew(
    qtbot: QtBot, damaged: MainWindow
) -> None:
    seen: list[str | None] = []

    def look_after() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, messages.Message)
        files(damaged).look_after()
        qtbot.waitUntil(lambda: damaged.worker.is_idle)
        seen.append(damaged.anew)
        box.reject()

    QTimer.singleShot(0, look_after)
    messages.inform(damaged, "A title", "Something else.")
    assert seen == [None]
    assert damaged.isVisible()
    qtbot.waitUntil(lambda: damaged.anew is not None)
    assert "put aside" in " ".join(take_notices())


@pytest.fixture
def watched(shown: MainWindow, policy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the policy, which is looked at often."""
    monkeypatch.setattr("sfdesk.editions.watching.PAUSE", 0.05)
    folder = policy.parent / "watched"
    folder.mkdir()
    policy.write_text(policy.read_text() + 'watched_folder = "watched"\n')
    read_anew(shown)
    return folder


def read_anew(window: MainWindow) -> None:
    for name in ("policy", "editions"):
        window.app.__dict__.pop(name, None)


def test_an_edition_that_waits_is_told(
    qtbot: QtBot, shown: MainWindow, newer: Path, watched: Path
) -> None:
    newer.rename(watched / newer.name)
    told: list[str] = []
    files(shown).noticed.connect(lambda: told.extend(take_notices()))
    files(shown).look_after()
    qtbot.waitUntil(lambda: "A newer edition waits: A newer one" in " ".join(told))


def test_an_edition_that_comes_later_is_told_without_getting_in_between(
    qtbot: QtBot, shown: MainWindow, newer: Path, watched: Path
) -> None:
    files(shown).look_after()
    qtbot.waitUntil(lambda: shown.worker.is_idle)
    with qtbot.waitSignal(shown.statusBar().messageChanged) as changed:
        newer.rename(watched / newer.name)
    assert "A newer edition waits: A newer one" in changed.args[0]
    assert "A newer edition waits: A newer one" in " ".join(take_notices())


def test_a_watched_folder_that_does_not_answer_keeps_nobody(
    qtbot: QtBot, shown: MainWindow, watched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, answered = Event(), Event()

    def share(_: Path) -> frozenset[tuple[str, int, int]]:
        asked.set()
        answered.wait()
        return frozenset()

    monkeypatch.setattr("sfdesk.editions.watching._files", share)
    files(shown).look_after()
    assert asked.wait(10)
    type_query(shown, qtbot, "grief")
    assert shown.results.model.cards
    shown.close()
    answered.set()


def test_a_wrong_policy_is_told(qtbot: QtBot, shown: MainWindow, policy: Path) -> None:
    policy.write_text("format = 1\n[nonsense]\n")
    read_anew(shown)
    files(shown).look_after()
    qtbot.waitUntil(lambda: shown.worker.is_idle)
    assert "policy file" in " ".join(take_notices())
