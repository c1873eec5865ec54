"""Not a test: the real window, which does what it is told on standard input, a line a thing.

    python -m tests.accessibility.program

``anew`` puts everything away, ``show NAME`` does too and brings a scene of ``scripts/scenes.py`` on
the screen, ``do NAME`` does a deed of ``deeds.py``. Each is answered with ``done`` once nothing
changes by itself any more, or with what went wrong; ``quiet`` once nothing is about to be announced
either.
"""

import faulthandler
import os
import sys
import traceback
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSocketNotifier, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

import sfdesk.ui  # noqa: F401 - keeps None alive, before Qt is imported
from sfdesk.app import App
from sfdesk.core.paths import Profile
from sfdesk.ui.support import messages
from sfdesk.ui.support.announcing import Announcer
from sfdesk.ui.window.main_window import MainWindow
from sfdesk.ui.window.start import make_application

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from scenes import Scene, dialogs, start_anew, views
from tests.accessibility.deeds import DEEDS

_LOOK = 20
"""Milliseconds between two looks whether the window has come to rest."""
_MOST_LOOKS = 6000


class Driver:
    """Does what it is told.

    Args:
        window: Whose scenes are shown.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._scenes: dict[str, Scene] = {each.name: each for each in (*views(), *dialogs())}
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(lambda *_: self._read())
        self._unread = b""

    def _read(self) -> None:
        read = os.read(0, 4096)
        if not read:
            self._notifier.setEnabled(False)
            self._window.close()
            return
        *lines, self._unread = (self._unread + read).split(b"\n")
        for line in lines:
            QTimer.singleShot(0, partial(self._obey, line.decode()))

    def _obey(self, line: str) -> None:
        order, _, name = line.partition(" ")
        try:
            if order == "show":
                self._anew()
                self._scenes[name].show(self._window)
            elif order == "do":
                DEEDS[name](self._window)
            elif order == "anew":
                self._anew()
            self._rest(quiet=order == "quiet")
        except BaseException:  # noqa: BLE001 - whatever it is, the test shall tell it
            _say(f"failed: {traceback.format_exc()!r}")
        else:
            _say("done")

    def _anew(self) -> None:
        for dialog in self._window.findChildren(QDialog):
            dialog.reject()
        start_anew(self._window)

    def _rest(self, *, quiet: bool) -> None:
        """Let the window work until it has nothing more to do, nor, where wanted, to tell."""
        for _ in range(_MOST_LOOKS):
            QTest.qWait(_LOOK)
            if self._window.worker.is_idle and not any(self._waiting(quiet)):
                return
        raise TimeoutError("the window never came to rest")

    def _waiting(self, quiet: bool) -> Iterator[bool]:
        """Yield of each timer of what is done a little later whether it runs."""
        for timer in self._window.findChildren(QTimer):
            if timer.isSingleShot() and (quiet or not isinstance(timer.parent(), Announcer)):
                yield timer.isActive()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Open the window and obey until standard input ends."""
    faulthandler.enable()
    application = make_application()
    # A box that waits for an answer would keep the driver from reading.
    setattr(messages, "tell", lambda parent, error: messages.report(parent, error).open())  # noqa: B010
    window = MainWindow(App(Profile.default()))
    loop = QEventLoop()
    window.settled.connect(loop.quit)
    window.show()
    window.activateWindow()
    loop.exec()
    driver = Driver(window)
    _say("ready")
    assert isinstance(application, QApplication)
    status = application.exec()
    del driver
    return status


if __name__ == "__main__":
    sys.exit(main())
