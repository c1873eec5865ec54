"""What a person does that is to be announced, a function a deed; ``program.py`` does them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.sheets.sheet_options import SheetOptions
from sfdesk.ui.support.browser import Reached, SpokenBrowser
from sfdesk.ui.window.dialogs import open_sheet
from sfdesk.ui.window.main_window import MainWindow
from tests.end2end.use_everything import wait_until

_READ = (EntryKind.INTERVENTION, "multisystemic-therapy")
_MANY = ("multisystemic-therapy", "triple-p", "family-group-conferencing", "play-therapy", "epec")


def _type(window: MainWindow, words: str) -> None:
    window.top.focus_search()
    QTest.keyClicks(window.top.search, words)


def _read(window: MainWindow) -> None:
    window.session.open_entry(_READ)
    window.focus_reading()


def _find(window: MainWindow, words: str) -> None:
    window.sides.bring_find_bar().open()
    window.reading.find_bar.edit.clear()
    QTest.keyClicks(window.reading.find_bar.edit, words)


def _mark(window: MainWindow, slugs: tuple[str, ...]) -> None:
    for slug in slugs:
        window.session.toggle_compared(slug)


def _sheet(window: MainWindow) -> PdfDialog:
    open_sheet(window)
    return window.findChildren(PdfDialog)[-1]


def _booklet(window: MainWindow) -> None:
    dialog = window.findChildren(PdfDialog)[-1]
    assert isinstance(dialog.options, SheetOptions)
    dialog.options.show_sheets(_MANY[:3])


def _save(window: MainWindow) -> None:
    window.findChildren(PdfDialog)[-1].save_to(Path(mkdtemp()) / "sheet.pdf")


def _tab_to_term(window: MainWindow) -> None:
    """Go by Tab until a term of the glossary has the keyboard.

    Where somebody listens to AT-SPI, Qt asks there first, and a key comes later.
    """
    browser = window.reading.browser
    for _ in range(20):
        before = browser.reached
        QTest.keyClick(browser, Qt.Key.Key_Tab)
        wait_until(partial(_has_moved, browser, before))
        if window.reading.strip.isVisible():
            return
    raise AssertionError("there is no term on the page")


def _has_moved(browser: SpokenBrowser, before: Reached | None) -> bool:
    return browser.reached != before


def _press(window: MainWindow, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


DEEDS: dict[str, Callable[[MainWindow], object]] = {
    "type": lambda window: _type(window, "play"),
    "type nothing known": lambda window: _type(window, "zzzz"),
    "type wrongly": lambda window: _type(window, "restoritive"),
    "read": _read,
    "find": lambda window: _find(window, "violence"),
    "find nothing": lambda window: _find(window, "zzz"),
    "mark": lambda window: _mark(window, _MANY[:1]),
    "mark too many": lambda window: _mark(window, _MANY),
    "make a sheet": _sheet,
    "make a booklet": _booklet,
    "save": _save,
    "copy": lambda window: window.copy_with_citation(),
    "save no search": lambda window: window.searches.save(),
    "tab to a term": _tab_to_term,
    "next heading": lambda window: window.reading.browser.step_heading(1),
    "down": lambda window: _press(window, Qt.Key.Key_Down),
}
