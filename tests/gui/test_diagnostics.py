"""The diagnostic report of the Help menu."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sfdesk.core.errors import SfdeskError
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import type_query

WORDS = "Write &diagnostic report…"


@pytest.fixture
def choose(window: MainWindow, monkeypatch: pytest.MonkeyPatch, built: Path) -> MainWindow:
    monkeypatch.setenv("SFDESK_EDITION", str(built))
    return window


def trigger(window: MainWindow) -> None:
    next(c for c in window.commands.commands if c.words == WORDS).run()


def test_it_writes_a_report_with_what_only_the_window_knows(
    choose: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    type_query(choose, qtbot, "quarterm")
    trigger(choose)
    qtbot.waitUntil(target.exists)
    told = target.read_text(encoding="utf8")
    assert "[Window]\nQt 6." in told
    assert "style fusion" in told
    assert "screen 1: " in told
    assert "edition sfp-2023" in told
    assert "quarterm" not in told, "what was typed"
    qtbot.waitUntil(lambda: "report is written" in choose.statusBar().currentMessage())


def test_a_place_that_cannot_be_written_is_told(
    choose: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: list[SfdeskError],
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("kept")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(blocked / "x.txt"), ""))
    trigger(choose)
    qtbot.waitUntil(lambda: bool(told))
    assert "could not be written" in told[0].happened


def test_nothing_is_written_when_no_file_is_chosen(
    choose: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(choose.worker, "ask", lambda **kw: asked.append(kw["name"]))
    trigger(choose)
    assert asked == []
