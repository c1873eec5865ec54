"""The fact sheet dialog: what goes on it, the PDF itself as preview, save and print."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.factsheets.finish import PLAIN_TITLE, Finish, file_name
from sfdesk.factsheets.safety import QUESTION
from sfdesk.ui.sheets.organisation_dialog import OrganisationDialog
from sfdesk.ui.sheets.printing import print_pdf
from sfdesk.ui.sheets.sheet_chooser import SheetChooser
from sfdesk.ui.sheets.sheet_controls import SheetControls
from sfdesk.ui.sheets.sheet_preview import SheetPreview
from sfdesk.ui.support import messages
from sfdesk.ui.support.worker import Worker

_WORK = "sheet"


class SheetDialog(QDialog):
    """Makes the fact sheet of one intervention, or a booklet of several.

    Signals:
        progressed(int, int): Sheets of a booklet that are done, and their total.
    """

    progressed = Signal(int, int)

    def __init__(self, app: App, worker: Worker, slug: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._app, self._worker = app, worker
        self.slugs = [slug]
        self._pdf = b""
        self._cancelled = Event()
        screen = parent.screen().availableSize()
        self.resize(min(1040, screen.width() - 80), min(760, screen.height() - 80))
        self.preview = SheetPreview(self)
        self.document = self.preview.document
        self.controls = SheetControls(app.settings.settings.sheet_profile, self)
        row = QHBoxLayout(self)
        row.addWidget(self._side())
        row.addWidget(self.preview, 1)
        self.controls.set_organisation(app.letterhead.organisation)
        self.controls.changed.connect(self.remake)
        self.controls.profile.currentIndexChanged.connect(self._remember_profile)
        self.progressed.connect(self._show_progress)
        self.remake()

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(340)
        column = QVBoxLayout(side)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self.controls)
        column.addWidget(scroll, 1)
        self.status = QLabel()
        self.status.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Sheets of the booklet that are done")
        self.cancel_button = _button("Cancel the booklet", self.cancel)
        for widget in (self.status, self.progress, self.cancel_button):
            column.addWidget(widget)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.cancel_button.hide()
        for button in self._buttons():
            column.addWidget(button)
        return side

    def _buttons(self) -> tuple[QPushButton, ...]:
        self.choose_button = _button("Choose sheets…", self._choose)
        self.organisation_button = _button("Your organisation…", self._change_organisation)
        self.print_button = _button("Print…", self._print)
        self.print_button.setObjectName("main")
        self.save_button = _button("Save as PDF…", self._save)
        return (
            self.choose_button,
            self.organisation_button,
            self.print_button,
            self.save_button,
            _button("Close", self.reject),
        )

    def remake(self) -> None:
        """Make the sheet anew with what is chosen, and show it."""
        chosen, slugs = self.controls.choice, self.slugs
        finish = Finish(self._app.letterhead.organisation, chosen.discreet, chosen.coloured_paper)
        self._cancelled = cancelled = Event()

        def progress(done: int, total: int) -> None:
            if cancelled.is_set():
                raise SfdeskError("The booklet was cancelled.")
            self.progressed.emit(done, total)

        self._busy(True)
        self._worker.ask(
            name=_WORK,
            work=lambda: self._app.sheet_pdf(
                slugs, chosen.audience, chosen.profile, chosen.leave_out, finish, progress
            ),
            done=self._show,
            failed=self._failed,
        )

    def cancel(self) -> None:
        """Give up the booklet that is being made, and go back to the first of its sheets."""
        self._cancelled.set()
        self._worker.drop(_WORK)
        self.slugs = self.slugs[:1]
        self.remake()

    def reject(self) -> None:
        """Close; what is being made is given up."""
        self._cancelled.set()
        self._worker.drop(_WORK)
        super().reject()

    @property
    def job_title(self) -> str:
        """What a print queue shows; that of a discreet sheet tells nothing."""
        if self.controls.choice.discreet:
            return PLAIN_TITLE
        if len(self.slugs) > 1:
            return f"{len(self.slugs)} fact sheets"
        return self._app.edition.intervention(self.slugs[0]).name

    def _busy(self, busy: bool) -> None:
        booklet = len(self.slugs) > 1
        names = f"{len(self.slugs)} sheets" if booklet else self.job_title
        self.setWindowTitle(f"Fact sheet: {names}")
        self.progress.setVisible(busy and booklet)
        self.cancel_button.setVisible(busy and booklet)
        for button in (self.print_button, self.save_button):
            button.setEnabled(not busy)

    def _show_progress(self, done: int, total: int) -> None:
        # Putting the sheets together comes last, and is what takes longest.
        self.progress.setRange(0, total + 1)
        self.progress.setValue(done)
        if total > 1:
            together = "; putting them together …" if done == total else ""
            self.status.setText(f"{done} of {total} sheets{together}")

    def _show(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.preview.show_pdf(pdf)
        self._busy(False)
        pages = self.document.pageCount()
        self.status.setText(f"{pages} page{'s' if pages != 1 else ''}, A4")

    def _failed(self, error: SfdeskError) -> None:
        self._busy(False)
        self._pdf = b""
        self.status.setText(error.happened)
        messages.tell(self, error)

    def _remember_profile(self) -> None:
        try:
            self._app.settings.change(sheet_profile=self.controls.choice.profile)
        except SfdeskError as error:
            self.status.setText(error.user_text)

    def _choose(self) -> None:
        names = ((row.slug, row.name) for row in self._app.edition.interventions)
        chooser = SheetChooser(names, self.slugs, self)
        if chooser.exec() == QDialog.DialogCode.Accepted:
            self.show_sheets(chooser.chosen)

    def show_sheets(self, slugs: list[str]) -> None:
        """Make these sheets: one, or a booklet."""
        self.slugs = slugs
        self.remake()

    def _change_organisation(self) -> None:
        letterhead = self._app.letterhead
        asked = OrganisationDialog(letterhead.organisation, self._app.sheets.check_logo, self)
        if asked.exec() != QDialog.DialogCode.Accepted:
            return
        try:
            letterhead.keep(asked.organisation)
        except SfdeskError as error:
            messages.tell(self, error)
        self.controls.set_organisation(letterhead.organisation)
        self.remake()

    def _is_safe(self) -> bool:
        """Ask first where a sheet might put somebody in danger at home."""
        if not self._app.ask_if_safe(self.slugs, self.controls.choice.audience):
            return True
        return messages.ask(
            self,
            "Is it safe to take home?",
            QUESTION,
            yes="It is safe, go on",
            no="Do not print",
        )

    def _print(self) -> None:
        if self._pdf and self._is_safe():
            try:
                copies = self.controls.copies.value()
                told = print_pdf(self.document, self.job_title, copies, self)
            except SfdeskError as error:
                messages.tell(self, error)
            else:
                self.status.setText(told)

    @property
    def file_name(self) -> str:
        """What the file may be called; that of a discreet sheet tells nothing."""
        chosen = self.controls.choice
        return file_name(self.slugs, chosen.audience, discreet=chosen.discreet)

    def _save(self) -> None:
        if not self._pdf or not self._is_safe():
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / self.file_name)
        name, _ = QFileDialog.getSaveFileName(self, "Save as PDF", proposed, "PDF (*.pdf)")
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Save the sheet, whole or not at all."""
        try:
            self._app.write_sheet(path, self._pdf)
        except SfdeskError as error:
            messages.tell(self, error)
        else:
            self.status.setText(f"Saved as {path}")


def _button(text: str, pressed: object) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(pressed)
    return button
