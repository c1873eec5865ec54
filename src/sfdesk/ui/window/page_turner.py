"""Shows the page that belongs to a result list, once typing pauses: a page takes its time.

Which words of it are marked the worker finds out: they are those of many results.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Key
from sfdesk.search.finding import Found
from sfdesk.ui.browsing.excerpts import marked_words
from sfdesk.ui.support.turns import SOON
from sfdesk.ui.support.worker import Worker
from sfdesk.ui.window.panes import Panes

if TYPE_CHECKING:
    from sfdesk.ui.window.reader import Reader

_AFTER = 60
"""Milliseconds without a new result list after which its page is made."""


class PageTurner(QObject):
    """Turns to a page now, or later if no other is wanted until then.

    Args:
        found: Returns what was found last; its words are marked on the page.

    Attributes:
        reader: Makes pages; None while only the list is shown.

    Signals:
        turned: Another page is shown, or none if there is none.
    """

    turned = Signal()

    def __init__(
        self,
        edition: Edition,
        panes: Panes,
        worker: Worker,
        found: Callable[[], Found | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._edition, self._panes, self._worker, self._found = edition, panes, worker, found
        self.reader: Reader | None = None
        self._wanted: Key | None = None
        self._scroll: int | None = None
        self._pause = QTimer(self, singleShot=True, interval=_AFTER)
        self._pause.timeout.connect(self._prepare)
        self._turn = QTimer(self, singleShot=True, interval=SOON)
        self._turn.timeout.connect(self.turn)

    def want(self, key: Key | None) -> None:
        """Turn to a page soon, or to an empty one."""
        self._wanted = key
        self._stop()
        self._pause.start()

    def _stop(self) -> None:
        self._pause.stop()
        self._turn.stop()

    def scroll_later(self, pixels: int) -> None:
        """Scroll the page that is turned to next."""
        self._scroll = pixels

    def _prepare(self) -> None:
        """Have the page made, and turn to it once keys have been heard."""
        if self.reader and self._wanted:
            self.reader.prepare(self._edition.entry(*self._wanted))
        self._turn.start()

    def turn(self) -> None:
        """Turn to the page that is wanted."""
        if self.reader is None:
            return
        if self._wanted is None:
            self.reader.close()
        else:
            self._show(self._wanted)
            if self._scroll is not None:
                self._panes.reading.scroll_to(self._scroll)
                self._scroll = None
        self.turned.emit()

    def turn_now(self, key: Key, *, to_top: bool) -> None:
        """Turn to a page at once; what was wanted later is not wanted any more."""
        self._stop()
        self._show(key)
        if to_top:
            self._scroll = None
            self._panes.reading.scroll_to(0)
        self.turned.emit()

    def turn_to_nothing(self) -> None:
        """Turn to an empty page at once: a page that stayed would be laid out for every width."""
        self.want(None)
        if self.reader and self.reader.open_key:
            self._stop()
            self.turn()

    def _show(self, key: Key) -> None:
        if self.reader:
            self.reader.show(self._edition.entry(*key))
            self._mark(self.reader)

    def _mark(self, reader: "Reader") -> None:
        found = self._found()
        if found is None or not found.query.strip():
            self._worker.drop("marks")
            reader.mark([])
        else:
            self._worker.ask(
                name="marks",
                work=partial(marked_words, found),
                done=reader.mark,
                failed=lambda _: None,
            )
