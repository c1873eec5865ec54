"""The net for our own bugs: the window goes on, and a report without personal data is shown."""

import logging
import sys
from functools import partial
from types import TracebackType

from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import tr
from sfdesk.core.log import trace_lines
from sfdesk.ui.support.mailbox import Mailbox

_log = logging.getLogger(__name__)


def report(error: BaseException) -> str:
    """Return a report of a bug: versions and where it happened, nothing that was typed or noted."""
    from PySide6.QtCore import qVersion

    from sfdesk import __version__

    head = f"sfdesk {__version__}, Python {sys.version.split()[0]}, Qt {qVersion()}"
    return "\n".join((head, *trace_lines(error)))


class BugNet:
    """Catches what nobody caught, on any thread, and shows it on the interface thread."""

    def __init__(self) -> None:
        self._busy = False
        self._mailbox = Mailbox()

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
        self.catch(error)

    def catch(self, error: BaseException) -> None:
        """Show a bug soon; may be called on any thread."""
        self._mailbox.post(partial(self._show, error))

    def _show(self, error: BaseException) -> None:
        if self._busy:
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
