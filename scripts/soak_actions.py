"""Random but sensible actions of somebody at work in the window; see ``soak``.

Keys, clicks, wheel, menus and sizes, on whatever is on the screen. Nothing in here knows what the
window looks like, so it goes on working when that changes.
"""

import faulthandler
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from held import Held, held, resident

_WARM_UP = 0.2
"""The part of the actions after which memory is taken for the first time: caches are full then."""
_HANG = 120
_IN_A_DIALOG = 25
"""Actions after which a dialog is closed, or nothing else would ever be seen."""
_ENDING = ("Clea&r all my data…",)
"""Entries after which the program has nothing left to go on with, as after Quit."""
_WEIGHED = 500
"""Actions between two lines of the log that tell the memory."""
QUERIES = (
    "play therapy",
    "teenager at risk of going into care",
    "methadone",
    "domestic violence",
    "restoritive",
    "fgc",
    "age:13 cost:1",
    "zzzz",
    '"family group"',
    "parents argue",
    "not in the guidebook",
    "autism school",
)


class Soak:
    """Does one action after the other, each from an event of its own.

    A dialog that waits for an answer has an event loop of its own; the next action comes in there.
    """

    def __init__(self, window: Any, actions: int, seed: int, log: Path) -> None:
        self.window, self.left, self.total = window, actions, actions
        self.random = random.Random(seed)
        self.log = log.open("w", encoding="utf8")
        self.faults: list[str] = []
        self.early: Held | None = None
        self._dialog_for = 0
        self._kinds: list[tuple[int, Callable[[], str]]] = [
            (40, self._key),
            (28, self._click),
            (8, self._query),
            (8, self._wheel),
            (10, self._entry),
            (3, self._size),
            (3, self._rest),
        ]

    def step(self) -> None:
        """Do one action and have the next one done later."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        if self.left <= 0:
            QApplication.exit(0)
            return
        self.left -= 1
        faulthandler.dump_traceback_later(_HANG, exit=True)
        QTimer.singleShot(1, self.step)
        if self.early is None and self.left < self.total * (1 - _WARM_UP):
            self.early = held()
        if not self._leave_a_dialog():
            weights, kinds = zip(*self._kinds, strict=True)
            self._do(self.random.choices(kinds, weights)[0])
        if not self.window.isVisible():
            self.window.show()

    def _do(self, kind: Callable[[], str]) -> None:
        told = kind()
        if self.left % _WEIGHED == 0:
            self.log.write(f"memory {resident() // 1024} MB\n")
        self.log.write(f"{self.total - self.left} {kind.__name__.lstrip('_')} {told}\n")
        self.log.flush()

    def _leave_a_dialog(self) -> bool:
        from PySide6.QtWidgets import QApplication

        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        self._dialog_for = self._dialog_for + 1 if over else 0
        if over is None or self._dialog_for < _IN_A_DIALOG:
            return False
        self._dialog_for = 0
        over.close()
        return True

    def _over(self) -> Any:
        """Return what takes keys and clicks now."""
        from PySide6.QtWidgets import QApplication

        popup = QApplication.activePopupWidget()
        return popup or QApplication.activeModalWidget() or self.window

    # --- actions --------------------------------------------------------------------------------

    def _key(self) -> str:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        over, focused = self._over(), QApplication.focusWidget()
        target = focused if focused is not None and focused.window() == over else over
        names = "Tab Tab Tab Backtab Up Down Down Left Right Return Space Escape PageDown PageUp"
        names += " Home End F6 F3 F1 Backspace Delete A E T Slash"
        name = self.random.choice(names.split())
        held = self.random.choice([Qt.KeyboardModifier.NoModifier] * 9 + [_shift()])
        told = f"{name} on {type(target).__name__}"
        QTest.keyClick(target, getattr(Qt.Key, f"Key_{name}"), held)
        return told

    def _click(self) -> str:
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        over = self._over()  # held: with a dialog's Python object its children's go
        targets = clickable(over)
        if not targets:
            return "on nothing"
        chosen = self.random.choice(targets)
        # Of an area that scrolls its inside is clicked; the area must live as long as that.
        target = chosen.viewport() if hasattr(chosen, "viewport") else chosen
        point = QPoint(
            self.random.randrange(max(1, target.width())),
            self.random.randrange(max(1, target.height())),
        )
        told = f"{point.x()},{point.y()} on {type(target).__name__} {target.objectName()}"
        # It may be gone afterwards, with its dialog.
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=point)
        return told

    def _query(self) -> str:
        from PySide6.QtTest import QTest

        if self._over() is not self.window:
            return "not now"
        self.window.top.focus_search()
        self.window.top.search.clear()
        query = self.random.choice(QUERIES)
        QTest.keyClicks(self.window.top.search, query[: self.random.randint(1, len(query))])
        return query

    def _wheel(self) -> str:
        from PySide6.QtCore import QPoint, QPointF, Qt
        from PySide6.QtGui import QWheelEvent
        from PySide6.QtWidgets import QAbstractScrollArea, QApplication

        over = self._over()
        areas = [a for a in there(over, QAbstractScrollArea) if a.isVisible()]
        if not areas:
            return "nothing to scroll"
        area = self.random.choice(areas)
        view = area.viewport()
        middle = view.rect().center()
        turn = QPoint(0, self.random.choice([-240, -120, 120]))
        event = QWheelEvent(
            QPointF(middle),
            QPointF(view.mapToGlobal(middle)),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, event)
        return str(turn.y())

    def _entry(self) -> str:
        """Choose an entry of a menu, but none that ends the day."""
        from sfdesk.ui.window.every_entry import _QUIT, _action, _entries

        if self._over() is not self.window:
            return "not now"
        menu, words = self.random.choice(list(_entries(self.window)))
        action = _action(menu, words)
        if _QUIT not in action.shortcuts() and words[-1] not in _ENDING:
            action.trigger()
        return " > ".join(words)

    def _size(self) -> str:
        width, height = self.random.randint(640, 1600), self.random.randint(480, 1000)
        self.window.resize(width, height)
        return f"{width} × {height}"

    def _rest(self) -> str:
        """Let the worker come to its end, as a person does who reads."""
        from PySide6.QtCore import QEventLoop, QTimer

        # Not Qt's wait for tests: it deletes what a dialog further out still stands on.
        loop = QEventLoop()
        QTimer.singleShot(self.random.choice([60, 150, 400]), loop.quit)
        loop.exec()
        return ""


def _shift() -> Any:
    from PySide6.QtCore import Qt

    return Qt.KeyboardModifier.ShiftModifier


def clickable(over: Any) -> list[Any]:
    """Return what a person could click in a window, a dialog or a menu."""
    from PySide6.QtWidgets import (
        QAbstractButton,
        QAbstractScrollArea,
        QAbstractSpinBox,
        QComboBox,
        QLineEdit,
        QMenu,
        QTabBar,
    )

    if isinstance(over, QMenu):
        return [over]
    kinds = (
        QAbstractButton,
        QAbstractScrollArea,
        QAbstractSpinBox,
        QComboBox,
        QLineEdit,
        QTabBar,
    )
    found: list[Any] = [widget for kind in kinds for widget in there(over, kind)]
    return [w for w in found if w.isVisible() and w.isEnabled() and w.window() == over]


def there(over: Any, kind: Any) -> list[Any]:
    """Return the widgets of a kind in another that are not being deleted."""
    import shiboken6

    return [widget for widget in over.findChildren(kind) if shiboken6.isValid(widget)]
