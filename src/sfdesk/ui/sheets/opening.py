"""How the window opens the dialog that makes a PDF: one function a kind of document."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sfdesk.app import App
from sfdesk.factsheets.kinds import TableKind
from sfdesk.ui.sheets.options import PdfOptions
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.sheets.sheet_options import SheetOptions
from sfdesk.ui.sheets.table_options import TableOptions
from sfdesk.ui.support.worker import Worker


def open_sheets(app: App, worker: Worker, slugs: Sequence[str], parent: QWidget) -> PdfDialog:
    """Open the dialog of a fact sheet, or of a booklet of several."""
    return _opened(app, worker, SheetOptions(app, slugs), parent)


def open_table(
    app: App, worker: Worker, table: TableKind, slugs: Sequence[str], parent: QWidget
) -> PdfDialog:
    """Open the dialog of a comparison, the map or the matrix; see ``App.table_pdf``."""
    return _opened(app, worker, TableOptions(app, table, slugs), parent)


def _opened(app: App, worker: Worker, options: PdfOptions, parent: QWidget) -> PdfDialog:
    dialog = PdfDialog(app, worker, options, parent)
    dialog.open()
    return dialog
