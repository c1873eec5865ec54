"""One worker thread for everything slow; results come back on the interface thread.

A newer request of the same name makes older ones stale: one that has not begun is never
begun, one that is under way is not delivered.
"""

import logging
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from sfdesk.core.errors import SfdeskError

_log = logging.getLogger(__name__)

_KEEPING = "keep"
"""Name of the requests that keep something; all are of one number, and none supersedes another."""
_SWITCH = 0.001
"""Seconds after which a thread that holds the interpreter is asked to hand it over."""


class Request(NamedTuple):
    """Something to be done away from the interface.

    Attributes:
        name: Requests of one name supersede each other.
        number: Which of them this is.
        work: Runs on the worker thread.
        done: Gets what ``work`` returned, on the interface thread.
        failed: Gets a plain-words error, on the interface thread.
        surely: Whether it is done even if the window is closed meanwhile.
    """

    name: str
    number: int
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[SfdeskError], None]
    surely: bool = False


class _Runner(QObject):
    """Lives on the worker thread."""

    finished = Signal(object, object)
    failed = Signal(object, object)
    broke = Signal(object)
    ended = Signal()

    def __init__(self, newest: dict[str, int]) -> None:
        super().__init__()
        self._newest = newest

    @Slot(object)
    def run(self, request: Request) -> None:
        if request.surely or self._newest[request.name] == request.number:
            self._run(request)
        self.ended.emit()

    @Slot()
    def come_after(self) -> None:
        """Do nothing: who waits for this waits for all that was asked before."""

    def _run(self, request: Request) -> None:
        try:
            result = request.work()
        except SfdeskError as error:
            self.failed.emit(request, error)
        except Exception as error:  # noqa: BLE001 - handed over whole to the excepthook
            self.broke.emit(error)
        else:
            self.finished.emit(request, result)


class Worker(QObject):
    """Runs requests one after the other on its own thread.

    Signals:
        broke(Exception): A request raised something that is a bug.
    """

    broke = Signal(object)
    _asked = Signal(object)
    _waited_for = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The worker runs Python too: hand the interpreter over often, so that painting never
        # waits long for it.
        sys.setswitchinterval(_SWITCH)
        self._newest: dict[str, int] = {}
        self._under_way = 0
        self._thread = QThread()
        self._runner = _Runner(self._newest)
        self._runner.moveToThread(self._thread)
        queued = Qt.ConnectionType.QueuedConnection
        self._asked.connect(self._runner.run, queued)
        blocking = Qt.ConnectionType.BlockingQueuedConnection
        self._waited_for.connect(self._runner.come_after, blocking)
        self._runner.finished.connect(self._deliver, queued)
        self._runner.failed.connect(self._report, queued)
        self._runner.broke.connect(self.broke, queued)
        self._runner.ended.connect(self._count_down, queued)
        self._thread.start()

    def ask(
        self,
        *,
        name: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[SfdeskError], None],
        surely: bool = False,
    ) -> None:
        """Run ``work`` on the worker thread; see ``Request``.

        It makes what was asked before under its name stale, unless it is done ``surely``.
        """
        number = self._newest.get(name, 0) + (0 if surely else 1)
        self._newest[name] = number
        self._under_way += 1
        self._asked.emit(Request(name, number, work, done, failed, surely))

    def keep(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[SfdeskError], None],
    ) -> None:
        """Run what keeps something of the user's: nothing makes it stale.

        If the window is closed before it is done, it is done all the same, and nobody is told.
        """
        self.ask(name=_KEEPING, work=work, done=done, failed=failed, surely=True)

    @property
    def is_idle(self) -> bool:
        """Whether everything that was asked has ended, and what it made was delivered."""
        return self._under_way == 0

    def drop(self, name: str) -> None:
        """Make every request of that name stale."""
        self._newest[name] = self._newest.get(name, 0) + 1

    def stop(self) -> None:
        """End the thread after what is under way, and what must be done in any case."""
        for name in self._newest:
            self.drop(name)
        if self._thread.isRunning():
            self._waited_for.emit()
        self._thread.quit()
        self._thread.wait()

    @Slot()
    def _count_down(self) -> None:
        self._under_way -= 1

    def _is_current(self, request: Request) -> bool:
        return self._newest[request.name] == request.number

    @Slot(object, object)
    def _deliver(self, request: Request, result: object) -> None:
        if self._is_current(request):
            request.done(result)

    @Slot(object, object)
    def _report(self, request: Request, error: SfdeskError) -> None:
        if self._is_current(request):
            request.failed(error)
