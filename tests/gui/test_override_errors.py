"""A bug in a method that Qt calls is told, and neither ends the program nor crashes it."""

import importlib
import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from types import FunctionType

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

import sfdesk.ui
from sfdesk.core.errors import SfdeskError

NOWHERE = QModelIndex()


_PROGRAM = """
import sys
import sfdesk.ui
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

class Hurt(QWidget):
    def resizeEvent(self, _):
        [].pop()

class Filter(QObject):
    def eventFilter(self, _, event):
        if event.type() is QEvent.Type.Resize:
            gone = QWidget()
            Shiboken.delete(gone)
            gone.size()
        return False

application = QApplication([])
sys.excepthook = lambda kind, *_: print(kind.__name__)
hurt, watching = Hurt(), Filter()
hurt.installEventFilter(watching)
for _ in range(3):
    QApplication.sendEvent(hurt, QResizeEvent(QSize(2, 2), QSize(1, 1)))
print("goes on")
hurt.removeEventFilter(watching)
"""
"""What a list has not, and a widget that is gone, are raised in C, not in Python.

The filter is taken off at the end: PySide may call it while it destroys what is left.
"""


class _Model(QAbstractListModel):
    """Does not know how many rows it has."""

    def rowCount(self, _: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return len([].pop())


class _Unmade(QObject):
    """Cannot be made."""

    def __init__(self) -> None:
        super().__init__()
        raise SfdeskError("There is nothing to make it of.")


def test_a_constructor_raises_to_whoever_called_it(qtbot: QtBot) -> None:
    with qtbot.capture_exceptions() as told, pytest.raises(SfdeskError):
        _Unmade()
    assert told == []


def test_what_c_raises_is_told_and_the_program_goes_on() -> None:
    command = [sys.executable, "-c", _PROGRAM]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    assert done.stdout.split("\n") == [*["RuntimeError", "IndexError"] * 3, "goes on", ""]
    assert done.returncode == 0


def test_what_has_no_method_of_qts_gives_nothing(qtbot: QtBot) -> None:
    with qtbot.capture_exceptions() as told:
        assert not _Model().rowCount()
    assert [kind for kind, _, _ in told] == [IndexError]


def test_every_method_of_ours_that_qt_calls_is_looked_after() -> None:
    classes = {cls for cls in _all_below(Shiboken.Object) if cls.__module__.startswith("sfdesk.")}
    assert len(classes) > 100
    bare = [f"{cls.__qualname__}.{name}" for cls in classes for name in _bare(cls)]
    assert bare == []


def _all_below(top: type) -> Iterator[type]:
    for module in pkgutil.walk_packages(sfdesk.ui.__path__, "sfdesk.ui."):
        importlib.import_module(module.name)
    waiting = [top]
    while waiting:
        below: list[type] = waiting.pop().__subclasses__()
        yield from below
        waiting += below


def _bare(cls: type) -> Iterator[str]:
    """Yield the methods that stand in for one of Qt's and hand their errors to Qt."""
    qts = {name for base in cls.__mro__ if _is_qts(base) for name in vars(base)}
    for name in filter(lambda name: not name.startswith("__"), qts):
        owner = next(base for base in cls.__mro__ if name in vars(base))
        method = vars(owner)[name]
        is_ours = isinstance(method, FunctionType) and not _is_qts(owner)
        if is_ours and not hasattr(method, "__wrapped__"):
            yield name


def _is_qts(cls: type) -> bool:
    return cls.__module__.startswith("PySide6.")
