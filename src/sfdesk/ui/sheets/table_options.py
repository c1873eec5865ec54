"""A comparison, the map or the matrix: what is chosen of a table."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSignalBlocker

from sfdesk.app import App
from sfdesk.core.language import tr
from sfdesk.factsheets.kinds import Paper, Picture, PrintProfile, TableKind
from sfdesk.ui.sheets.options import PdfOptions, Progress, choices


class TableOptions(PdfOptions):
    """Choices of one table.

    Args:
        table: Which table.
        slugs: Of the interventions that stand in it.
        own_texts: What of it the user wrote; see ``factsheets.own_texts``.
    """

    def __init__(
        self, app: App, table: TableKind, slugs: Sequence[str], own_texts: Iterable[str] = ()
    ) -> None:
        super().__init__(app, "table_profile")
        self._own_texts = tuple(own_texts)
        self._table, self._slugs = table, tuple(slugs)
        self.paper = choices(tr("Paper"), Paper)
        self.paper.currentIndexChanged.connect(self.changed)
        self.form.insertRow(1, tr("P&aper"), self.paper)
        self.column.addStretch(1)

    @property
    def title(self) -> str:
        """What the dialog is called."""
        return tr("Print: {title}", title=tr(self._table.label))

    @property
    def job_title(self) -> str:
        """What a print queue shows."""
        return self._table.label

    @property
    def file_name(self) -> str:
        """What the file may be called."""
        return f"{self._table}.pdf"

    @property
    def own_texts(self) -> tuple[str, ...]:
        """What of the table the user wrote."""
        return self._own_texts

    @property
    def state(self) -> tuple[PrintProfile, Paper]:
        """Everything that is chosen."""
        return self.chosen_profile, self._chosen_paper

    def restore(self, state: tuple[PrintProfile, Paper]) -> None:
        """Put back what was chosen, without a signal."""
        profile, paper = state
        with QSignalBlocker(self):
            self.paper.setCurrentIndex(self.paper.findData(paper.value))
        super().restore(profile)

    @property
    def _chosen_paper(self) -> Paper:
        return Paper(self.paper.currentData())

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The kinds of picture that it can be saved as; the matrix has several pages."""
        return () if self._table is TableKind.MATRIX else tuple(Picture)

    def picture(self, kind: Picture) -> Callable[[], bytes]:
        """Return what makes a picture of it; it is called on another thread."""
        app, paper = self._app, self._chosen_paper
        return lambda: app.papers.table_picture(self._table, self._slugs, paper, kind)

    def work(self) -> Callable[[Progress], bytes]:
        """Return what makes the table."""
        app, (profile, paper) = self._app, self.state
        return lambda _: app.papers.table_pdf(self._table, self._slugs, profile, paper)
