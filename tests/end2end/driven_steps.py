"""What ``use_everything`` does in the window, a function a step."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sfdesk.ui.pages.reference_card import ReferenceCard
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.sheets.sheet_options import SheetOptions
from sfdesk.ui.support import messages
from sfdesk.ui.window import diagnostics
from sfdesk.ui.window.dialogs import show_reference
from sfdesk.ui.window.importing import import_published
from sfdesk.ui.window.main_window import MainWindow
from tests.end2end.use_everything import wait_until

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(widget, key, held or Qt.KeyboardModifier.NoModifier)


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _type(window: MainWindow, _: Path) -> None:
    window.activateWindow()
    _press(window, Key.Key_K, CTRL)
    wait_until(window.top.search.hasFocus)
    found: list[bool] = []
    window.session.found.connect(lambda: found.append(True))
    QTest.keyClicks(window.top.search, "family conflict")
    wait_until(lambda: window.session.state.query == "family conflict" and found)


def _filter(window: MainWindow, _: Path) -> None:
    window.filters.focus_first()
    _press(_focused(), Key.Key_Space)
    wait_until(lambda: any(window.filters.chosen().values()))


def _open(window: MainWindow, _: Path) -> None:
    window.results.focus_list()
    _press(window.results.view, Key.Key_Down)
    _press(window.results.view, Key.Key_Return)
    wait_until(window.reading.browser.hasFocus)
    wait_until(lambda: window.session.open_key and window.reading.browser.toPlainText())


def _views(window: MainWindow, _: Path) -> None:
    for _escape in range(2):
        _press(window, Key.Key_Escape)
    for key in (Key.Key_1, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_2):
        _press(window, key, CTRL)
        QTest.qWait(100)


def _find(window: MainWindow, _: Path) -> None:
    _press(window, Key.Key_F, CTRL)
    wait_until(window.reading.find_bar.edit.hasFocus)
    QTest.keyClicks(window.reading.find_bar.edit, "trauma")
    _press(window.reading.find_bar.edit, Key.Key_Escape)


def _reference(window: MainWindow, _: Path) -> None:
    show_reference(window, window.edition.notes[1])
    card = window.findChild(ReferenceCard)
    assert card is not None
    QTest.mouseClick(card.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text()
    card.reject()


def _copy(window: MainWindow, _: Path) -> None:
    _press(window, Key.Key_C, CTRL | SHIFT)
    wait_until(lambda: "Copied" in window.statusBar().currentMessage())


def _sheet(audience: str) -> Callable[[MainWindow, Path], None]:
    def step(window: MainWindow, folder: Path) -> None:
        # After another dialog the window is active again when the window manager says so.
        window.activateWindow()
        wait_until(window.isActiveWindow)
        _press(window, Key.Key_P, CTRL)
        wait_until(lambda: window.findChildren(PdfDialog))
        dialog = window.findChildren(PdfDialog)[-1]
        options = dialog.options
        assert isinstance(options, SheetOptions)
        wait_until(lambda: dialog.document.pageCount() > 0)
        for profile in ("large-print", "standard"):
            options.profile.setCurrentIndex(options.profile.findData(profile))
        options.audience.setCurrentIndex(options.audience.findData(audience))
        QTest.qWait(500)
        wait_until(lambda: dialog.document.pageCount() > 0)
        dialog.preview.view.grab()
        saved = folder / f"from-the-window-{audience}.pdf"
        dialog.save_to(saved)
        assert saved.read_bytes().startswith(b"%PDF")
        dialog.reject()
        QTest.qWait(50)

    return step


def _import(window: MainWindow, folder: Path) -> None:
    told: list[str] = []
    setattr(messages, "inform", lambda _parent, title, _text: told.append(title))  # noqa: B010
    import_published(window, folder / "document.txt")
    wait_until(lambda: told == ["Imported"])


def _looks(window: MainWindow, _: Path) -> None:
    for theme in ("dark", "contrast", "light", "system"):
        window.choose_theme(theme)
    _press(window, Key.Key_Equal, CTRL)
    _press(window, Key.Key_0, CTRL)
    assert not window.grab().isNull()


def _report(window: MainWindow, folder: Path) -> None:
    diagnostics.write(window, folder / "window-report.txt")
    wait_until((folder / "window-report.txt").exists)


STEPS: dict[str, Callable[[MainWindow, Path], None]] = {
    "typed": _type,
    "filtered": _filter,
    "opened": _open,
    "views": _views,
    "found in the page": _find,
    "reference": _reference,
    "copied": _copy,
    "family sheet": _sheet("family"),
    "practitioner sheet": _sheet("practitioner"),
    "imported": _import,
    "looks": _looks,
    "report": _report,
}
