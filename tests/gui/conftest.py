"""A real window over the real edition, on whatever display the test run has."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, SignalInstance
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.local.layer import LocalLayer
from sfdesk.ui.browsing.state import History, State
from sfdesk.ui.support import messages
from sfdesk.ui.window.main_window import MainWindow


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The arguments of the application object, as the program itself makes it."""
    return ["sfdesk", "-style", "Fusion"]


_PATIENCE = 60_000
"""Milliseconds: how busy the machine is, is not what these tests are about."""


class PatientBot(QtBot):
    """Waits, where a test does not say how long, until something is surely wrong."""

    def waitSignal(
        self, signal: SignalInstance, *, timeout: int = _PATIENCE, **named: Any
    ) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **named)

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    return PatientBot(request)


class Question(NamedTuple):
    """What the window asked."""

    title: str
    text: str


def _answer(monkeypatch: pytest.MonkeyPatch, *, yes: bool) -> list[Question]:
    asked: list[Question] = []

    def ask(_parent: object, title: str, text: str, **_: str) -> bool:
        asked.append(Question(title, text))
        return yes

    monkeypatch.setattr(messages, "ask", ask)
    return asked


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    """What is asked; each question is answered so that nothing changes."""
    return _answer(monkeypatch, yes=False)


@pytest.fixture
def agreed(monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    """What is asked; each question is answered with yes."""
    return _answer(monkeypatch, yes=True)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[SfdeskError]:
    """The errors that are told, which nobody has to close."""
    errors: list[SfdeskError] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, error: errors.append(error))
    return errors


@pytest.fixture(autouse=True)
def nothing_left_over() -> Iterator[None]:
    """Destroy at its end what a test has closed: the next window would be styled with it."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def layer(app: App) -> Iterator[LocalLayer]:
    """The same profile's local layer, as another process has it."""
    opened = LocalLayer(app.profile.data)
    yield opened
    opened.close()


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
