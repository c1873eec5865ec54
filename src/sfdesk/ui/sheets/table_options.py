"""A comparison, the map or the matrix: what is chosen of a table."""

from collections.abc import Callable, Sequence

from sfdesk.app import App
from sfdesk.ui.sheets.options import PdfOptions, Progress

_TITLES = {"comparison": "Comparison", "map": "Evidence and gap map", "matrix": "The matrix"}


class TableOptions(PdfOptions):
    """Choices of one table.

    Args:
        table: ``comparison``, ``map`` or ``matrix``.
        slugs: Of the interventions that stand in it.
    """

    def __init__(self, app: App, table: str, slugs: Sequence[str]) -> None:
        super().__init__(app, "table_profile")
        self._table, self._slugs = table, tuple(slugs)
        self.column.addStretch(1)

    @property
    def title(self) -> str:
        """What the dialog is called."""
        return f"Print: {_TITLES[self._table]}"

    @property
    def job_title(self) -> str:
        """What a print queue shows."""
        return _TITLES[self._table]

    @property
    def file_name(self) -> str:
        """What the file may be called."""
        return f"{self._table}.pdf"

    def work(self) -> Callable[[Progress], bytes]:
        """Return what makes the table."""
        app, profile = self._app, self.state
        return lambda _: app.table_pdf(self._table, self._slugs, profile)
