"""Ctrl+C in the terminal, or the system's wish that we end, closes the window in good order.

While Qt waits for events Python handles no signals: a pipe wakes it up.
"""

import os
import signal
import sys
from contextlib import suppress
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_LOOK_EVERY = 250
"""Milliseconds between two looks for a signal where no pipe can wake us up."""


class Ending(QObject):
    """Ends the application's event loops with the status of the signal that came.

    The main thread alone may make one. A second signal of the same kind ends the process at once.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number = 0
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._note)
        if sys.platform != "win32":
            self._wake_by_pipe()
        elif sys.stderr is not None and sys.stderr.isatty():
            # Only who has a console can press Ctrl+C in it.
            timer = QTimer(self, interval=_LOOK_EVERY)
            timer.timeout.connect(self._look)
            timer.start()

    def _wake_by_pipe(self) -> None:
        reading, writing = os.pipe()
        for end in (reading, writing):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(lambda *_: self._woken(reading))

    def _woken(self, reading: int) -> None:
        with suppress(OSError):
            os.read(reading, 64)
        self._look()

    def _note(self, number: int, _: FrameType | None) -> None:
        self._number = number
        signal.signal(number, signal.SIG_DFL)

    def _look(self) -> None:
        if self._number:
            QApplication.exit(128 + self._number)
