"""The window on an invented edition of another matrix, and on a preview of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sfdesk import PROGRAM
from sfdesk.app import App
from sfdesk.authoring.build import build, build_content, index
from sfdesk.authoring.source import read_source
from sfdesk.core.paths import Profile
from sfdesk.ui.browsing.state import View
from sfdesk.ui.window.every_entry import try_every_entry
from sfdesk.ui.window.main_window import MainWindow
from tests.conftest import ROOT

SECOND = ROOT / "tests" / "data" / "second-edition"


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    folder = tmp_path / "second"
    index(build_content(SECOND, folder, preview=True), folder)
    opened = MainWindow(App(Profile.below(tmp_path / "profile"), folder))
    with qtbot.waitSignal(opened.settled):
        opened.show()
    yield opened
    opened.close()
    opened.deleteLater()


def test_every_menu_entry_works(window: MainWindow) -> None:
    assert try_every_entry(window)


def test_home_says_what_its_needs_are(window: MainWindow) -> None:
    home = window.sides.home
    assert home is not None
    told = " ".join(label.text() for label in home.findChildren(QLabel))
    assert "These are what families in Northland ask for." in told
    assert list(home.tiles) == ["a-rest", "money"]


def test_an_edition_without_needs_begins_with_the_matrix(tmp_path: Path, qtbot: QtBot) -> None:
    bare = read_source(SECOND)._replace(needs=(), concepts=())
    build(bare, tmp_path / "bare")
    window = MainWindow(App(Profile.below(tmp_path / "profile"), tmp_path / "bare"))
    qtbot.addWidget(window)
    assert window.session.state.view is View.MATRIX


def test_a_preview_says_what_it_is(window: MainWindow) -> None:
    assert window.windowTitle() == f"Not signed: opened for a look – {PROGRAM}"
    told = " ".join(part.accessibleName() for part in window.status.findChildren(QWidget))
    assert "Preview, not released: Northland matrix" in told
    assert "verified" not in told
