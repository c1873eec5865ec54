"""One worker thread for everything slow; results come back on the interface thread.

A newer request of the same name makes older ones stale: one that has not begun is never
begun, one that is under way is not delivered.
"""

import sys
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from sfdesk.core.errors import SfdeskError
from sfdesk.ui.support.mailbox import Mailbox

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


class Worker(QObject):
    """Runs requests one after the other on its own thread.

    Signals:
        broke(Exception): A request raised something that is a bug.
    """

    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The worker runs Python too: hand the interpreter over often, so that painting never
        # waits long for it.
        sys.setswitchinterval(_SWITCH)
        self._newest: dict[str, int] = {}
        self._under_way = 0
        self._mailbox = Mailbox(self)
        self._asked: SimpleQueue[Request | None] = SimpleQueue()
        self._thread = Thread(target=self._run_all, name="worker", daemon=True)
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
        self._asked.put(Request(name, number, work, done, failed, surely))

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

    def tell(self, do: Callable[[], object]) -> None:
        """Have something done on the interface thread; ``work`` may call this."""
        self._mailbox.post(do)

    def stop(self) -> None:
        """End the thread after what is under way, and what must be done in any case."""
        for name in self._newest:
            self.drop(name)
        self._asked.put(None)
        self._thread.join()

    def _is_current(self, request: Request) -> bool:
        return self._newest[request.name] == request.number

    # --- on the worker thread -----------------------------------------------------------------

    def _run_all(self) -> None:
        while request := self._asked.get():
            if request.surely or self._is_current(request):
                self._run(request)
            self.tell(self._count_down)
            # Whoever asked is not to be held until the next request.
            del request

    def _run(self, request: Request) -> None:
        try:
            result = request.work()
        except SfdeskError as error:
            self.tell(partial(self._deliver, request, request.failed, error))
        except Exception as error:  # noqa: BLE001 - handed over whole to the excepthook
            self.tell(partial(self.broke.emit, error))
        else:
            self.tell(partial(self._deliver, request, request.done, result))

    # --- on the interface thread --------------------------------------------------------------

    def _deliver(self, request: Request, answer: Callable[[Any], None], told: object) -> None:
        if self._is_current(request):
            answer(told)

    def _count_down(self) -> None:
        self._under_way -= 1
