"""The fact sheet dialog: the PDF itself as preview, saved and printed for real."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from sfdesk.errors import SfdeskError
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui import messages
from sfdesk.ui.main_window import MainWindow
from sfdesk.ui.printing import print_pdf, render
from sfdesk.ui.sheet_dialog import SheetDialog


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> Iterator[SheetDialog]:
    """The dialog of an intervention that carries a warning about safety."""
    window.session.open_entry((EntryKind.INTERVENTION, "family-foundations"))
    window.open_sheet()
    opened = window.findChild(SheetDialog)
    assert opened is not None
    qtbot.waitUntil(lambda: opened.document.pageCount() > 0, timeout=10_000)
    yield opened
    opened.reject()


def test_the_preview_is_the_pdf(dialog: SheetDialog) -> None:
    assert dialog.document.pageCount() == 2
    assert dialog.status.text() == "2 pages, A4"
    assert "Family Foundations" in dialog.document.getAllText(0).text()


def test_audience_and_sections_change_the_sheet(dialog: SheetDialog, qtbot: QtBot) -> None:
    dialog.audience.setCurrentIndex(dialog.audience.findData("practitioner"))
    qtbot.waitUntil(lambda: "At a glance" in dialog.document.getAllText(0).text(), timeout=10_000)
    name, box = next((n, b) for n, b in dialog._boxes.items() if n == "references")
    pages = [dialog.document.getAllText(n).text() for n in range(dialog.document.pageCount())]
    assert any("References" in page for page in pages), name
    box.setChecked(False)

    def without() -> bool:
        count = dialog.document.pageCount()
        return count > 0 and all(
            "\nReferences" not in dialog.document.getAllText(n).text() for n in range(count)
        )

    qtbot.waitUntil(without, timeout=10_000)


def test_the_print_profile_is_remembered(dialog: SheetDialog, window: MainWindow) -> None:
    dialog.profile.setCurrentIndex(dialog.profile.findData("large-print"))
    assert window.settings.settings.sheet_profile == "large-print"


def test_a_sheet_that_is_ready_after_the_dialog_was_closed_troubles_nobody(
    window: MainWindow, qtbot: QtBot
) -> None:
    broke: list[str] = []
    window.session.open_entry((EntryKind.INTERVENTION, "family-foundations"))
    window.open_sheet()
    opened = window.findChild(SheetDialog)
    assert opened is not None
    opened.remake()
    opened.destroyed.connect(lambda: broke.append("closed"))
    opened.reject()
    qtbot.waitUntil(lambda: broke == ["closed"])
    after: list[bool] = []
    window.worker.ask(
        name="after", work=lambda: True, done=after.append, failed=lambda _: after.append(False)
    )
    qtbot.waitUntil(lambda: after == [True], timeout=10_000)


def test_it_saves_a_pdf(dialog: SheetDialog, tmp_path: Path) -> None:
    dialog.save_to(tmp_path / "sheet.pdf")
    saved = QPdfDocument()
    saved.load(str(tmp_path / "sheet.pdf"))
    assert saved.pageCount() == 2
    saved.close()


def test_a_place_that_cannot_be_written_is_told_and_loses_nothing(
    dialog: SheetDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[SfdeskError] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, error: told.append(error))
    blocked = tmp_path / "file"
    blocked.write_text("kept")
    dialog.save_to(blocked / "sheet.pdf")
    assert "could not be saved" in told[0].happened
    assert blocked.read_text() == "kept"


def test_it_asks_whether_the_sheet_is_safe_to_take_home(
    dialog: SheetDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def refuse(_parent: object, title: str, _question: str, **_: str) -> bool:
        asked.append(title)
        return False

    monkeypatch.setattr(messages, "ask", refuse)
    dialog.print_button.click()
    dialog.save_button.click()
    assert asked == ["Is it safe to take home?"] * 2


def test_pages_are_painted_on_the_paper_at_the_printers_resolution(
    dialog: SheetDialog, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert render(dialog.document, printer) == 2
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == 2
    picture = printed.render(0, QSize(300, 424))
    dark = sum(picture.pixelColor(x, y).lightness() < 100 for x in range(300) for y in range(424))
    assert dark > 300
    printed.close()


@pytest.mark.qt_log_ignore("QPainter::begin", "QPdfEngine", "QPdf", "QFile")
def test_a_printer_that_takes_no_job_is_told(dialog: SheetDialog, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(blocked / "printed.pdf"))
    with pytest.raises(SfdeskError, match="took no job"):
        render(dialog.document, printer)


def test_without_a_printer_it_says_what_to_do(
    dialog: SheetDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with pytest.raises(SfdeskError, match="Save it as PDF"):
        print_pdf(dialog.document, "Family Foundations", dialog)
