"""The window on an invented edition of another matrix, and on a preview of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.authoring.build import build_content, index
from sfdesk.core.paths import Profile
from sfdesk.ui.window.every_entry import try_every_entry
from sfdesk.ui.window.main_window import MainWindow
from tests.conftest import ROOT


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    folder = tmp_path / "second"
    index(build_content(ROOT / "tests" / "data" / "second-edition", folder, preview=True), folder)
    opened = MainWindow(App(Profile.below(tmp_path / "profile"), folder))
    with qtbot.waitSignal(opened.settled, timeout=20_000):
        opened.show()
    yield opened
    opened.close()
    opened.deleteLater()


def test_every_menu_entry_works(window: MainWindow) -> None:
    assert try_every_entry(window)


def test_a_preview_says_what_it_is(window: MainWindow) -> None:
    assert "Not signed" in window.windowTitle()
    told = " ".join(part.accessibleName() for part in window.status.findChildren(QWidget))
    assert "Preview, not released: Northland matrix" in told
    assert "verified" not in told
