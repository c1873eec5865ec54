"""Takes in edition files: from the menu, dropped on the window, double-clicked, or found waiting.

Everything slow is done by the worker; the window opens anew over another edition, because all of
it is made of the one that is open.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from sfdesk.core.errors import EditionError, SfdeskError
from sfdesk.core.language import tr
from sfdesk.core.notices import notice
from sfdesk.editions import ENDING

if TYPE_CHECKING:
    from sfdesk.editions.candidate import Candidate
    from sfdesk.editions.watching import FolderWatch
    from sfdesk.model.changes import Changes
    from sfdesk.ui.window.main_window import MainWindow

_EVERY = 10
"""Steps between two reports; each has to cross from the worker to the interface."""


class EditionFiles(QObject):
    """What the window does with edition files.

    Signals:
        progressed(int, int): Steps of installing that are done, and all of them.
        noticed: There is something to be told once, see ``core.notices``.
        closed: The window is closed; nothing is taken in any more.
    """

    progressed = Signal(int, int)
    noticed = Signal()
    closed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._app = window, window.app
        self._cancelled = Event()
        self._watch: FolderWatch | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    # --- taking one in ------------------------------------------------------------------------

    def ask_for_file(self) -> None:
        """Ask for an edition file, if one may be installed, and look at it."""
        from sfdesk.ui.support import messages
        from sfdesk.ui.support.saving import ask_which

        if not messages.succeeded(self._window, self._app.editions.check_allowed):
            return
        forms = tr("Editions (*{ending});;All files (*)", ending=ENDING)
        if path := ask_which(self._window, tr("Install an edition"), forms):
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Look at an edition file, and ask whether to install it."""
        self._window.statusBar().showMessage(tr("Looking at the edition…"))
        self._ask("edition", partial(self._looked_at, path), self._show_candidate)

    def _looked_at(self, path: Path) -> "tuple[Candidate, Changes]":
        """Runs on the worker thread."""
        from sfdesk.model.changes import changes

        candidate = self._app.editions.look_at(path)
        return candidate, changes(self._app.edition, candidate.edition)

    def _show_candidate(self, found: "tuple[Candidate, Changes]") -> None:
        from sfdesk.ui.window.edition_dialogs import CandidateDialog

        self._window.statusBar().clearMessage()
        candidate, changes = found
        info = self._app.edition.info
        current = tr(
            "the edition that is open ({id}, number {serial})", id=info.id, serial=info.serial
        )
        dialog = CandidateDialog(candidate, changes, current, self._window)
        dialog.accepted.connect(partial(self._install, candidate))
        self._window.open_dialog(dialog)

    def _install(self, candidate: "Candidate") -> None:
        from sfdesk.ui.window.edition_dialogs import InstallDialog

        self._cancelled.clear()
        dialog = InstallDialog(candidate.manifest.title, self._window)
        self.progressed.connect(dialog.show_progress)
        dialog.rejected.connect(self._cancelled.set)
        self._window.open_dialog(dialog)

        def failed(error: SfdeskError) -> None:
            if not self._cancelled.is_set():
                dialog.accept()
                self._window.session.failed.emit(error)

        def done(_: str) -> None:
            # Who cancels too late has it; the dialog is gone all the same.
            if not self._cancelled.is_set():
                dialog.accept()
            self._window.open_anew(tr("The edition is installed and open."))

        self._window.worker.ask(
            name="edition",
            work=lambda: self._app.editions.install(candidate, self._progress),
            done=done,
            failed=failed,
        )

    def _progress(self, done: int, total: int) -> None:
        """Runs on the worker thread."""
        if self._cancelled.is_set():
            raise EditionError(
                tr("The edition was not installed."), kept=tr("Nothing was changed.")
            )
        if done % _EVERY == 0 or done == total:
            self._window.worker.tell(partial(self.progressed.emit, done, total))

    # --- those that are here ------------------------------------------------------------------

    def show_all(self) -> None:
        """Show the editions on this computer."""
        from sfdesk.editions.installed import installed
        from sfdesk.editions.pointer import read_pointer

        folder = self._app.profile.editions
        self._ask(
            "editions",
            lambda: (list(installed(folder)), bool(read_pointer(folder).before)),
            lambda found: self._show_list(*found),
        )

    def _show_list(self, found: list, can_go_back: bool) -> None:  # type: ignore[type-arg]
        from sfdesk.editions.installed import remove, rollback, use
        from sfdesk.ui.window.edition_dialogs import EditionsDialog

        folder = self._app.profile.editions
        dialog = EditionsDialog(found, self._window, can_go_back=can_go_back)

        def do(words: str, work: Callable[..., object], *arguments: str) -> None:
            dialog.close()
            self._ask(
                "editions",
                lambda: work(folder, *arguments),
                lambda _: self._window.open_anew(words),
            )

        def remove_one(name: str) -> None:
            from sfdesk.ui.support import messages

            text = tr("Remove the edition {name}? Notes and searches of yours stay.", name=name)
            if messages.ask(
                dialog, tr("Remove an edition"), text, yes=tr("Remove"), no=tr("Keep it")
            ):
                do(tr("The edition is removed."), remove, name)

        dialog.use_wanted.connect(lambda name: do(tr("The edition you chose is open."), use, name))
        dialog.rollback_wanted.connect(lambda: do(tr("The edition before is open."), rollback))
        dialog.remove_wanted.connect(remove_one)
        self._window.open_dialog(dialog)

    # --- what happens by itself ---------------------------------------------------------------

    def look_after(self) -> None:
        """Check how the open edition is signed, and see what waits in the watched folder."""
        self._window.worker.ask(
            name="aftercare",
            work=self._looked_after,
            done=self._tell_tampered,
            failed=self._tell_unchecked,
        )
        # Most computers have no such folder, and need not load what would look into it.
        if folder := self._app.policy.watched_folder:
            from sfdesk.editions.watching import FolderWatch

            waiting, tell = self._app.editions.waiting, self._window.worker.tell
            self._watch = FolderWatch(
                folder, waiting, lambda *found: tell(partial(self._tell_waiting, *found))
            )
            self._watch.start()

    def _tell_waiting(self, waiting: str, at_start: bool) -> None:
        told = tr(
            "A newer edition waits: {waiting}. Choose “Install an edition…” in the File menu.",
            waiting=waiting,
        )
        notice(told)
        if at_start:
            self.noticed.emit()
        else:
            # Somebody is at work: no message comes in between, before they leave and come back.
            self._window.statusBar().showMessage(told)

    def _looked_after(self) -> str:
        """Runs on the worker thread."""
        policy = self._app.policy
        if policy.warning:
            notice(policy.warning)
        return self._app.look_after_edition()

    def _tell_tampered(self, tampered: str) -> None:
        self._window.show_mark()
        if tampered:
            why = tr("{tampered} It was put aside, and an earlier one is open.", tampered=tampered)
            self._window.open_anew("", why)
        else:
            self.noticed.emit()

    def _tell_unchecked(self, error: SfdeskError) -> None:
        self._window.session.failed.emit(error)
        self.noticed.emit()

    # --- dropped files ------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take an edition file that is dropped on the window; watch no longer than it is open."""
        if event.type() is QEvent.Type.Close:
            self.closed.emit()
            if self._watch:
                self._watch.end()
        if isinstance(event, QDropEvent) and (path := _edition_file(event)):
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.Drop:
                self.look_at(path)
            return True
        return super().eventFilter(watched, event)

    def _ask(self, name: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._window.worker.ask(
            name=name, work=work, done=done, failed=self._window.session.failed.emit
        )


def _edition_file(event: QDropEvent) -> Path | None:
    """Return the edition file that is dragged, if it is one, and no other."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    is_one = len(paths) == 1 and paths[0].suffix.lower() == ENDING
    return paths[0] if is_one else None
