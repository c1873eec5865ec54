"""Brings in the review's own text from the user's copy, away from the interface."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow


def import_published(window: "MainWindow", path: Path) -> None:
    """Read a copy of the review, and show its text beside ours."""
    window.statusBar().showMessage("Reading the document…")
    window.worker.ask(
        name="import",
        work=lambda: window.app.bring_in_published(path),
        done=lambda lines: _imported(window, lines),
        failed=window.session.failed.emit,
    )


def _imported(window: "MainWindow", lines: list[str]) -> None:
    from sfdesk.ui.support import messages

    window.statusBar().showMessage("The published text now stands beside ours.", 6000)
    window.reading.published_switch.setChecked(True)
    window.refresh_page()
    messages.inform(window, "Imported", "\n".join(lines))
