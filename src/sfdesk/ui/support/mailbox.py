"""What another thread wants done on the thread of the interface is posted there."""

from collections.abc import Callable
from queue import SimpleQueue

from PySide6.QtCore import QCoreApplication, QEvent, QObject


class Mailbox(QObject):
    """Does on the thread of the interface, in order, what any thread gives to it.

    Only an event crosses: no object of Qt's lives on another thread, and none emits there. Qt asks
    such an object for its class without Python's lock, and PySide 6.12 looks that up in a table
    that any import may be growing at that moment: not found, the process crashes.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted: SimpleQueue[Callable[[], object]] = SimpleQueue()

    def post(self, do: Callable[[], object]) -> None:
        """Have something done soon; may be called on any thread.

        What is posted when the mailbox is deleted is not done.
        """
        self._posted.put(do)
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def customEvent(self, event: QEvent) -> None:
        """Do what was posted first."""
        self._posted.get_nowait()()
