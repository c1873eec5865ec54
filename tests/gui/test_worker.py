"""The worker: what must be kept is done, whatever happens to the window."""

from functools import partial
from threading import Event

from pytestqt.qtbot import QtBot

from sfdesk.core.errors import SfdeskError
from sfdesk.ui.support.worker import Worker


def no_error(error: SfdeskError) -> None:
    raise error


def test_what_is_kept_is_done_before_the_worker_ends(qtbot: QtBot) -> None:
    worker, begun, go_on = Worker(), Event(), Event()
    done: list[object] = []
    told: list[object] = []

    def first() -> None:
        begun.set()
        go_on.wait(10)

    worker.keep(first, told.append, no_error)
    for number in range(5):
        worker.keep(partial(done.append, number), told.append, no_error)
    worker.ask(name="search", work=lambda: done.append("search"), done=told.append, failed=no_error)
    assert begun.wait(10)
    go_on.set()
    worker.stop()
    assert done == [0, 1, 2, 3, 4]
    assert told == []


def test_what_is_kept_supersedes_nothing(qtbot: QtBot) -> None:
    worker = Worker()
    told: list[object] = []
    for number in range(3):
        worker.keep(partial(int, number), told.append, no_error)
    qtbot.waitUntil(lambda: worker.is_idle)
    assert told == [0, 1, 2]
    worker.stop()
