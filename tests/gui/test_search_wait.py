"""While the first search waits for its engine, that is said where the results will stand."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.core.errors import EditionError, SfdeskError
from sfdesk.search import opening
from sfdesk.ui.window import search_wait
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import shown

READY = "Getting the search ready …"


class Gate:
    """Holds up the opening of the engine."""

    def __init__(self) -> None:
        self.opened = Event()
        self.error: SfdeskError | None = None


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    held, open_engine = Gate(), opening.open_engine

    def wait(*arguments: object) -> object:
        held.opened.wait(60)
        if held.error:
            raise held.error
        return open_engine(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(opening, "open_engine", wait)
    yield held
    held.opened.set()


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(search_wait, "announce", lambda _, words: told.append(words))
    return told


@pytest.fixture(params=[True, False], ids=["at home", "at the list"])
def waiting(
    app: App, qtbot: QtBot, gate: Gate, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    """A window that somebody has typed into before its engine was there."""
    vars(app).pop("engine", None)  # which all tests share
    app.settings.change(home_at_start=request.param)
    window = MainWindow(app)
    window.show()
    qtbot.waitUntil(lambda: window.session.reader is not None)
    QTest.keyClicks(window.top.search, "fgc")
    yield window
    gate.opened.set()
    qtbot.waitUntil(lambda: window.worker.is_idle)
    window.close()
    window.deleteLater()


def test_it_is_said_where_results_will_stand_and_they_take_its_place(
    waiting: MainWindow, qtbot: QtBot, gate: Gate, announced: list[str]
) -> None:
    qtbot.waitUntil(lambda: waiting.results.empty.text() == READY)
    assert waiting.results.empty.isVisible()
    assert waiting.sides.shown is None
    assert waiting.results.count.text() == ""
    QTest.keyClicks(waiting.top.search, " ")
    with qtbot.waitSignal(waiting.session.found):
        gate.opened.set()
    qtbot.waitUntil(lambda: waiting.worker.is_idle)
    assert shown(waiting)[0] == "family-group-conferencing"
    assert not waiting.results.empty.isVisible()
    assert announced == [READY]


def test_where_the_search_fails_nothing_is_promised(
    waiting: MainWindow, qtbot: QtBot, gate: Gate, announced: list[str], told: list[SfdeskError]
) -> None:
    qtbot.waitUntil(lambda: waiting.results.empty.text() == READY)
    gate.error = EditionError("It is damaged.")
    gate.opened.set()
    qtbot.waitUntil(lambda: waiting.results.empty.text() == "It is damaged.")
    assert [error.happened for error in told] == ["It is damaged."]


def test_what_is_there_at_once_is_not_waited_for(
    window: MainWindow, qtbot: QtBot, announced: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(window.session._wait._timer, "start", lambda: begun.append(True))
    window.session._wait.begin()
    assert not begun
    assert not announced
