"""The net for our own bugs: the window goes on, and a report without personal data is shown."""

import logging
import sys
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QThread, Signal

from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import tr
from sfdesk.core.log import trace_lines

_log = logging.getLogger(__name__)


def report(error: BaseException) -> str:
    """Return a report of a bug: versions and where it happened, nothing that was typed or noted."""
    from PySide6.QtCore import qVersion

    from sfdesk import __version__

    head = f"sfdesk {__version__}, Python {sys.version.split()[0]}, Qt {qVersion()}"
    return "\n".join((head, *trace_lines(error)))


class BugNet(QObject):
    """Catches what nobody caught, on any thread, and shows it on the interface thread.

    Signals:
        caught(Exception): Something is a bug.
    """

    caught = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._busy = False
        self.caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the excepthook."""
        sys.excepthook = self._hook

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("a bug", exc_info=(kind, error, trace))
        self.caught.emit(error)

    def _show(self, error: BaseException) -> None:
        if self._busy or QThread.currentThread() is not self.thread():
            return
        from sfdesk.ui.support.messages import tell

        self._busy = True
        try:
            tell(
                None,
                SfdeskError(
                    tr("Something went wrong in the program itself. This is a bug."),
                    kept=tr("Nothing that was saved is lost; you can go on working."),
                    do=tr(
                        "Please pass the details on to whoever looks after this program for you."
                    ),
                    detail=report(error),
                ),
            )
        finally:
            self._busy = False
