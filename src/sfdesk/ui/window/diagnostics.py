"""The Help menu's diagnostic report: what only a window knows, and where to put the file."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sfdesk.core.language import tr
from sfdesk.ui.support.saving import ask_where

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow

PROPOSED = "sfdesk-report.txt"


def ask_and_write(window: "MainWindow") -> None:
    """Ask where the report shall go, and write it there."""
    if path := ask_where(window, tr("Write diagnostic report"), PROPOSED, tr("Text (*.txt)")):
        write(window, path)


def write(window: "MainWindow", path: Path) -> None:
    """Write the report, away from the interface."""
    from sfdesk.diagnose import write_report

    more = [("Window", list(window_lines(window)))]
    window.worker.ask(
        name="diagnose",
        work=lambda: write_report(window.app.profile, path, more),
        done=lambda _: window.statusBar().showMessage(
            tr("The report is written. Read it before you pass it on."), 10_000
        ),
        failed=window.session.failed.emit,
    )


def window_lines(window: "MainWindow") -> Iterator[str]:
    """Yield versions, screens and looks; no screen's name, which may hold a serial number."""
    yield f"Qt {qVersion()}, platform {QGuiApplication.platformName()}"
    yield f"style {QApplication.style().name()}, font {QApplication.font().family()}"
    yield f"colours {QGuiApplication.styleHints().colorScheme().name.lower()}"
    for number, screen in enumerate(QGuiApplication.screens(), start=1):
        size = screen.size()
        yield (
            f"screen {number}: {size.width()} × {size.height()}, "
            f"scale {screen.devicePixelRatio():g}, {screen.logicalDotsPerInch():.0f} dpi"
        )
    yield f"window {window.width()} × {window.height()}"
