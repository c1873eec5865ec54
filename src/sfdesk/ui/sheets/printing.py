"""Asks which printer is to print a PDF, on which paper, and how it is to get it."""

import logging
import sys

from PySide6.QtCore import QLibrary, QObject, QStandardPaths
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import to_translate, tr
from sfdesk.ui.sheets.paper import orientation_of, paper_of, paper_words, same_paper
from sfdesk.ui.sheets.print_jobs import PaintedJob, PrintJob, PrintOrder, SpooledJob
from sfdesk.ui.support import messages
from sfdesk.ui.support.controls import WheelGuard

_log = logging.getLogger(__name__)

_KEPT = to_translate("The document is still on the screen.")
_CUPS = "libcups.so.2"
"""Not packed with the program; Qt's plugin for printers links it."""


def job_of(order: PrintOrder, pdf: bytes, parent: QObject) -> PrintJob:
    """Return the job that prints: the PDF itself where the system takes PDF."""
    program = _spooler()
    if program and order.printer.outputFormat() is QPrinter.OutputFormat.NativeFormat:
        return SpooledJob(program, order, pdf, parent)
    return PaintedJob(order, pdf, parent)


def ask_printer(
    document: QPdfDocument, title: str, copies: int, parent: QWidget | None
) -> PrintOrder | None:
    """Ask for a printer, which pages and how many.

    Args:
        document: What to print.
        title: What the print queue shows.
        copies: How many the system's dialog proposes.
        parent: Over which the dialog opens.

    Returns:
        What the user wants; None for nothing.

    Raises:
        SfdeskError: If there is no printer, or the chosen one is stopped.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise _no_printer()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCopyCount(copies)
    _lay(printer, document, paper_of(document.pagePointSize(0)))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pageCount())
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    WheelGuard.watch(dialog)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    _check_state(printer)
    return _order(document, printer, parent)


def _no_printer() -> SfdeskError:
    if sys.platform.startswith("linux") and not QLibrary(_CUPS).load():
        return SfdeskError(
            tr(
                "The system's library for printing ({library}) is not on this computer.",
                library=_CUPS,
            ),
            kept=tr(_KEPT),
            do=tr("Save it as PDF and print it elsewhere, or ask for the package libcups2."),
        )
    return SfdeskError(
        tr("No printer is set up on this computer."),
        kept=tr(_KEPT),
        do=tr("Save it as PDF and print it elsewhere, or ask for a printer to be set up."),
    )


def _order(document: QPdfDocument, printer: QPrinter, parent: QWidget | None) -> PrintOrder | None:
    meant = paper_of(document.pagePointSize(0))
    paper = _paper_in(printer, meant)
    fitted = not same_paper(paper, meant)
    if fitted and not _ask_to_fit(document, printer, paper, parent):
        return None
    _lay(printer, document, paper)
    pages = _chosen(printer.pageRanges(), document.pageCount())
    return PrintOrder(printer, pages, fitted, len(pages) == document.pageCount())


def _paper_in(printer: QPrinter, meant: QPageSize) -> QPageSize:
    """Return the paper to print on: that of the document, where the printer has it.

    The system's dialog goes back to the printer's usual paper whenever another printer is
    chosen. Only a paper that is not the usual one was surely chosen by the user.
    """
    info = QPrinterInfo(printer)
    chosen = printer.pageLayout().pageSize()
    usual = info.defaultPageSize()
    has_it = any(same_paper(size, meant) for size in info.supportedPageSizes())
    return meant if has_it and same_paper(chosen, usual) else chosen


def _ask_to_fit(
    document: QPdfDocument, printer: QPrinter, paper: QPageSize, parent: QWidget | None
) -> bool:
    made_for = paper_words(document.pagePointSize(0))
    return messages.ask(
        parent,
        tr("Other paper"),
        tr(
            "The pages are made for {made_for}. “{printer}” is to print on {paper}. They can be "
            "made to fit: everything is on the paper, and the letters are of another size.",
            made_for=made_for,
            printer=printer.printerName(),
            paper=paper.name(),
        ),
        yes=tr("Fit to {paper}", paper=paper.name()),
        no=tr("Do not print"),
    )


def _lay(printer: QPrinter, document: QPdfDocument, paper: QPageSize) -> None:
    """Let the paper lie as the pages do."""
    printer.setPageSize(paper)
    printer.setPageOrientation(orientation_of(document.pagePointSize(0)))


def _chosen(ranges: QPageRanges, count: int) -> tuple[int, ...]:
    """Return the numbers of the chosen pages, each once; all where none are chosen."""
    wanted = [n for each in ranges.toRangeList() for n in range(each.from_, each.to + 1)]
    return tuple(n for n in range(1, count + 1) if not wanted or n in wanted)


def _check_state(printer: QPrinter) -> None:
    if QPrinterInfo(printer).state() is QPrinter.PrinterState.Error:
        # A job that waits in a stopped queue comes out when nobody stands there to take it.
        raise SfdeskError(
            tr("The printer “{printer}” is stopped.", printer=printer.printerName()),
            kept=tr("Nothing was sent to it."),
            do=tr("Start it again, choose another, or save the document as PDF."),
        )


def _spooler() -> str:
    """Return the program that takes a PDF for a queue of CUPS; empty where there is none."""
    return "" if sys.platform == "win32" else QStandardPaths.findExecutable("lp")
