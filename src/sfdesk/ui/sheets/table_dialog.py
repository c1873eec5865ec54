"""Printing a comparison, the map or the matrix: the PDF itself as preview, save and print."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.factsheets.kinds import PrintProfile, TableKind
from sfdesk.ui.sheets.printing import paper, print_pdf
from sfdesk.ui.sheets.sheet_controls import profile_box
from sfdesk.ui.sheets.sheet_preview import SheetPreview
from sfdesk.ui.support import messages
from sfdesk.ui.support.worker import Worker


class TableDialog(QDialog):
    """Makes one table of some interventions.

    Args:
        kind: Which table.
        slugs: Of the interventions that stand in it.
    """

    def __init__(
        self, app: App, worker: Worker, kind: TableKind, slugs: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._app, self._worker, self._kind, self._slugs = app, worker, kind, list(slugs)
        self._pdf = b""
        self.setWindowTitle(f"Print: {kind.label}")
        screen = parent.screen().availableSize()
        self.resize(min(1040, screen.width() - 80), min(760, screen.height() - 80))
        self.preview = SheetPreview(self)
        row = QHBoxLayout(self)
        row.addLayout(self._side())
        row.addWidget(self.preview, 1)
        self.remake()

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        self.profile = profile_box(self._app.settings.settings.sheet_profile)
        self.profile.currentIndexChanged.connect(self.remake)
        self.status = QLabel()
        self.status.setWordWrap(True)
        self.print_button = QPushButton("Print…")
        self.print_button.setObjectName("main")
        self.print_button.clicked.connect(self._print)
        self.save_button = QPushButton("Save as PDF…")
        self.save_button.clicked.connect(self._save)
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        side.addWidget(QLabel("Print"))
        side.addWidget(self.profile)
        side.addWidget(self.status)
        side.addStretch(1)
        for button in (self.print_button, self.save_button, close):
            side.addWidget(button)
        return side

    def remake(self) -> None:
        """Make the table anew with the chosen profile, and show it."""
        kind, slugs = self._kind, self._slugs
        profile = PrintProfile(self.profile.currentData())
        self._worker.ask(
            name="table",
            work=lambda: self._app.table_pdf(kind, slugs, profile),
            done=self._show,
            failed=lambda error: messages.tell(self, error),
        )

    def _show(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.preview.show_pdf(pdf)
        pages = self.preview.document.pageCount()
        size = paper(self.preview.document).name
        self.status.setText(f"{pages} page{'s' if pages != 1 else ''}, {size} landscape")

    def _print(self) -> None:
        if not self._pdf:
            return
        try:
            told = print_pdf(self.preview.document, self._kind.label, 1, self)
        except SfdeskError as error:
            messages.tell(self, error)
        else:
            self.status.setText(told)

    def _save(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / f"{self._kind}.pdf")
        name, _ = QFileDialog.getSaveFileName(self, "Save as PDF", proposed, "PDF (*.pdf)")
        if name and self._pdf:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Save the table, whole or not at all."""
        try:
            self._app.write_sheet(path, self._pdf)
        except SfdeskError as error:
            messages.tell(self, error)
        else:
            self.status.setText(f"Saved as {path}")
