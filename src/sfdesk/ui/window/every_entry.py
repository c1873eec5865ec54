"""Trigger every menu entry once, as the self-test does: what a package lacks shows here.

The entries are those that the menus have. Whatever opens is closed again once the worker rests;
where a file name is asked for, one in a temporary folder is given.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QToolButton, QWidget

from sfdesk.core.errors import SfdeskError
from sfdesk.core.log import trace_lines
from sfdesk.core.temporary import temporary_folder
from sfdesk.model.comparison import FEWEST
from sfdesk.model.local_layer import FitJudgement, SavedSearch
from sfdesk.model.offers import Offer
from sfdesk.model.vocabulary import EntryKind

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow

_QUIT = QKeySequence("Ctrl+Q")
_NAME = "Self-test"
_LOOK_EVERY = 15
_MOST_LOOKS = 4_000
"""A minute: a booklet of everything takes long on a machine that does much else."""

Entry = tuple[QMenu, tuple[str, ...]]
"""A menu that stays, and the words on the way from it to the entry."""


def try_every_entry(window: "MainWindow") -> str:
    """Trigger every entry of every menu, the one that closes the window last.

    Returns:
        What to tell of it.

    Raises:
        SfdeskError: If an entry did nothing, or one of them is a bug.
    """
    _prepare(window)
    entries = list(_entries(window))
    entries.sort(key=lambda entry: _QUIT in _action(*entry).shortcuts())
    idle: list[str] = []
    with _bugs(window) as bugs, _names_given(temporary_folder("menus")):
        for menu, words in entries:
            _prepare(window)
            try:
                if not _trigger(window, _action(menu, words)):
                    idle.append(words[-1])
            except SfdeskError as error:
                raise SfdeskError(f"{words[-1]}: {error}") from error
            if bugs:
                raise SfdeskError(f"{words[-1]}: {bugs[0]}")
    done = f"{len(entries) - len(idle)} of {len(entries)} entries"
    if idle or window.isVisible():
        raise SfdeskError(
            f"{done} did something; not: {', '.join(idle) or 'the last, which closes'}"
        )
    return f"{done} tried"


def _prepare(window: "MainWindow") -> None:
    """Have something in the window that every entry can work on."""
    row = window.edition.interventions[-1]
    window.session.search_for(row.name)
    window.app.recent_searches.remember(row.name)
    _write_something(window, row.slug)
    marked = {row.slug for row in window.session.marked}
    for row in window.edition.interventions[:FEWEST]:
        if row.slug not in marked:
            window.session.toggle_compared(row.slug)
    _rest(window)
    # Of itself the page waits for a pause in typing, and entries for it are not offered till then.
    window.session.open_entry((EntryKind.INTERVENTION, window.edition.interventions[-1].slug))


def _write_something(window: "MainWindow", slug: str) -> None:
    """Have something that is kept, something to undo, and something to redo."""
    keeper, ours = window.own.keeper, window.own.ours
    if ours.undoes and ours.redoes and ours.searches:
        return
    search = SavedSearch(name=_NAME, query=slug)
    keeper.change(lambda layer: layer.searches.save(search), lambda _: _NAME)
    offer = Offer(intervention=slug, provider=_NAME)
    judged = FitJudgement(intervention=slug, line=_NAME)
    if not ours.judgements:
        keeper.change(lambda layer: layer.judgements.save(judged), lambda _: _NAME)
    for _ in range(2):
        keeper.change(lambda layer: layer.offers.save(offer), lambda _: _NAME)
    keeper.undo()


def _entries(window: "MainWindow") -> Iterator[Entry]:
    """Yield every entry of the menu bar and of the buttons that show a menu."""
    buttons = window.findChildren(QToolButton)
    # Qt's own button stands for a menu bar that has no room.
    shown = (button.menu() for button in buttons if not button.objectName().startswith("qt_"))
    for menu in (*window.menus.values(), *filter(None, shown)):
        for words in _words(menu):
            yield menu, words


def _words(menu: QMenu) -> Iterator[tuple[str, ...]]:
    """Yield the words on the way to each entry that can be chosen."""
    for action in _filled(menu):
        below = action.menu()
        if isinstance(below, QMenu):
            yield from ((action.text(), *words) for words in _words(below))
        elif not action.isSeparator() and action.isEnabled():
            yield (action.text(),)


def _filled(menu: QMenu) -> list[QAction]:
    menu.aboutToShow.emit()
    return menu.actions()


def _action(menu: QMenu, words: tuple[str, ...]) -> QAction:
    """Return an entry; a menu may have been filled anew since it was seen."""
    first, *rest = words
    action = next(action for action in _filled(menu) if action.text() == first)
    below = action.menu()
    return _action(below, tuple(rest)) if isinstance(below, QMenu) else action


def _trigger(window: "MainWindow", action: QAction) -> bool:
    """Trigger an entry and let everything come to rest; say whether it was triggered."""
    triggered: list[bool] = []
    action.triggered.connect(lambda: triggered.append(True))

    def close() -> None:
        if window.worker.is_idle and (over := _open()):
            over.close()

    closing = _every(close)
    action.trigger()
    _rest(window)
    closing.stop()
    return bool(triggered)


def _rest(window: "MainWindow") -> None:
    """Wait until the worker has done everything and nothing stands over the window."""
    loop, looks = QEventLoop(), 0

    def look() -> None:
        nonlocal looks
        looks += 1
        resting = window.worker.is_idle and _open() is None
        if resting or looks > _MOST_LOOKS:
            loop.exit(0 if resting else 1)

    timer = _every(look)
    failed = loop.exec()
    timer.stop()
    if failed:
        raise SfdeskError("the window did not come to rest")


def _every(work: Callable[[], None]) -> QTimer:
    timer = QTimer(interval=_LOOK_EVERY)
    timer.timeout.connect(work)
    timer.start()
    return timer


def _open() -> QWidget | None:
    """Return what stands over the window."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


@contextmanager
def _bugs(window: "MainWindow") -> Iterator[list[str]]:
    """Gather what is a bug, on any thread, in place of showing it."""
    found: list[str] = []
    before = sys.excepthook
    sys.excepthook = lambda _kind, error, _trace: found.append(" ".join(trace_lines(error)))
    window.worker.broke.connect(lambda error: found.append(" ".join(trace_lines(error))))
    try:
        yield found
    finally:
        sys.excepthook = before


@contextmanager
def _names_given(folder: Path) -> Iterator[None]:
    """Answer the dialogs that ask for the name of a file: the system's own cannot be closed."""
    numbers = count(1)
    answers = {
        "getSaveFileName": lambda: (str(folder / f"saved-{next(numbers)}"), ""),
        "getOpenFileName": lambda: ("", ""),
    }
    before = {name: QFileDialog.__dict__[name] for name in answers}
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    try:
        for name in answers:
            setattr(
                QFileDialog, name, staticmethod(lambda *_, answer=answers[name], **__: answer())
            )
        yield
    finally:
        for name, function in before.items():
            setattr(QFileDialog, name, function)
