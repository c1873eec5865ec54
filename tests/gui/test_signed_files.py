"""Shared files with signatures in the window: who signed is told before anything is taken in."""

import json
import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from sfdesk.core.errors import SfdeskError
from sfdesk.core.policy import Policy
from sfdesk.editions import envelope
from sfdesk.local import team
from sfdesk.local.exchange.layer_file import made
from sfdesk.local.team import NAME, publish
from sfdesk.model.offers import Offer
from sfdesk.sharing import signed_by
from sfdesk.ui.ours.taking_in_dialog import TakingInDialog
from sfdesk.ui.ours.team_dialog import TeamDialog
from sfdesk.ui.support.dialog import Dialog
from sfdesk.ui.window.main_window import MainWindow
from sfdesk.ui.window.own_files import OwnFiles
from signers import ANN, EVE, Signer, root_file

PLAIN = made(
    {"offers": [Offer(id="1", intervention="triple-p", provider="Northtown")]},
    "sfp-2023",
    date(2026, 11, 26),
)


@pytest.fixture
def files(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> OwnFiles:
    """On a computer that trusts Ann and asks for signatures."""
    root = tmp_path / "root.json"
    root.write_bytes(root_file())
    policy = Policy(trusted_root=root, require_signed=True)
    monkeypatch.setitem(vars(window.app), "policy", policy)
    return OwnFiles(window, window.own.keeper)


def signed(*signers: Signer) -> bytes:
    content = PLAIN
    for each in signers:
        content = signed_by(content, "a", each.key)
    return content


def texts(dialog: Dialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_before_a_file_is_taken_in_its_signer_is_told(
    window: MainWindow,
    qtbot: QtBot,
    files: OwnFiles,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    threads: list[threading.Thread] = []
    verified = envelope.Signed.signers

    def seen(self: envelope.Signed, keys: object) -> object:
        threads.append(threading.current_thread())
        return verified(self, keys)  # type: ignore[arg-type]

    monkeypatch.setattr(envelope.Signed, "signers", seen)
    path = tmp_path / "ours.sfdesk-local.json"
    path.write_bytes(signed(ANN, EVE))
    files.read_shared(path)
    qtbot.waitUntil(lambda: bool(window.findChildren(TakingInDialog)))
    [dialog] = window.findChildren(TakingInDialog)
    assert "Signed by Ann. It was made on 26 November 2026." in texts(dialog)
    assert dialog.list.count() == 1
    assert threads
    assert threading.main_thread() not in threads
    dialog.reject()


@pytest.mark.parametrize("signers", [(), (EVE,)])
def test_a_file_that_is_not_signed_as_asked_is_refused(
    window: MainWindow,
    qtbot: QtBot,
    files: OwnFiles,
    tmp_path: Path,
    told: list[SfdeskError],
    signers: tuple[Signer, ...],
) -> None:
    path = tmp_path / "ours.sfdesk-local.json"
    path.write_bytes(signed(*signers))
    files.read_shared(path)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "Nothing was changed. Ask whoever made it" in told[0].user_text
    assert not window.findChildren(TakingInDialog)


def test_where_nothing_is_asked_for_it_is_told_that_nobody_signed(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    path = tmp_path / "ours.sfdesk-local.json"
    path.write_bytes(PLAIN)
    OwnFiles(window, window.own.keeper).read_shared(path)
    qtbot.waitUntil(lambda: bool(window.findChildren(TakingInDialog)))
    [dialog] = window.findChildren(TakingInDialog)
    assert "Not signed. It was made on 26 November 2026." in texts(dialog)
    dialog.reject()


def test_who_signed_the_teams_file_stands_with_its_folder(
    window: MainWindow, qtbot: QtBot, files: OwnFiles, tmp_path: Path
) -> None:
    publish(tmp_path, signed(ANN))
    with qtbot.waitSignal(window.own.keeper.changed):
        files.use_team(str(tmp_path))
    assert [offer.provider for offer in window.own.ours.offers] == ["Northtown"]
    files.show_team()
    [dialog] = window.findChildren(TeamDialog)
    assert "Signed by Ann. It was made on 26 November 2026." in texts(dialog)
    dialog.reject()


def test_a_refusal_while_the_window_is_open_stands_with_the_folder_too(
    window: MainWindow,
    qtbot: QtBot,
    files: OwnFiles,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(team, "_PAUSE", 0.0)
    monkeypatch.setattr(team, "_PATIENCE", 60.0)
    publish(tmp_path, signed(ANN))
    with qtbot.waitSignal(window.own.keeper.changed):
        files.use_team(str(tmp_path))
    publish(tmp_path, PLAIN)
    with qtbot.waitSignal(window.own.keeper.changed):
        window.own.keeper.look()
    files.show_team()
    [dialog] = window.findChildren(TeamDialog)
    [told] = [text for text in texts(dialog) if text.startswith("Signed by Ann.")]
    assert "is not signed, which your organisation asks for." in told
    assert [offer.provider for offer in window.own.ours.offers] == ["Northtown"]
    dialog.reject()


def test_the_window_cannot_sign_and_publishes_nothing_that_nobody_takes_in(
    window: MainWindow,
    qtbot: QtBot,
    files: OwnFiles,
    tmp_path: Path,
    told: list[SfdeskError],
) -> None:
    files.publish(tmp_path)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "asks for a signature" in told[0].happened
    assert told[0].kept == "Nothing was published."
    assert told[0].do.startswith("Publish with “sfdesk local publish” and the --key of somebody")
    assert not (tmp_path / NAME).exists()


def test_the_window_refuses_before_it_asks_for_a_folder(
    files: OwnFiles, told: list[SfdeskError], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *all_: asked.append(all_))
    files.ask_and_publish()
    assert "asks for a signature" in told[0].happened
    assert not asked


def test_a_team_that_is_not_signed_is_not_shown_and_the_reason_is(
    window: MainWindow, qtbot: QtBot, files: OwnFiles, tmp_path: Path
) -> None:
    value = json.loads(signed(ANN))
    value["signatures"] = []
    publish(tmp_path, json.dumps(value, indent=1).encode() + b"\n")
    with qtbot.waitSignal(window.own.keeper.changed):
        files.use_team(str(tmp_path))
    assert window.own.ours.offers == ()
    files.show_team()
    [dialog] = window.findChildren(TeamDialog)
    [told] = [text for text in texts(dialog) if "cannot be used" in text]
    assert "is not signed, which your organisation asks for." in told
    dialog.reject()
