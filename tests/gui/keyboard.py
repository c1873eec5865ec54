"""A person's keyboard: keys go to whatever has it, and dialogs are met as they come up."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

_OFTEN = 20
"""Milliseconds between two looks for a dialog that holds up whoever opened it."""
_MOST_STOPS = 400
"""Stops of Tab in a dialog, the links of its texts included."""


class Meeting(NamedTuple):
    """What is done in the next dialog of a kind."""

    kind: type[QDialog]
    use: Callable[[Any], object]


class Keyboard:
    """Presses keys, and counts them; what is typed as text is not counted."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.count = 0

    def __call__(self, *keys: str) -> None:
        """Press keys one after the other, each as ``Ctrl+P``, ``Alt+F``, ``Tab`` or ``L``."""
        for each in keys:
            QTest.keySequence(self._holder(), QKeySequence(each))
            self.count += 1

    def write(self, words: str) -> None:
        """Type a text."""
        QTest.keyClicks(self._holder(), words)

    def _holder(self) -> QWidget:
        """Return what has the keyboard; after a dialog has gone nothing has, for a moment."""
        self.until(_holder_in_front)
        found = _holder()
        assert found is not None
        return found

    def until(self, happened: Callable[[], object]) -> None:
        """Wait until something has happened."""
        self._qtbot.waitUntil(lambda: bool(happened()))

    def is_back_at(self, widget: QWidget | None) -> None:
        """Wait until no dialog is open, and a widget of the window has the keyboard."""
        assert widget is not None
        self.until(lambda: QApplication.activeModalWidget() is None)
        # Which window comes to the front after two have gone quickly is the desktop's business.
        widget.window().activateWindow()
        self.until(widget.hasFocus)

    def waiting(self, signal: SignalInstance) -> AbstractContextManager[object]:
        """Wait at the end until a signal has come."""
        return self._qtbot.waitSignal(signal)

    @contextmanager
    def meeting(self, *dialogs: Meeting) -> Iterator[None]:
        """Use dialogs that come up meanwhile, one after the other.

        It does not matter whether they hold up who opened them. What is left open is closed, so
        that nothing waits for it.
        """
        left = [*dialogs]
        timer = QTimer()

        def look() -> None:
            _bring_to_front()
            shown = QApplication.activeModalWidget()
            if not left or not isinstance(shown, left[0].kind) or not has_keyboard(shown):
                return
            try:
                left.pop(0).use(shown)
            finally:
                if shown is QApplication.activeModalWidget():
                    shown.reject()

        timer.timeout.connect(look)
        timer.start(_OFTEN)
        yield
        self.until(lambda: not left)
        timer.stop()

    def naming_file(self, path: Path) -> Meeting:
        """Return what types a path into the system's question for a file, and confirms it."""

        def named(asked: QFileDialog) -> None:
            focused = QApplication.focusWidget()
            assert isinstance(focused, QLineEdit)
            focused.selectAll()
            self.write(str(path))
            self("Return")

        return Meeting(QFileDialog, named)

    def go_round(self, dialog: QDialog) -> None:
        """Go through a dialog by Tab: all of it is reached and seen, and nothing else is."""
        wanted = {each for each in dialog.findChildren(QWidget) if _is_stop(each)}
        begun = reached = QApplication.focusWidget()
        seen = set()
        for _ in range(_MOST_STOPS):
            assert reached is not None
            assert reached.window() is dialog, f"Tab leads out of {dialog.windowTitle()}"
            assert not reached.visibleRegion().isEmpty(), f"{_told(reached)} is not seen"
            seen.add(reached)
            QTest.keyClick(reached, Qt.Key.Key_Tab)
            reached = QApplication.focusWidget()
            if reached is begun and wanted <= seen:
                break
        assert wanted <= seen, [*map(_told, wanted - seen)]
        assert reached is begun
        assert begun is not None
        QTest.keyClick(begun, Qt.Key.Key_Backtab)
        last = QApplication.focusWidget()
        assert last is not None
        assert last.window() is dialog
        QTest.keyClick(last, Qt.Key.Key_Tab)
        begun.setFocus()

    def step_to(self, wanted: QWidget) -> None:
        """Go on by Tab until something has the keyboard."""
        for _ in range(_MOST_STOPS):
            if QApplication.focusWidget() is wanted:
                return
            self("Tab")
        raise AssertionError(_told(wanted))


def _holder() -> QWidget | None:
    return (
        QApplication.activePopupWidget()
        or QApplication.focusWidget()
        or QApplication.activeWindow()
    )


def _holder_in_front() -> QWidget | None:
    _bring_to_front()
    return _holder()


def _bring_to_front() -> None:
    """Activate the dialog that is open where the desktop, busy, has activated no window at all."""
    shown = QApplication.activeModalWidget()
    if shown and QApplication.activeWindow() is None:
        shown.activateWindow()


def has_keyboard(dialog: QWidget) -> bool:
    """Return whether keys that are pressed now go to a dialog."""
    focused = QApplication.focusWidget()
    return dialog.isVisible() and focused is not None and focused.window() is dialog


def _is_stop(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isVisible() and widget.isEnabled() and not widget.focusProxy()


def _told(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName() or getattr(widget, 'text', str)()}”"
