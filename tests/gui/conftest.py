"""A real window over the real edition, on whatever display the test run has."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.ui.browsing.state import History, State
from sfdesk.ui.window.main_window import MainWindow


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The arguments of the application object, as the program itself makes it."""
    return ["sfdesk", "-style", "Fusion"]


@pytest.fixture(autouse=True)
def nothing_left_over() -> Iterator[None]:
    """Destroy at its end what a test has closed: the next window would be styled with it."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(app: App, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window, painted, its search engine ready; it opens on the matrix."""
    opened = MainWindow(app)
    # Without a setting, which would be written: tests look at what is in the profile.
    opened.session.history = History(State())
    opened.session.show(opened.session.state)
    with qtbot.waitSignal(opened.settled, timeout=20_000):
        opened.show()
    yield opened
    opened.close()
    opened.deleteLater()
