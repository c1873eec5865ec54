"""The application object: what the desktop hands to it waits until a window can take it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """The one application.

    macOS tells of a file that was double-clicked by an event, often before there is a window;
    elsewhere the command line names it. Either way it is handed on once.
    """

    # Set here: Qt may send events before a constructor of ours is through.
    _waiting: Path | None = None
    _take: Callable[[Path], None] | None = None

    def open_file(self, path: Path) -> None:
        """Hand an edition file to the window that takes it, or to the next one that does."""
        if self._take:
            self._take(path)
        else:
            self._waiting = path

    def hand_files_to(self, take: Callable[[Path], None] | None) -> None:
        """Hand files to a window from now on, also the one that waits; None: have them wait."""
        self._take = take
        if take and self._waiting:
            path, self._waiting = self._waiting, None
            take(path)

    def event(self, event: QEvent) -> bool:
        """Take the file that macOS tells of."""
        if event.type() is not QEvent.Type.FileOpen:
            return super().event(event)
        from PySide6.QtGui import QFileOpenEvent

        if isinstance(event, QFileOpenEvent) and event.file():
            self.open_file(Path(event.file()))
        return True
