"""Brings in the review's own text from the user's copy, away from the interface."""

from pathlib import Path
from typing import TYPE_CHECKING

from sfdesk.core.language import tr

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow


def import_published(window: "MainWindow", path: Path) -> None:
    """Read a copy of the review, and show its text beside ours."""
    window.statusBar().showMessage(tr("Reading the document…"))
    window.worker.ask(
        name="import",
        work=lambda: window.app.bring_in_published(path),
        done=lambda lines: _imported(window, lines),
        failed=window.session.failed.emit,
    )


def _imported(window: "MainWindow", lines: list[str]) -> None:
    from sfdesk.ui.support import messages

    window.statusBar().showMessage(tr("The published text now stands beside ours."), 6000)
    window.reading.published_switch.setChecked(True)
    window.refresh_page()
    messages.inform(window, tr("Imported"), "\n".join(lines))
