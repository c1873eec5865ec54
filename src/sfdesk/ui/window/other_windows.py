"""What another window or a command changes is seen here at once: settings, recent searches."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from sfdesk import PROGRAM
from sfdesk.core.notices import take_notices

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow

_SETTLED = 80
"""Milliseconds after which a file that has changed is read: several changes come together."""


class OtherWindows(QObject):
    """Watches the user's files, and has the window show what others wrote to them.

    A network share may tell nothing of changes: so files are looked at too when the window gets
    the keyboard, and every change is made to what they hold then in any case.

    Signals:
        changed: Settings or recent searches are others now.
    """

    changed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._app = window, window.app
        self._timer = QTimer(self, singleShot=True, interval=_SETTLED)
        self._timer.timeout.connect(self.look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self._timer.start())
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._active)
        self._watch()
        self._tell()

    def look(self) -> None:
        """Take over what was written, and show it."""
        self._watch()
        before = self._app.settings.settings
        changed = self._app.settings.refresh()
        if changed:
            self._show(before)
        # They may have come with a setting that was written here.
        self._window.session.follow_marks()
        # Searches that nobody asked for yet are read when somebody does.
        if "recent_searches" in vars(self._app):
            changed |= self._app.recent_searches.refresh()
        if changed:
            self.changed.emit()
        self._tell()

    def _active(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._timer.start()

    def _watch(self) -> None:
        """Watch the folders, or what is there of the way to them: they may be made later."""
        profile = self._app.profile
        wanted = {str(_existing(folder)) for folder in (profile.config, profile.data)}
        watched = set(self._watcher.directories())
        if gone := watched - wanted:
            self._watcher.removePaths(list(gone))
        if new := wanted - watched:
            self._watcher.addPaths(list(new))

    def _show(self, before: object) -> None:
        now = self._app.settings.settings
        looks = ("theme", "zoom")
        if any(getattr(now, name) != getattr(before, name) for name in looks):
            self._window.choose_theme(now.theme)
        self._window.reading.sources_switch.setChecked(now.show_sources)

    def _tell(self) -> None:
        """Say what must be said once, without keeping the user from working."""
        if notices := take_notices():
            from sfdesk.ui.support import messages

            box = messages.notice(self._window, PROGRAM, "\n\n".join(notices))
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()


def _existing(folder: Path) -> Path:
    return next(each for each in (folder, *folder.parents) if each.is_dir())
