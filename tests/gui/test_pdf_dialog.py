"""The dialog of everything that is made as PDF: choose, preview, save, print."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.factsheets.organisation import Organisation
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.sheets import pdf_dialog
from sfdesk.ui.sheets.organisation_dialog import OrganisationDialog
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.sheets.printing import ask_printer
from sfdesk.ui.sheets.sheet_chooser import SheetChooser
from sfdesk.ui.sheets.sheet_options import SheetOptions
from sfdesk.ui.support import messages
from sfdesk.ui.window.main_window import MainWindow

LOGOS = Path(__file__).parents[1] / "data" / "logos"


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> Iterator[PdfDialog]:
    """The dialog of an intervention that carries a warning about safety."""
    window.session.open_entry((EntryKind.INTERVENTION, "family-foundations"))
    window.open_sheet()
    opened = window.findChild(PdfDialog)
    assert opened is not None
    qtbot.waitUntil(lambda: opened.document.pageCount() > 0, timeout=10_000)
    yield opened
    opened.reject()


def options(dialog: PdfDialog) -> SheetOptions:
    assert isinstance(dialog.options, SheetOptions)
    return dialog.options


def test_the_preview_is_the_pdf(dialog: PdfDialog) -> None:
    assert dialog.document.pageCount() == 2
    assert dialog.status.text() == "2 pages, A4"
    assert "Family Foundations" in dialog.document.getAllText(0).text()


def test_audience_and_sections_change_the_sheet(dialog: PdfDialog, qtbot: QtBot) -> None:
    options(dialog).audience.setCurrentIndex(options(dialog).audience.findData("practitioner"))
    qtbot.waitUntil(lambda: "At a glance" in dialog.document.getAllText(0).text(), timeout=10_000)
    name, box = next((n, b) for n, b in options(dialog).boxes.items() if n == "references")
    pages = [dialog.document.getAllText(n).text() for n in range(dialog.document.pageCount())]
    assert any("References" in page for page in pages), name
    box.setChecked(False)

    def without() -> bool:
        count = dialog.document.pageCount()
        return count > 0 and all(
            "\nReferences" not in dialog.document.getAllText(n).text() for n in range(count)
        )

    qtbot.waitUntil(without, timeout=10_000)


def test_the_print_profile_is_remembered(dialog: PdfDialog, window: MainWindow) -> None:
    options(dialog).profile.setCurrentIndex(options(dialog).profile.findData("large-print"))
    assert window.settings.settings.sheet_profile == "large-print"


def test_a_sheet_that_is_ready_after_the_dialog_was_closed_troubles_nobody(
    window: MainWindow, qtbot: QtBot
) -> None:
    broke: list[str] = []
    window.session.open_entry((EntryKind.INTERVENTION, "family-foundations"))
    window.open_sheet()
    opened = window.findChild(PdfDialog)
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


def test_it_saves_a_pdf(dialog: PdfDialog, tmp_path: Path) -> None:
    dialog.save_to(tmp_path / "sheet.pdf")
    saved = QPdfDocument()
    saved.load(str(tmp_path / "sheet.pdf"))
    assert saved.pageCount() == 2
    saved.close()


def test_a_place_that_cannot_be_written_is_told_and_loses_nothing(
    dialog: PdfDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[SfdeskError] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, error: told.append(error))
    blocked = tmp_path / "file"
    blocked.write_text("kept")
    dialog.save_to(blocked / "sheet.pdf")
    assert "could not be written" in told[0].happened
    assert blocked.read_text() == "kept"


def test_it_asks_whether_the_sheet_is_safe_to_take_home(
    dialog: PdfDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def refuse(_parent: object, title: str, _question: str, **_: str) -> bool:
        asked.append(title)
        return False

    monkeypatch.setattr(messages, "ask", refuse)
    dialog.print_button.click()
    dialog.save_button.click()
    assert asked == ["Is it safe to take home?"] * 2


def test_without_a_printer_it_says_what_to_do(
    dialog: PdfDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with pytest.raises(SfdeskError, match="Save it as PDF"):
        ask_printer(dialog.document, "Family Foundations", 1, dialog)


def shown_text(dialog: PdfDialog) -> str:
    count = dialog.document.pageCount()
    return "\n".join(dialog.document.getAllText(n).text() for n in range(count))


def test_a_booklet_is_made_with_a_count_and_shown(dialog: PdfDialog, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    dialog.progressed.connect(lambda done, total: told.append((done, total)))
    options(dialog).show_sheets(["epec", "play-therapy"])
    assert dialog.progress.isVisible()
    assert dialog.cancel_button.isVisible()
    assert not dialog.print_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.document.pageCount() == 6, timeout=20_000)
    assert told[-1] == (2, 2)
    assert not dialog.progress.isVisible()
    assert dialog.save_button.isEnabled()
    assert "Contents" in shown_text(dialog)
    assert options(dialog).file_name == "family-sheets.pdf"


def test_a_cancelled_booklet_leaves_the_sheet_that_was_shown(
    dialog: PdfDialog, app: App, qtbot: QtBot
) -> None:
    options(dialog).show_sheets([row.slug for row in app.edition.interventions])
    dialog.cancel_button.click()
    assert dialog.save_button.isEnabled()
    assert options(dialog).state.slugs == ("family-foundations",)
    assert "Family Foundations" in shown_text(dialog)
    assert dialog.document.pageCount() == 2
    assert not dialog.progress.isVisible()


def test_the_chooser_ticks_sheets(app: App, dialog: PdfDialog) -> None:
    names = [(row.slug, row.name) for row in app.edition.interventions]
    chooser = SheetChooser(names, ["epec"], dialog)
    ok = chooser.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert chooser.chosen == ["epec"]
    chooser.tick(True)
    assert chooser.chosen == [slug for slug, _ in names]
    chooser.tick(False)
    assert not ok.isEnabled()
    chooser.list.item(3).setCheckState(Qt.CheckState.Checked)
    assert chooser.chosen == [names[3][0]]
    assert ok.isEnabled()


def test_it_asks_about_safety_for_a_booklet_too(
    dialog: PdfDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def refuse(_parent: object, title: str, _question: str, **_: str) -> bool:
        asked.append(title)
        return False

    monkeypatch.setattr(messages, "ask", refuse)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(pdf_dialog, "ask_printer", lambda *_: None)
    options(dialog).show_sheets(["play-therapy", "family-foundations"])
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=20_000)
    dialog.save_button.click()
    dialog.print_button.click()
    assert len(asked) == 2
    options(dialog).show_sheets(["play-therapy", "art-therapy"])
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=20_000)
    dialog.save_button.click()
    dialog.print_button.click()
    assert len(asked) == 2
    assert dialog.status.text() == "Not printed."


def test_a_discreet_sheet_tells_nothing_to_the_queue_or_the_folder(
    dialog: PdfDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def take(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return "", ""

    options(dialog).discreet.setChecked(True)
    qtbot.waitUntil(lambda: shown_text(dialog).startswith("Information sheet"), timeout=20_000)
    monkeypatch.setattr(messages, "ask", lambda *_, **__: True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", take)
    dialog.save_button.click()
    assert proposed == ["information-sheet.pdf"]
    assert options(dialog).job_title == "Information sheet"
    options(dialog).audience.setCurrentIndex(options(dialog).audience.findData("practitioner"))
    assert not options(dialog).discreet.isEnabled()
    assert options(dialog).file_name == "family-foundations-practitioner.pdf"


def test_the_organisation_is_remembered_and_printed(
    dialog: PdfDialog, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(asked: OrganisationDialog) -> QDialog.DialogCode:
        asked.name.setText("Northtown Early Help")
        asked.contact.setPlainText("01234 567890")
        asked.take_logo(LOGOS / "logo.png")
        return QDialog.DialogCode.Accepted

    assert not options(dialog).boxes["contact"].isEnabled()
    monkeypatch.setattr(OrganisationDialog, "exec", fill)
    options(dialog).organisation_button.click()
    qtbot.waitUntil(lambda: "Northtown Early Help" in shown_text(dialog), timeout=20_000)
    assert "01234 567890" in shown_text(dialog)
    assert options(dialog).boxes["contact"].isEnabled()
    assert window.settings.settings.organisation == "Northtown Early Help"
    assert window.app.letterhead.organisation.logo == (LOGOS / "logo.png").read_bytes()


def test_a_logo_that_cannot_be_printed_is_told_and_the_old_one_stays(
    dialog: PdfDialog, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[SfdeskError] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, error: told.append(error))
    ours = Organisation("Northtown", "", (LOGOS / "logo.svg").read_bytes())
    asked = OrganisationDialog(ours, app.sheets.check_logo, dialog)
    (tmp_path / "logo.png").write_bytes((LOGOS / "logo.png").read_bytes()[:200])
    asked.take_logo(tmp_path / "logo.png")
    asked.take_logo(tmp_path / "none.png")
    assert "damaged" in told[0].happened
    assert "could not be read" in told[1].happened
    assert asked.organisation == ours
    asked.remove.click()
    assert asked.organisation.logo == b""


def test_the_preview_turns_pages_and_zooms(dialog: PdfDialog) -> None:
    preview = dialog.preview
    preview.page.setValue(2)
    assert preview.view.pageNavigator().currentPage() == 1
    preview.larger.click()
    larger = preview.view.zoomFactor()
    preview.larger.click()
    assert preview.view.zoomFactor() > larger
    preview.smaller.click()
    assert preview.view.zoomFactor() == larger
    assert preview.zoom.text() == f"{larger:.0%}"
    preview.fit_button.click()
    assert preview.view.zoomMode() is QPdfView.ZoomMode.FitToWidth
    assert preview.zoom.text() == "Fit"
