"""Keeps what is written and saved, and knows how it stands: the window's way to the local layer.

The layer belongs to the worker. What the window shows is a picture of it, taken anew after each
change, here or elsewhere. Where nothing was ever kept nothing is opened, or even imported.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import tr
from sfdesk.model.ours import Ours
from sfdesk.ui.support.turns import in_next_turn
from sfdesk.ui.support.worker import Worker

if TYPE_CHECKING:
    from sfdesk.local.layer import LocalLayer

_LOOK_EVERY = 400
"""Milliseconds between two looks for what other windows have changed."""
_LOOK = "look at ours"

T = TypeVar("T")


class Keeper(QObject):
    """One for each window.

    Signals:
        changed: ``ours`` is another.
        told(str): One line for the status bar: what is on the disk now.
        failed(SfdeskError): What is kept could not be read or changed.
    """

    changed = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, app: App, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._worker = app, worker
        self.ours = Ours(may_note=app.policy.notes)
        self._is_looking = self._is_read = False
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def open(self, then: Callable[[], None]) -> None:
        """Read what is kept, if anything is, the searches that earlier versions saved included.

        Args:
            then: Called when it is read, or cannot be, a turn later: what shows it is seen by then.
        """

        def read() -> Ours | None:
            is_kept = self._is_something_kept or self._app.earlier_searches()
            return self._picture() if is_kept else None

        def done(ours: Ours | None) -> None:
            self._take(ours)
            in_next_turn(self, then)

        def failed(error: SfdeskError) -> None:
            may_note, searches = self._app.policy.notes, self._app.earlier_searches()
            self._take(Ours(searches=searches, may_note=may_note))
            in_next_turn(self, then)
            self.failed.emit(error)

        self._worker.ask(name="open ours", work=read, done=done, failed=failed)

    def watch(self) -> None:
        """See from now on what other windows change, and make the backup of the day."""
        self._timer.start()
        # No copy is no reason to stop somebody who has just begun to work.
        self._worker.keep(
            self._back_up, lambda _: None, lambda error: self.told.emit(error.user_text)
        )

    def look(self) -> None:
        """Take over what was changed elsewhere, if anything was.

        One look at a time: what one has found, the next would not find again.
        """
        if self._is_looking:
            return
        self._is_looking = True

        def changed() -> Ours | None:
            if not self._is_something_kept:
                return None
            # What opened the store first, the backup maybe, has not shown what is in it.
            is_news = self._app.local.refresh() or not self._is_read
            return self._picture() if is_news else None

        def done(ours: Ours | None) -> None:
            self._is_looking = False
            self._take(ours)

        self._worker.ask(name=_LOOK, work=changed, done=done, failed=self._give_up)

    def change(
        self,
        work: "Callable[[LocalLayer], T]",
        said: Callable[[T], str],
        done: Callable[[T], None] = lambda _: None,
        failed: Callable[[SfdeskError], None] | None = None,
    ) -> None:
        """Change something; it is on the disk before anything is said.

        Args:
            work: Changes it, on the worker.
            said: Returns what the status bar says when it is done.
            done: Gets what ``work`` returned, once it can be seen.
            failed: Gets the error; without it the window tells it.
        """

        def make() -> tuple[T, Ours]:
            result = work(self._app.local)
            return result, self._picture()

        def made(both: tuple[T, Ours]) -> None:
            result, ours = both
            self._take(ours)
            self.told.emit(said(result))
            done(result)

        self._worker.keep(make, made, failed or self.failed.emit)

    def ask(self, work: "Callable[[LocalLayer], T]", done: Callable[[T], None]) -> None:
        """Have something done on the worker that changes nothing which is shown."""
        self._worker.keep(lambda: work(self._app.local), done, self.failed.emit)

    def undo(self) -> None:
        """Undo what this window changed last."""
        self.change(
            lambda layer: layer.journal.undo(), lambda what: tr("Undone: {what}.", what=what)
        )

    def redo(self) -> None:
        """Do again what was undone last."""
        self.change(
            lambda layer: layer.journal.redo(), lambda what: tr("Redone: {what}.", what=what)
        )

    @property
    def _is_something_kept(self) -> bool:
        """Whether the layer was ever used, or a team publishes; asked on the worker."""
        app = self._app
        return "local" in vars(app) or app.team_folder is not None or app.has_local_layer

    def _picture(self) -> Ours:
        app, layer = self._app, self._app.local
        undoes, redoes = layer.journal.undoes, layer.journal.redoes
        content, self._is_read = layer.content(), True
        ours = Ours(
            content,
            date.today(),
            undoes,
            redoes,
            app.settings.settings.check_after,
            app.edition.info.aliases,
            searches=layer.searches.list(),
            may_note=app.policy.notes,
            team=layer.team.told,
        )
        return ours.prepare()

    def _back_up(self) -> None:
        if self._is_something_kept:
            self._app.local.keep_daily_backup()

    def _take(self, ours: Ours | None) -> None:
        if ours is not None:
            self.ours = ours
            self.changed.emit()

    def _give_up(self, error: SfdeskError) -> None:
        """Look no more for what cannot be read, or the same is told again and again."""
        self._is_looking = False
        self._timer.stop()
        self.failed.emit(error)
