"""The dialog that makes a PDF, for each kind of document."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from sfdesk.app import App
from sfdesk.factsheets.kinds import TableKind
from sfdesk.factsheets.own_texts import on_fit
from sfdesk.model.local_layer import FitJudgement
from sfdesk.model.offers import Offer
from sfdesk.ui.sheets.decision_options import DecisionOptions
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.sheets.sheet_options import SheetOptions
from sfdesk.ui.sheets.table_options import TableOptions
from sfdesk.ui.support.worker import Worker


def sheets_dialog(
    app: App,
    worker: Worker,
    slugs: Sequence[str],
    parent: QWidget,
    offers: Sequence[Offer] = (),
) -> PdfDialog:
    """Return the dialog of a fact sheet, or of a booklet of several.

    Args:
        offers: What is offered here, of any interventions; printed where it is ticked.
    """
    return PdfDialog(app, worker, SheetOptions(app, slugs, offers), parent)


def decision_dialog(app: App, worker: Worker, slugs: Sequence[str], parent: QWidget) -> PdfDialog:
    """Return the dialog of a decision sheet; see ``Papers.decision_pdf``."""
    return PdfDialog(app, worker, DecisionOptions(app, slugs), parent)


def table_dialog(
    app: App, worker: Worker, table: TableKind, slugs: Sequence[str], parent: QWidget
) -> PdfDialog:
    """Return the dialog of a comparison, the map or the matrix; see ``Papers.table_pdf``."""
    return PdfDialog(app, worker, TableOptions(app, table, slugs), parent)


def fit_sheet_dialog(
    app: App,
    worker: Worker,
    slugs: Sequence[str],
    judgements: Iterable[FitJudgement],
    parent: QWidget,
) -> PdfDialog:
    """Return the dialog of the sheet of what fits us; see ``Papers.table_pdf``."""
    options = TableOptions(app, TableKind.FIT, slugs, on_fit(judgements, slugs))
    return PdfDialog(app, worker, options, parent)
