"""Says how far the making of a search index is, and lets the user cancel it."""

from functools import partial
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QStatusBar

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import tr
from sfdesk.ui.support.announcing import announce
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.worker import Worker

_EVERY = 10
"""Documents between two reports; each has to cross from the worker to the interface."""


class IndexProgress(QObject):
    """Watches an application's index being made. With the shipped index there is nothing to see.

    Signals:
        told(int, int): Documents that are done, and all of them.
    """

    told = Signal(int, int)

    def __init__(self, app: App, worker: Worker, bar: QStatusBar) -> None:
        super().__init__(bar)
        self._worker = worker
        self._cancelled = Event()
        self.words = QLabel()
        name = tr("Cancel making the search index")
        self.cancel_button = push_button(tr("Cancel"), self.cancel, name=name)
        for widget in (self.words, self.cancel_button):
            bar.addPermanentWidget(widget)
            widget.hide()
        self.told.connect(self._show)
        app.index_progress = self._progress

    def cancel(self) -> None:
        """Give up the index that is being made."""
        self._cancelled.set()
        self._hide()

    def _progress(self, done: int, total: int) -> None:
        """Runs on the worker thread."""
        if self._cancelled.is_set():
            self._cancelled.clear()
            raise SfdeskError(
                tr("The search index was not made."),
                kept=tr("None of it was kept; the matrix and the filters work without it."),
                do=tr("Type something to search for, and it starts again."),
            )
        if done % _EVERY == 0 or done == total:
            self._worker.tell(partial(self.told.emit, done, total))

    def _show(self, done: int, total: int) -> None:
        self.words.setText(tr("Making the search index: {done} %", done=100 * done // total))
        if self.words.isHidden():
            announce(self.words, self.words.text())
        self.words.show()
        self.cancel_button.show()
        if done == total:
            self._hide()

    def _hide(self) -> None:
        self.words.hide()
        self.cancel_button.hide()
