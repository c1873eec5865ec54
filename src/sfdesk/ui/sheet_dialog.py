"""The fact sheet dialog: what goes on it, the PDF itself as preview, save and print."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QStandardPaths, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sfdesk.app import App
from sfdesk.errors import SfdeskError
from sfdesk.factsheets.pages import SECTIONS
from sfdesk.paths import write_whole
from sfdesk.ui import messages
from sfdesk.ui.printing import print_pdf
from sfdesk.ui.worker import Worker

_AUDIENCES = {"family": "For a family", "practitioner": "For practitioners"}
_PROFILES = {
    "standard": "Standard print",
    "large-print": "Large print",
    "dyslexia-friendly": "Dyslexia-friendly",
}


class SheetDialog(QDialog):
    """Makes one intervention's fact sheet."""

    def __init__(self, app: App, worker: Worker, slug: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._app, self._worker = app, worker
        self._row = app.edition.intervention(slug)
        self._pdf = b""
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self.setWindowTitle(f"Fact sheet: {self._row.name}")
        screen = parent.screen().availableSize()
        self.resize(min(1000, screen.width() - 80), min(760, screen.height() - 80))
        self.document = QPdfDocument(self)
        row = QHBoxLayout(self)
        row.addWidget(self._controls())
        row.addWidget(self._preview(), 1)
        self.remake()

    def _preview(self) -> QPdfView:
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName("Preview of the fact sheet")
        return self.view

    def _controls(self) -> QWidget:
        side = QWidget()
        side.setMaximumWidth(340)
        column = QVBoxLayout(side)
        form = QFormLayout()
        self.audience = _choices("Who it is for", _AUDIENCES)
        self.profile = _choices("Print profile", _PROFILES)
        self.profile.setCurrentIndex(
            self.profile.findData(self._app.settings.settings.sheet_profile)
        )
        form.addRow("Who it is for", self.audience)
        form.addRow("Print", self.profile)
        column.addLayout(form)
        self._sections = QVBoxLayout()
        column.addWidget(QLabel("On the sheet"))
        column.addLayout(self._sections)
        self.status = QLabel()
        self.status.setWordWrap(True)
        column.addWidget(self.status)
        column.addStretch(1)
        self.print_button = QPushButton("Print…")
        self.print_button.setObjectName("main")
        self.print_button.clicked.connect(self._print)
        self.save_button = QPushButton("Save as PDF…")
        self.save_button.clicked.connect(self._save)
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        for button in (self.print_button, self.save_button, close):
            column.addWidget(button)
        self.audience.currentIndexChanged.connect(self._audience_changed)
        self.profile.currentIndexChanged.connect(self._profile_changed)
        self._show_sections()
        return side

    def _show_sections(self) -> None:
        while (item := self._sections.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.deleteLater()
        self._boxes: dict[str, QCheckBox] = {}
        for name, words in SECTIONS[self.audience.currentData()].items():
            box = QCheckBox(words)
            box.setChecked(True)
            box.toggled.connect(self.remake)
            self._sections.addWidget(box)
            self._boxes[name] = box

    def _audience_changed(self) -> None:
        self._show_sections()
        self.remake()

    def _profile_changed(self) -> None:
        try:
            self._app.settings.change(sheet_profile=self.profile.currentData())
        except SfdeskError as error:
            self.status.setText(error.user_text)
        self.remake()

    def remake(self) -> None:
        """Make the sheet anew with what is chosen, and show it."""
        audience, profile = self.audience.currentData(), self.profile.currentData()
        leave_out = frozenset(n for n, box in self._boxes.items() if not box.isChecked())
        slug = self._row.slug
        self._worker.ask(
            name="sheet",
            work=lambda: self._app.sheet_pdf([slug], audience, profile, leave_out),
            done=self._show,
            failed=lambda error: messages.tell(self, error),
        )

    def _show(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.document.close()
        self._buffer.close()
        self._bytes = QByteArray(pdf)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        pages = self.document.pageCount()
        self.status.setText(f"{pages} page{'s' if pages != 1 else ''}, A4")

    def done(self, result: int) -> None:
        """Close; a sheet that is still being made would come to a dialog that is no more."""
        self._worker.drop("sheet")
        super().done(result)

    def _is_safe(self) -> bool:
        """Ask first where a sheet might put somebody in danger at home."""
        cautions = self._app.edition.cautions_for(self._row.slug)
        if self.audience.currentData() != "family" or not any(c.safety for c in cautions):
            return True
        return messages.ask(
            self,
            "Is it safe to take home?",
            "This sheet says that it is not for families where somebody does not feel safe. "
            "Could it be found by a person who would be angry about it?",
            yes="It is safe, go on",
            no="Do not print",
        )

    def _print(self) -> None:
        if self._pdf and self._is_safe():
            try:
                told = print_pdf(self.document, self._row.name, self)
            except SfdeskError as error:
                messages.tell(self, error)
            else:
                self.status.setText(told)

    def _save(self) -> None:
        if not self._pdf or not self._is_safe():
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder) / f"{self._row.slug}-{self.audience.currentData()}.pdf"
        name, _ = QFileDialog.getSaveFileName(self, "Save as PDF", str(proposed), "PDF (*.pdf)")
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Save the sheet, whole or not at all."""
        try:
            write_whole(path, self._pdf)
        except OSError as error:
            messages.tell(
                self,
                SfdeskError(
                    f"The sheet could not be saved as {path}.",
                    kept="A file that was there before is as it was.",
                    do="Choose another folder, or check that you may write to this one.",
                    detail=repr(error),
                ),
            )
        else:
            self.status.setText(f"Saved as {path}")


def _choices(name: str, values: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, words in values.items():
        box.addItem(words, value)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box
