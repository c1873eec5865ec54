"""A real window over the real edition, on whatever display the test run has."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, SignalInstance
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.core.paths import Profile
from sfdesk.local.layer import LocalLayer
from sfdesk.ui.browsing.state import State
from sfdesk.ui.support import messages
from sfdesk.ui.window.main_window import MainWindow
from tests.conftest import fresh


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The application, with Qt's own dialogs: those of a system are not for tests to answer."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
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

    def ask_which(parent: object, title: str, text: str, **words: str) -> messages.Answer:
        return messages.Answer(ask(parent, title, text, **words))

    monkeypatch.setattr(messages, "ask", ask)
    monkeypatch.setattr(messages, "ask_which", ask_which)
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


@contextmanager
def open_window(app: App) -> Iterator[MainWindow]:
    """Open the window, painted, its search engine ready; it opens on the matrix."""
    # Without a setting, which would be written: tests look at what is in the profile.
    opened = MainWindow(app, State())
    with SignalBlocker(timeout=_PATIENCE) as settled:
        settled.connect(opened.settled)
        opened.show()
    yield opened
    opened.close()
    opened.deleteLater()


@pytest.fixture
def window(app: App, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window of the test's own."""
    with open_window(app) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared_window(
    opened_once: App, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """A window for tests that show its scenes one after another and change nothing in it."""
    app = fresh(opened_once, Profile.below(tmp_path_factory.mktemp("shared") / "profile"))
    with open_window(app) as opened:
        yield opened
