"""A comparison, the map or the matrix: what is chosen of a table."""

from collections.abc import Callable, Sequence

from sfdesk.app import App
from sfdesk.factsheets.kinds import TableKind
from sfdesk.ui.sheets.options import PdfOptions, Progress


class TableOptions(PdfOptions):
    """Choices of one table.

    Args:
        table: Which table.
        slugs: Of the interventions that stand in it.
    """

    def __init__(self, app: App, table: TableKind, slugs: Sequence[str]) -> None:
        super().__init__(app, "table_profile")
        self._table, self._slugs = table, tuple(slugs)
        self.column.addStretch(1)

    @property
    def title(self) -> str:
        """What the dialog is called."""
        return f"Print: {self._table.label}"

    @property
    def job_title(self) -> str:
        """What a print queue shows."""
        return self._table.label

    @property
    def file_name(self) -> str:
        """What the file may be called."""
        return f"{self._table}.pdf"

    def work(self) -> Callable[[Progress], bytes]:
        """Return what makes the table."""
        app, profile = self._app, self.chosen_profile
        return lambda _: app.table_pdf(self._table, self._slugs, profile)
