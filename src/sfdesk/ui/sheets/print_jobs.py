"""Sends pages to a printer, away from the interface: counted, and to be cancelled.

Where the system takes PDF (CUPS), the PDF itself goes: small, sharp and at once. Elsewhere the
pages are painted one by one at the printer's resolution.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QObject,
    QProcess,
    QRect,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import tr, tr_n

_MOST_DPI = 600
_STRIP = 600_000
"""Dots of a page that are painted at a time: some 20 ms, in which the interface waits."""
_FINE = 400
"""Dots an inch from which letters need no grey at their edges; without it a job is a tenth."""
_HARD_EDGES = (
    QPdfDocumentRenderOptions.RenderFlag.TextAliased
    | QPdfDocumentRenderOptions.RenderFlag.PathAliased
)
_CUPS_OPTIONS = 0xFE00
"""Where Qt's dialog leaves what it was told for CUPS, as name, value, name, value."""
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What is to be printed, and how.

    Attributes:
        printer: As the user set it up; its paper and orientation are those of the pages.
        pages: Numbers of the pages, from 1.
        fitted: Whether pages are made smaller or larger to fit other paper.
        whole: Whether these are all pages of the document.
    """

    printer: QPrinter
    pages: tuple[int, ...]
    fitted: bool
    whole: bool


class PrintJob(QObject):
    """One job.

    Signals:
        progressed(int, int): Pages that are sent, and their total.
        ended(str): It is over; what to tell the user.
        failed(SfdeskError): The printer did not take it.
    """

    progressed = Signal(int, int)
    ended = Signal(str)
    failed = Signal(object)

    def __init__(self, order: PrintOrder, pdf: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self._order, self._pdf = order, pdf
        self._cancelled = Event()

    def start(self) -> None:
        """Begin."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Stop as soon as can be; ``ended`` follows."""
        self._cancelled.set()

    @property
    def _name(self) -> str:
        return self._order.printer.printerName() or self._order.printer.outputFileName()

    def _told(self) -> str:
        """Return what a job that was sent is told as."""
        count, copies = len(self._order.pages), self._order.printer.copyCount()
        told = [tr_n("{count} page", "{count} pages", count)]
        told += [tr_n("{count} copy", "{count} copies", copies)] if copies > 1 else []
        told.append(self._order.printer.pageLayout().pageSize().name())
        return tr("Sent to {printer}: {what}.", printer=self._name, what=", ".join(told))

    def _refused(self, detail: str = "") -> SfdeskError:
        return SfdeskError(
            tr("The printer “{printer}” did not accept the document.", printer=self._name),
            kept=tr("The document is still on the screen."),
            do=tr(
                "Check that it is on and connected, choose another, or save the document as PDF."
            ),
            detail=detail,
        )


class SpooledJob(PrintJob):
    """Gives the PDF itself to the queue, by CUPS's own program.

    Args:
        program: The path of ``lp``.
    """

    def __init__(self, program: str, order: PrintOrder, pdf: bytes, parent: QObject) -> None:
        super().__init__(order, pdf, parent)
        self._process = QProcess(self)
        self._process.setProgram(program)
        self._process.setArguments(arguments(order))
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._broke)

    def start(self) -> None:
        """Begin."""
        self._process.start()
        self._process.write(QByteArray(self._pdf))
        self._process.closeWriteChannel()

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        said = bytes(self._process.readAllStandardOutput().data()).decode(errors="replace")
        if code or status is not QProcess.ExitStatus.NormalExit:
            wrong = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
            self.failed.emit(self._refused(wrong.strip()))
        elif self._cancelled.is_set():
            self._take_back(said)
        else:
            self.ended.emit(self._told())

    def _broke(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.failed.emit(self._refused(self._process.errorString()))

    def _take_back(self, said: str) -> None:
        """Cancel a job that the queue has just taken."""
        if number := re.search(rf"{re.escape(self._name)}-\d+", said):
            QProcess.startDetached("cancel", [number[0]])
        self.ended.emit(tr("Cancelled. The printer was told to drop it."))


def arguments(order: PrintOrder) -> list[str]:
    """Return how CUPS is told of an order; the PDF itself follows on standard input."""
    printer = order.printer
    options = {
        **_dialog_options(printer),
        "media": printer.pageLayout().pageSize().key(),
        "print-scaling": "fit" if order.fitted else "none",
        "collate": "true" if printer.collateCopies() else "false",
    }
    if sides := _SIDES.get(printer.duplex()):
        options["sides"] = sides
    if printer.colorMode() is QPrinter.ColorMode.GrayScale:
        options["print-color-mode"] = "monochrome"
    if not order.whole:
        options["page-ranges"] = ",".join(_ranges(order.pages))
    named = ["-d", printer.printerName(), "-t", printer.docName(), "-n", str(printer.copyCount())]
    return [*named, *(part for item in options.items() for part in ("-o", "=".join(item)))]


def _dialog_options(printer: QPrinter) -> dict[str, str]:
    """Return what else was chosen in the system's dialog: pages a side, when, cover sheets."""
    try:
        key = QPrintEngine.PrintEnginePropertyKey(_CUPS_OPTIONS)
        found = list(printer.printEngine().property(key) or ())
    except (ValueError, TypeError):
        return {}
    pairs = zip(found[::2], found[1::2], strict=False)
    return {str(name): str(value) for name, value in pairs if str(value)}


def _ranges(pages: tuple[int, ...]) -> Iterator[str]:
    """Yield pages as CUPS writes them: ``1-3``, ``5``."""
    first = last = pages[0]
    for page in (*pages[1:], 0):
        if page != last + 1:
            yield str(first) if first == last else f"{first}-{last}"
            first = page
        last = page


class PaintedJob(PrintJob):
    """Paints the pages on the printer, one by one.

    A page is drawn by Qt's own thread, and put on the printer in strips: Python's interpreter is
    held while something is painted, also where another thread does it.
    """

    def __init__(self, order: PrintOrder, pdf: bytes, parent: QObject) -> None:
        super().__init__(order, pdf, parent)
        printer = order.printer
        printer.setResolution(min(printer.resolution(), _MOST_DPI))
        printer.setFullPage(True)
        times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
        self._pages, self._done = order.pages * times, 0
        self._strips: Iterator[int] = iter(())
        self._painter = QPainter()
        self._buffer, self._document = QBuffer(self), QPdfDocument(self)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._take)

    def start(self) -> None:
        """Begin."""
        self._buffer.setData(QByteArray(self._pdf))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        # A document of its own: that of the preview may change while this prints.
        self._document.load(self._buffer)
        self._renderer.setDocument(self._document)
        if not self._painter.begin(self._order.printer):
            self.failed.emit(self._refused())
            return
        # Letters keep their edges, and white paper takes next to no room in the job.
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._next_page()

    def _next_page(self) -> None:
        self.progressed.emit(self._done, len(self._pages))
        if self._done == len(self._pages):
            self._painter.end()
            self.ended.emit(self._told())
        elif self._done and not self._order.printer.newPage():
            self._painter.end()
            self.failed.emit(self._refused())
        else:
            self._renderer.requestPage(self._index, self._room.size(), self._options)

    @property
    def _index(self) -> int:
        return self._pages[self._done] - 1

    @property
    def _room(self) -> QRect:
        return room(self._order, self._document.pagePointSize(self._index))

    def _take(self, _number: int, _size: QSize, page: QImage) -> None:
        self._strips = self._paint(page)
        self._step()

    def _step(self) -> None:
        if self._cancelled.is_set():
            self._order.printer.abort()
            self._painter.end()
            self.ended.emit(tr("Cancelled. Pages that were sent already may come out."))
        elif next(self._strips, None) is None:
            self._done += 1
            self._next_page()
        else:
            QTimer.singleShot(0, self._step)

    @property
    def _options(self) -> QPdfDocumentRenderOptions:
        options = QPdfDocumentRenderOptions()
        if self._order.printer.resolution() >= _FINE:
            options.setRenderFlags(_HARD_EDGES)
        return options

    def _paint(self, page: QImage) -> Iterator[int]:
        """Paint a page strip by strip; yield where each begins."""
        corner, high = self._room.topLeft(), max(1, _STRIP // page.width())
        for top in range(0, page.height(), high):
            part = QRect(0, top, page.width(), min(high, page.height() - top))
            self._painter.drawImage(corner + part.topLeft(), _on_white(page.copy(part)))
            yield top


def room(order: PrintOrder, points: QSizeF) -> QRect:
    """Return where a page stands on the paper, in dots: as large as it is, or as fits.

    Args:
        order: Its printer has the paper and how the paper lies.
        points: How large the page is.
    """
    layout, resolution = order.printer.pageLayout(), order.printer.resolution()
    full = layout.fullRectPixels(resolution)
    if order.fitted:
        least = layout.minimumMargins()
        within = QPageLayout(layout.pageSize(), layout.orientation(), least, layout.units())
        full = within.paintRectPixels(resolution)
    scale = min(full.width() / points.width(), full.height() / points.height())
    found = QRect(0, 0, round(points.width() * scale), round(points.height() * scale))
    found.moveCenter(full.center())
    return found


def _on_white(strip: QImage) -> QImage:
    """Return a strip on white paper: where a page has no ground, it is not drawn at all."""
    if not strip.hasAlphaChannel():
        return strip
    paper = QImage(strip.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, strip)
    painter.end()
    return paper
