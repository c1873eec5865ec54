"""The one dialog of everything that is made as PDF: choose, see the PDF itself, print, save."""

from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import number, tr, tr_n
from sfdesk.ui.sheets.leaving import PRINTING, SAVING, may_leave
from sfdesk.ui.sheets.options import PdfOptions
from sfdesk.ui.sheets.paper import paper_words
from sfdesk.ui.sheets.preview import PdfPreview
from sfdesk.ui.sheets.print_jobs import PrintJob
from sfdesk.ui.sheets.printing import ask_printer, job_of
from sfdesk.ui.support import messages
from sfdesk.ui.support.announcing import Announcer
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.dialog import borderless_area
from sfdesk.ui.support.geometry import sized_for_text
from sfdesk.ui.support.order import follow_layout
from sfdesk.ui.support.saving import ask_where
from sfdesk.ui.support.window_keys import WindowKeys
from sfdesk.ui.support.worker import Worker

_WORK = "pdf"
_SIZE = (1040, 760)
_SIDE = 0.45
"""The share of the dialog that the choices may take at most."""


class PdfDialog(WindowKeys, QDialog):
    """Makes one document anew with each choice, shows it, prints it and saves it.

    Args:
        app: Writes the file.
        worker: Makes the PDF away from the interface.
        options: What is chosen, and how the PDF is made of it.
        parent: Over which it opens.

    Signals:
        progressed(int, int): Parts of the document that are done, and their total.
        saved: It is in a file.
    """

    progressed = Signal(int, int)
    saved = Signal()

    def __init__(self, app: App, worker: Worker, options: PdfOptions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._app, self._worker, self.options = app, worker, options
        self._pdf = b""
        self._shown = options.state
        self._making: Event = Event()
        self.job: PrintJob | None = None
        self._pictures = 0
        self.resize(sized_for_text(self, *_SIZE))
        row = QHBoxLayout(self)
        row.addWidget(self._side())
        self.preview = PdfPreview(self)
        self.document = self.preview.document
        row.addWidget(self.preview, 1)
        # Only now that it stands in the dialog does Qt keep it as the one that Enter presses.
        self.print_button.setDefault(True)
        follow_layout(self)
        self.options.changed.connect(self.remake)
        self.progressed.connect(self._count_parts)
        self.remake()

    # --- building -----------------------------------------------------------------------------

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        scroll = borderless_area()
        scroll.setWidget(self.options)
        bar = scroll.verticalScrollBar().sizeHint().width()
        wanted = max(
            round(24.5 * self.fontInfo().pixelSize()), self.options.sizeHint().width() + bar
        )
        side.setFixedWidth(min(wanted, round(_SIDE * self.width())))
        column.addWidget(scroll, 1)
        for widget in (*self._news(), *self._buttons()):
            column.addWidget(widget)
        return side

    def _news(self) -> tuple[QWidget, ...]:
        """Return what tells how it stands: a warning, what happened, how far it is."""
        self.warning, self.status = QLabel(), QLabel()
        self._news_of = Announcer(self)
        for label in (self.warning, self.status):
            label.setWordWrap(True)
        bold = QFont(self.font())
        bold.setBold(True)
        self.warning.setFont(bold)
        self.warning.hide()
        self.progress = QProgressBar(textVisible=False)
        self.progress.hide()
        self.cancel_button = push_button(tr("C&ancel"), self.cancel)
        self.cancel_button.hide()
        return self.warning, self.status, self.progress, self.cancel_button

    def _buttons(self) -> tuple[QPushButton, ...]:
        self.print_button = push_button(tr("&Print…"), self._print, style="main")
        words = tr("&Save as…") if self.options.pictures else tr("&Save as PDF…")
        self.save_button = push_button(words, self._save)
        self.close_button = push_button(tr("C&lose"), self.reject)
        return self.print_button, self.save_button, self.close_button

    # --- making -------------------------------------------------------------------------------

    def remake(self) -> None:
        """Make the document anew with what is chosen, and show it."""
        self._making.set()
        self._making = given_up = Event()
        work, state = self.options.work(), self.options.state

        def count(done: int, total: int) -> None:
            # Whoever gave it up may have closed this since.
            if not given_up.is_set():
                self.progressed.emit(done, total)

        def progress(done: int, total: int) -> None:
            if given_up.is_set():
                raise SfdeskError(tr("The work was given up."))
            self._worker.tell(partial(count, done, total))

        doing = tr("Making the booklet") if self.options.parts > 1 else ""
        self._busy(doing)
        self._news_of.say(doing)
        self._worker.ask(
            name=_WORK,
            work=lambda: work(progress),
            done=lambda pdf: self._show(pdf, state),
            failed=self._failed,
        )

    def cancel(self) -> None:
        """Give up what is under way: printing, or a booklet; what was shown stays shown."""
        if self.job:
            self.job.cancel()
            return
        self._give_up()
        self.options.restore(self._shown)
        self._rest(tr("Cancelled. This is what was shown before."))
        if not self._pdf:
            self.reject()

    def done(self, result: int) -> None:
        """Close; what is being made is given up, and what is being printed or saved goes on."""
        self._give_up()
        if self.job or self._pictures:
            self.hide()
            return
        self._worker.ask(
            name="forget",
            work=self._app.papers.forget,
            done=lambda _: None,
            failed=lambda _: None,
        )
        super().done(result)

    def _give_up(self) -> None:
        self._making.set()
        self._worker.drop(_WORK)

    def _busy(self, doing: str) -> None:
        """Show that something is under way.

        Args:
            doing: What, where it takes so long that it is counted and can be cancelled.
        """
        self.setWindowTitle(self.options.title)
        self.progress.setAccessibleName(doing)
        self.progress.setRange(0, 0)
        for widget in (self.progress, self.cancel_button):
            widget.setVisible(bool(doing))
        for each in (self.print_button, self.save_button):
            each.setEnabled(False)

    def _rest(self, told: str) -> None:
        """Show that nothing is under way any more, and what came of it."""
        self._busy("")
        self.print_button.setEnabled(bool(self._pdf))
        self.save_button.setEnabled(bool(self._pdf))
        self.warning.setText(self.options.warning)
        self.warning.setVisible(bool(self.options.warning))
        spoken = filter(None, (told, self.options.warning))
        self._tell(told, ". ".join(each.rstrip(".") for each in spoken))

    def _tell(self, words: str, spoken: str = "") -> None:
        """Say how it stands, to the eye and to the ear."""
        self.status.setText(words)
        self._news_of.say(spoken or words)

    def _count_parts(self, done: int, total: int) -> None:
        # Putting the parts together comes last, and is what takes longest.
        self.progress.setRange(0, total + 1)
        self.progress.setValue(done)
        if total > 1:
            self.status.setText(_so_far(done, total))

    def _show(self, pdf: bytes, state: object) -> None:
        self._pdf, self._shown = pdf, state
        self.preview.show_pdf(pdf)
        pages = tr_n("{count} page", "{count} pages", self.document.pageCount())
        self._rest(f"{pages}, {paper_words(self.document.pagePointSize(0))}")

    def _failed(self, error: SfdeskError) -> None:
        self._pdf = b""
        self._rest(error.happened)
        messages.tell(self, error)

    # --- printing and saving ------------------------------------------------------------------

    def _print(self) -> None:
        if not (self._pdf and may_leave(self.options, PRINTING, self)):
            return
        try:
            order = ask_printer(
                self.document, self.options.job_title, self.options.copies.value(), self
            )
            if order is None:
                self._tell(tr("Not printed."))
                return
            self._start(job_of(order, self._pdf, self))
        except SfdeskError as error:
            messages.tell(self, error)

    def _start(self, job: PrintJob) -> None:
        self.job = job
        self._busy(tr("Printing"))
        self._tell(tr("Sending to the printer …"))
        job.progressed.connect(self._count_pages)
        job.ended.connect(self._printed)
        job.failed.connect(self._not_printed)
        job.start()

    def _count_pages(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        now, all_ = number(min(done + 1, total)), number(total)
        self.status.setText(tr("Page {page} of {all} is sent to the printer …", page=now, all=all_))

    def _printed(self, told: str) -> None:
        self.job = None
        self._rest(told)
        self._close_if_hidden()

    def _close_if_hidden(self) -> None:
        """Be gone, where it was closed before all that goes on was done."""
        if self.isHidden():
            self.reject()

    def _seen_part(self) -> QWidget | None:
        """Return what a message stands over: this, or the window where this was closed before."""
        return self.parentWidget() if self.isHidden() else self

    def _not_printed(self, error: SfdeskError) -> None:
        over = self._seen_part()
        self._printed(error.happened)
        messages.tell(over, error)

    def _save(self) -> None:
        if not (self._pdf and may_leave(self.options, SAVING, self)):
            return
        kinds = [tr("PDF (*.pdf)")]
        kinds += [f"{tr(kind.label)} (*.{kind.value})" for kind in self.options.pictures]
        if path := ask_where(self, tr("Save"), self.options.file_name, ";;".join(kinds)):
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the document, whole or not at all: as a picture where the name ends so."""
        kinds = {kind.value: kind for kind in self.options.pictures}
        kind = kinds.get(path.suffix.lower().removeprefix("."))
        write = self._app.papers.write_sheet
        if kind is None:
            if messages.succeeded(self, lambda: write(path, self._pdf)):
                self._saved(path)
            return
        make = self.options.picture(kind)
        self._pictures += 1
        # Asked for once, it is made whatever else is chosen meanwhile.
        self._worker.keep(
            lambda: write(path, make()), lambda _: self._pictured(path), self._not_pictured
        )

    def _pictured(self, path: Path) -> None:
        self._pictures -= 1
        self._saved(path)
        self._close_if_hidden()

    def _not_pictured(self, error: SfdeskError) -> None:
        self._pictures -= 1
        over = self._seen_part()
        self._close_if_hidden()
        messages.tell(over, error)

    def _saved(self, path: Path) -> None:
        self._tell(tr("Saved as {name}", name=path))
        self.saved.emit()


def _so_far(done: int, total: int) -> str:
    """Return how many sheets of a booklet are made; putting them together comes last."""
    if done < total:
        return tr_n("{done} of {count} sheet", "{done} of {count} sheets", total, done=number(done))
    return tr_n(
        "{done} of {count} sheet; putting them together …",
        "{done} of {count} sheets; putting them together …",
        total,
        done=number(done),
    )
