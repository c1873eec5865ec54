"""Says where results will stand why there are none yet: the search has to be opened, or made."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import tr
from sfdesk.ui.support.announcing import announce
from sfdesk.ui.window.panes import Panes

if TYPE_CHECKING:
    from sfdesk.ui.window.session import Session

_PATIENCE = 200
"""Milliseconds after which somebody who has typed is told why nothing is there."""


class SearchWait(QObject):
    """Watches for the first search of a session, which waits for the search engine.

    Args:
        app: Knows whether its engine is open.
        panes: Hold the list.
        session: Searches.
    """

    def __init__(self, app: App, panes: Panes, session: "Session") -> None:
        super().__init__(session)
        self._app, self._panes, self._session = app, panes, session
        self._is_told = False
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._timer.timeout.connect(self._tell)
        session.found.connect(self._end)

    def begin(self) -> None:
        """Say it soon, if nothing is found before."""
        if not (self._app.is_engine_open or self._is_told or self._timer.isActive()):
            self._timer.start()

    def fail(self, error: SfdeskError) -> None:
        """Tell why a search has failed, and leave no promise of what does not come."""
        if self._is_told:
            self._panes.results.show_none_yet(error.happened)
        self._end()
        self._session.search_failed(error)

    def _tell(self) -> None:
        if self._app.is_engine_open:
            return
        self._is_told = True
        words = tr("Getting the search ready …")
        self._panes.results.show_none_yet(words)
        self._session.sided.emit()
        announce(self._panes.results, words)

    def _end(self) -> None:
        self._timer.stop()
        self._is_told = False
