"""A real window over the real edition, on whatever display the test run has."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.ui.window.main_window import MainWindow


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture
def window(app: App, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """The window, painted, its search engine ready; it opens on the matrix."""
    qapp.setStyle("Fusion")
    app.settings.change(home_at_start=False)
    opened = MainWindow(app)
    with qtbot.waitSignal(opened.settled, timeout=20_000):
        opened.show()
    yield opened
    opened.close()
    opened.deleteLater()
