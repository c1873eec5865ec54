"""Opens the window: display check, application object, theme, the developer switches."""

import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sfdesk import PROGRAM, __version__
from sfdesk.app import App
from sfdesk.core.environment import LIBRARIES, PLUGINS, give_back
from sfdesk.core.errors import SfdeskError
from sfdesk.core.files import write_for_user
from sfdesk.core.language import to_translate, tr
from sfdesk.core.log import Known
from sfdesk.core.paths import Profile, resources_folder
from sfdesk.core.temporary import remove_temporary_folders
from sfdesk.ui.support.plain_imports import restore_imports

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from sfdesk.ui.window.application import Application
    from sfdesk.ui.window.main_window import MainWindow

_log = logging.getLogger(__name__)

_TOLD_FOR = 10_000
"""Milliseconds for which it is said that another edition is open."""
YOUNG = 50_000
"""New values after which garbage is looked for among them."""
_COMMANDS_INSTEAD = to_translate(
    "Use the commands instead, for example “sfdesk search CBT”; see “sfdesk --help”."
)


def run_window(
    profile: Profile,
    *,
    screenshot: Path | None = None,
    when_painted: Callable[[], None] | None = None,
    edition_file: Path | None = None,
    preview: Path | None = None,
) -> int:
    """Open the window and run until it is closed.

    Args:
        screenshot: Save a picture of the painted window here and exit.
        when_painted: Call this and exit as soon as the first results are painted.
        edition_file: An edition file to look at, and to ask whether to install it.
        preview: A built edition to show in place of the usual one; it is marked as not signed.

    Returns:
        The exit status.

    Raises:
        SfdeskError: If there is no display, or the edition cannot be opened.
    """
    check_display()
    app = App(profile, preview)
    application = make_application()
    from sfdesk.ui.support.bugs import BugNet
    from sfdesk.ui.window.ending import Ending
    from sfdesk.ui.window.main_window import MainWindow

    if edition_file:
        application.open_file(edition_file)
    net = BugNet()
    net.install()
    Ending(application)

    def opened(app: App) -> MainWindow:
        window = MainWindow(app)
        window.worker.broke.connect(net.catch)
        window.settled.connect(spare_what_stays)
        edition = Known(app.edition.info.id)
        _log.info("the window opens: sfdesk %s, edition %s", Known(__version__), edition)
        return window

    window = opened(app)
    if screenshot:
        window.settled.connect(lambda: _save_picture(window, screenshot))
    elif when_painted:
        window.painted.connect(when_painted)
        window.painted.connect(window.close)
    else:
        window.settled.connect(partial(_settle, application, window))
    window.painted.connect(lambda: application.setWindowIcon(_icon()))
    status = _shown(application, window)
    while window.anew is not None:
        told = window.anew
        # Else what the first window was made of would stay as long as the program.
        gc.unfreeze()
        window = opened(App(profile))
        window.settled.connect(partial(_settle, application, window))
        window.settled.connect(partial(window.statusBar().showMessage, told, _TOLD_FOR))
        status = _shown(application, window)
    # The process ends: nothing of what it made need be looked through for garbage.
    gc.freeze()
    return status


def _shown(application: "Application", window: "MainWindow") -> int:
    """Show a window until it is closed, and delete it; return the exit status of that."""
    from shiboken6 import delete

    window.show()
    status = application.exec()
    # A signal ends the loop and leaves the window open.
    window.close()
    # Whole, with the dialogs that a signal left open: PySide would take them to pieces at the end
    # of the process, in no order, and crashed where one of them had been busy.
    delete(window)
    return status


def spare_what_stays() -> None:
    """Collect garbage from now on, but seldom, and never look through what was made up to now.

    With the whole edition to look through, a collection took as long as painting a keystroke; and
    a search makes thousands of values that need no looking through at all.
    """
    gc.freeze()
    gc.set_threshold(YOUNG)
    gc.enable()


def make_application() -> "Application":
    """Return the application object with its name, its style and a font."""
    from PySide6.QtGui import QGuiApplication

    from sfdesk.ui.support.locale import have_qt_speak, speak_users_language
    from sfdesk.ui.window.application import Application

    restore_imports()
    speak_users_language()
    # As an argument: "setStyle" hands the style back, and with it all of QStyle into Python.
    give_back(LIBRARIES)
    with explained_failure():
        application = Application.instance() or Application([*sys.argv[:1], "-style", "Fusion"])
    give_back(PLUGINS)
    assert isinstance(application, Application)
    application.setApplicationName("sfdesk")
    application.setApplicationDisplayName(PROGRAM)
    # Desktops find the icon and the menu entry of a window by this name.
    QGuiApplication.setDesktopFileName("sfdesk")
    _ensure_a_font()
    have_qt_speak(application)
    return application


def _icon() -> "QIcon":
    from PySide6.QtGui import QIcon

    return QIcon(str(resources_folder() / "icons" / "sfdesk.svg"))


def check_display() -> None:
    """Raise in plain words where Qt would abort.

    Raises:
        SfdeskError: If this is a Linux with neither X11 nor Wayland.
    """
    linux = sys.platform.startswith("linux")
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if linux and not any(os.environ.get(name) for name in displays):
        raise SfdeskError(
            tr("There is no display to open a window on."),
            do=tr(_COMMANDS_INSTEAD),
        )


def tell_without_window(error: SfdeskError) -> None:
    """Show an error in a box of its own, where there is a display."""
    try:
        check_display()
        make_application()
    except SfdeskError:
        return
    from sfdesk.ui.support import messages

    messages.tell(None, error)


@contextmanager
def explained_failure() -> Iterator[None]:
    """Say in plain words why Qt cannot open a window: it would abort the process.

    What Qt says while this lasts is not shown; where it fails, the process ends here.
    """
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    def hear(kind: QtMsgType, _: object, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            _end_without_window()
        _log.debug("Qt: %s", text)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _end_without_window() -> None:
    names = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    asked = next((f"{name}={os.environ[name]}" for name in names if os.environ.get(name)), "")
    error = SfdeskError(
        tr("The window cannot be opened: the display does not answer ({asked}).", asked=asked),
        do=tr(_COMMANDS_INSTEAD),
    )
    if sys.stderr is not None:
        sys.stderr.write(f"sfdesk: {error.user_text}\n")
        sys.stderr.flush()
    # Qt aborts when this returns, and Python would not clean up.
    remove_temporary_folders()
    os._exit(1)


def _ensure_a_font() -> None:
    """Use the shipped typeface where the system has no font at all."""
    from PySide6.QtGui import QFont, QFontInfo, QGuiApplication

    if QFontInfo(QGuiApplication.font()).family():
        return
    from PySide6.QtGui import QFontDatabase

    names: list[str] = []
    for path in sorted((resources_folder() / "fonts").glob("*.ttf")):
        names += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    if not names:
        raise SfdeskError(
            tr("There is no typeface to show texts in."), do=tr("Install sfdesk again.")
        )
    QGuiApplication.setFont(QFont(names[0]))


def _save_picture(window: "MainWindow", target: Path) -> None:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtWidgets import QApplication

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    window.close()
    try:
        write_for_user(target, bytes(buffer.data().data()), tr("The picture"))
    except SfdeskError as error:
        _log.info("told the user: %s", error)
        if sys.stderr is not None:
            sys.stderr.write(f"sfdesk: {error.user_text}\n")
        QApplication.exit(1)


def _settle(application: "Application", window: "MainWindow") -> None:
    """Do what nobody waits for: look at what others change, sweep up, check the signatures.

    An edition file that the user has double-clicked is looked at.
    """
    from sfdesk.ui.window.other_windows import OtherWindows

    editions = window.commands.edition_files
    editions.look_after()
    editions.closed.connect(partial(application.hand_files_to, None))
    application.hand_files_to(editions.look_at)
    others = OtherWindows(window)
    editions.noticed.connect(others.look)
    window.own.keeper.watch()
    profile = window.app.profile
    window.worker.ask(
        name="sweep",
        work=profile.sweep,
        done=lambda _: None,
        failed=lambda _: None,
    )
