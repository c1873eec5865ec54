"""The dialogs about what is shown: a fact sheet of it, whose it is, a table, a reference."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import tr
from sfdesk.factsheets.kinds import TableKind
from sfdesk.model.comparison import FEWEST
from sfdesk.model.entries import Note

if TYPE_CHECKING:
    from sfdesk.ui.sheets.options import PdfOptions
    from sfdesk.ui.window.main_window import MainWindow


def connect(window: "MainWindow") -> None:
    """Open them when they are asked for in a pane or a view."""
    window.reading.sheet_wanted.connect(lambda: open_sheet(window))
    window.sides.map_print_wanted.connect(lambda: print_table(window, TableKind.MAP))
    window.sides.comparison_print_wanted.connect(lambda: print_table(window, TableKind.COMPARISON))
    window.sides.decision_wanted.connect(lambda: open_decision(window))
    window.session.reference_wanted.connect(lambda note: show_reference(window, note))


def print_table(window: "MainWindow", kind: TableKind) -> None:
    """Open the print dialog of the comparison, or of the map or the matrix as they are filtered."""
    from sfdesk.ui.sheets.table_options import TableOptions

    compared = kind is TableKind.COMPARISON
    slugs = [row.slug for row in (window.session.marked if compared else window.session.listed)]
    if not slugs or (compared and len(slugs) < FEWEST):
        window.statusBar().showMessage(tr("There is nothing to print: choose interventions."), 4000)
        return
    open_pdf(window, TableOptions(window.app, kind, slugs))


def open_decision(window: "MainWindow") -> None:
    """Open the dialog of the decision sheet for what is marked to be compared."""
    from sfdesk.ui.sheets.decision_options import DecisionOptions

    slugs = [row.slug for row in window.session.marked]
    if len(slugs) < FEWEST:
        window.statusBar().showMessage(tr("There is nothing to choose: mark interventions."), 4000)
        return
    open_pdf(window, DecisionOptions(window.app, slugs))


def open_sheet(window: "MainWindow") -> None:
    """Open the fact sheet dialog for the intervention that is shown, if one is."""
    if row := window.session.open_row:
        open_sheets(window, [row.slug])


def open_sheets(window: "MainWindow", slugs: Sequence[str]) -> None:
    """Open the dialog of a fact sheet, or of a booklet of several."""
    from sfdesk.ui.sheets.sheet_options import SheetOptions

    open_pdf(window, SheetOptions(window.app, slugs, window.own.ours.offers))


def open_pdf(window: "MainWindow", options: "PdfOptions") -> None:
    """Open the dialog of what is made as PDF."""
    from sfdesk.ui.sheets.pdf_dialog import PdfDialog

    window.open_dialog(PdfDialog(window.app, window.worker, options, window))


def change_organisation(window: "MainWindow") -> None:
    """Ask for the organisation whose sheets these are, and keep it."""
    from sfdesk.ui.sheets.organisation_dialog import OrganisationDialog

    app = window.app

    def keep() -> None:
        try:
            app.letterhead.keep(dialog.organisation)
        except SfdeskError as error:
            window.session.failed.emit(error)

    dialog = OrganisationDialog(app.letterhead.organisation, app.sheets.check_logo, window)
    dialog.accepted.connect(keep)
    window.open_dialog(dialog)


def show_reference(window: "MainWindow", note: Note) -> None:
    """Show the card of a reference."""
    from sfdesk.ui.pages.reference_card import ReferenceCard

    if window.session.reader is None:
        return
    blocks, links = window.session.reader.blocks, window.app.policy.links
    card = ReferenceCard(window.edition, note, blocks, window, links=links)
    card.followed.connect(window.session.open_entry)
    window.open_dialog(card)
