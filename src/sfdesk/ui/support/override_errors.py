"""A bug in a method that Qt calls is told like any other, and the program goes on.

PySide6 keeps what such a method raises (``paintEvent``, ``eventFilter``, …) until Qt comes back to
Python, and raises it there: out of the event loop, which ends the program. And its wheels from 6.12
on take an error that C code raised for an exception already, which it is from Python 3.12 on;
on 3.11 the process crashes.
"""

import sys
from collections.abc import Callable
from functools import wraps
from itertools import takewhile
from types import FunctionType
from typing import Any

_OF_QT = "PySide6."


def tell_errors_in_overrides() -> None:
    """Have every class that is made from now on hand such errors to ``sys.excepthook``.

    Qt gets what its own method says then. Nothing of Qt is imported for it: a command that opens no
    window does without.
    """
    sys.meta_path.insert(0, _WhenQtComes())


class _WhenQtComes:
    """Is asked where modules are; knows of none, and sees the first of Qt's come."""

    def find_spec(self, name: str, *_: object) -> None:
        """Begin, at the first module of Qt's."""
        if name.startswith(_OF_QT):
            # Another list: whoever is just going through this one would pass over the next finder.
            sys.meta_path = [finder for finder in sys.meta_path if finder is not self]
            from shiboken6 import Shiboken

            setattr(Shiboken.Object, "__init_subclass__", classmethod(_guard))  # noqa: B010 - anew


def _guard(cls: type, /) -> None:
    for name, method in _methods(cls).items():
        # What Python calls, such as a constructor, raises to whoever had it called.
        if not isinstance(method, FunctionType) or name.startswith("__"):
            continue
        if qts := _qts_own(cls, name):
            setattr(cls, name, _guarded(method, qts))


def _methods(cls: type) -> dict[str, object]:
    """Return what a class has of its own, and what it takes from plain classes before Qt's."""
    plain = takewhile(lambda base: not _is_of_qt(base), cls.__bases__)
    taken = [each for base in plain for each in base.__mro__[:-1]]
    return {name: value for each in (*reversed(taken), cls) for name, value in vars(each).items()}


def _is_of_qt(cls: type) -> bool:
    return any(base.__module__.startswith(_OF_QT) for base in cls.__mro__)


def _qts_own(cls: type, name: str) -> Callable[..., Any] | None:
    """Return the method of Qt's that one of ours stands in for, if it does."""
    of_qt = (base for base in cls.__mro__[1:] if base.__module__.startswith(_OF_QT))
    return next((getattr(base, name) for base in of_qt if name in vars(base)), None)


def _guarded(method: Callable[..., Any], qts: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def called(*given: Any, **more: Any) -> Any:
        try:
            return method(*given, **more)
        except Exception:  # noqa: BLE001 - handed over whole to the excepthook
            sys.excepthook(*sys.exc_info())
        try:
            return qts(*given, **more)
        except NotImplementedError:
            return None

    return called
