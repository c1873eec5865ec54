"""Saves what is listed, or compared, as a spreadsheet."""

from pathlib import Path
from typing import TYPE_CHECKING

from sfdesk.core.files import write_for_user
from sfdesk.core.language import to_translate, tr, tr_n
from sfdesk.model.comparison import FEWEST
from sfdesk.ui.browsing.state import View
from sfdesk.ui.support.saving import ask_where

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow

_FORMS = to_translate("Spreadsheet (*.xlsx);;CSV (*.csv);;JSON (*.json)")


def save_as_spreadsheet(window: "MainWindow") -> None:
    """Ask for a name, and save the interventions that are listed, or compared."""
    session = window.session
    compared = session.state.shown_view is View.COMPARE and len(session.marked) >= FEWEST
    name = "comparison.xlsx" if compared else "matrix.xlsx"
    if path := ask_where(window, tr("Save as a spreadsheet"), name, tr(_FORMS)):
        save(window, path, compared)


def save(window: "MainWindow", path: Path, compared: bool) -> None:
    """Save them in the form that the ending of the name asks for, away from the interface."""
    edition, session = window.edition, window.session
    rows = session.marked if compared else session.listed

    def work() -> None:
        from sfdesk.exports import comparison_bytes, matrix_bytes

        made = comparison_bytes if compared else matrix_bytes
        write_for_user(path, made(edition, rows, path.suffix.casefold()), tr("The spreadsheet"))

    left = 0 if compared or not session.last else len(session.last.against)
    told = tr("{name} is saved.", name=path.name)
    if left:
        told = tr_n(
            "{name} is saved, without {count} that does not fit.",
            "{name} is saved, without {count} that do not fit.",
            left,
            name=path.name,
        )
    window.worker.keep(
        work,
        lambda _: window.statusBar().showMessage(told, 6000),
        session.failed.emit,
    )
