"""Printing a PDF through the system's own dialog, at the printer's resolution."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from sfdesk.core.errors import SfdeskError
from sfdesk.ui.support.controls import WheelGuard

_MOST_DPI = 600


_LONGER_THAN_A4 = 1000
"""Points; A4 is 842 points long, A3 1191."""


def print_pdf(document: QPdfDocument, title: str, copies: int, parent: QWidget | None) -> str:
    """Ask for a printer and print.

    Args:
        document: What to print.
        title: What the print queue shows.
        copies: How many the system's dialog proposes.
        parent: Over which the dialog opens.

    Returns:
        What to tell the user.

    Raises:
        SfdeskError: If there is no printer, or it takes no job.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise SfdeskError(
            "No printer is set up on this computer.",
            kept="The sheet is still on the screen.",
            do="Save it as PDF and print it elsewhere, or ask for a printer to be set up.",
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(paper(document)))
    if document.pagePointSize(0).width() > document.pagePointSize(0).height():
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setDocName(title)
    printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pageCount())
    WheelGuard.watch(dialog)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return "Not printed."
    if QPrinterInfo.printerInfo(printer.printerName()).state() is QPrinter.PrinterState.Error:
        # A job that waits in a stopped queue comes out when nobody stands there to take it.
        raise SfdeskError(
            f"The printer “{printer.printerName()}” is stopped.",
            kept="Nothing was sent to it.",
            do="Start it again, choose another, or save the sheet as PDF.",
        )
    count = render(document, printer)
    return f"Sent to {printer.printerName()}: {count} page{'s' if count != 1 else ''}."


def paper(document: QPdfDocument) -> QPageSize.PageSizeId:
    """Return the paper that the first page of a document is made for: A3, else A4."""
    size = document.pagePointSize(0)
    longest = max(size.width(), size.height())
    return QPageSize.PageSizeId.A3 if longest > _LONGER_THAN_A4 else QPageSize.PageSizeId.A4


def render(document: QPdfDocument, printer: QPrinter) -> int:
    """Paint the chosen pages on the printer and return how many.

    Raises:
        SfdeskError: If the printer takes no job.
    """
    printer.setResolution(min(printer.resolution(), _MOST_DPI))
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(printer):
        raise _refused(printer)
    first = max(1, printer.fromPage()) - 1
    last = printer.toPage() or document.pageCount()
    pages = range(first, min(last, document.pageCount()))
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    for number in pages:
        if number != first and not printer.newPage():
            painter.end()
            raise _refused(printer)
        points = document.pagePointSize(number)
        scale = min(paper.width() / points.width(), paper.height() / points.height())
        size = QSize(round(points.width() * scale), round(points.height() * scale))
        painter.drawImage(QRect(paper.topLeft(), size), document.render(number, size))
    painter.end()
    return len(pages)


def _refused(printer: QPrinter) -> SfdeskError:
    return SfdeskError(
        f"The printer “{printer.printerName()}” took no job.",
        kept="The sheet is still on the screen.",
        do="Check that it is on and connected, choose another, or save the sheet as PDF.",
    )
