"""The dialog of everything that is made as PDF: choose, preview, save, print."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.core.letterhead import LONGEST_CONTACT, LONGEST_NAME, MOST_LINES
from sfdesk.factsheets.kinds import TableKind
from sfdesk.factsheets.organisation import Organisation
from sfdesk.factsheets.own_texts import on_fit
from sfdesk.model.local_layer import FitJudgement
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import View
from sfdesk.ui.sheets import pdf_dialog
from sfdesk.ui.sheets.decision_options import DecisionOptions
from sfdesk.ui.sheets.options import PdfOptions
from sfdesk.ui.sheets.organisation_dialog import OrganisationDialog
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.sheets.printing import ask_printer
from sfdesk.ui.sheets.sheet_chooser import SheetChooser
from sfdesk.ui.sheets.sheet_options import SheetOptions
from sfdesk.ui.sheets.table_options import TableOptions
from sfdesk.ui.support import messages
from sfdesk.ui.window.dialogs import open_sheet, print_table
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.conftest import Question

LOGOS = Path(__file__).parents[1] / "data" / "logos"


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> Iterator[PdfDialog]:
    """The dialog of an intervention that carries a warning about safety."""
    window.session.open_entry((EntryKind.INTERVENTION, "family-foundations"))
    open_sheet(window)
    opened = window.findChild(PdfDialog)
    assert opened is not None
    qtbot.waitUntil(lambda: opened.document.pageCount() > 0)
    # The window manager gives it the keyboard, in its own time.
    qtbot.waitUntil(opened.isActiveWindow)
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
    qtbot.waitUntil(lambda: "At a glance" in dialog.document.getAllText(0).text())
    name, box = next((n, b) for n, b in options(dialog).boxes.items() if n == "references")
    pages = [dialog.document.getAllText(n).text() for n in range(dialog.document.pageCount())]
    assert any("References" in page for page in pages), name
    box.setChecked(False)

    def without() -> bool:
        count = dialog.document.pageCount()
        return count > 0 and all(
            "\nReferences" not in dialog.document.getAllText(n).text() for n in range(count)
        )

    qtbot.waitUntil(without)


def test_the_print_profile_is_remembered(dialog: PdfDialog, window: MainWindow) -> None:
    options(dialog).profile.setCurrentIndex(options(dialog).profile.findData("large-print"))
    assert window.settings.settings.sheet_profile == "large-print"


def test_what_came_of_it_is_told_as_sentences(
    dialog: PdfDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(dialog._news_of, "say", spoken.append)
    monkeypatch.setattr(PdfOptions, "warning", "Some letters cannot be printed.")
    dialog.cancel()
    assert spoken[-1] == (
        "Cancelled. This is what was shown before. Some letters cannot be printed"
    )


def test_it_saves_a_pdf(dialog: PdfDialog, tmp_path: Path) -> None:
    dialog.save_to(tmp_path / "sheet.pdf")
    saved = QPdfDocument()
    saved.load(str(tmp_path / "sheet.pdf"))
    assert saved.pageCount() == 2
    saved.close()


def test_when_it_is_closed_the_typesetter_keeps_nothing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[bool] = []
    monkeypatch.setattr(window.app.papers, "forget", lambda: forgotten.append(True))
    window.session.open_entry((EntryKind.INTERVENTION, "family-foundations"))
    open_sheet(window)
    opened = window.findChild(PdfDialog)
    assert opened is not None
    qtbot.waitUntil(lambda: opened.document.pageCount() > 0)
    assert not forgotten
    opened.reject()
    qtbot.waitUntil(lambda: forgotten == [True])


def test_a_place_that_cannot_be_written_is_told_and_loses_nothing(
    dialog: PdfDialog, tmp_path: Path, told: list[SfdeskError]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("kept")
    dialog.save_to(blocked / "sheet.pdf")
    assert "could not be written" in told[0].happened
    assert blocked.read_text() == "kept"


def test_it_asks_whether_the_sheet_is_safe_to_take_home(
    dialog: PdfDialog, refused: list[Question]
) -> None:
    dialog.print_button.click()
    dialog.save_button.click()
    assert [question.title for question in refused] == ["Is it safe to take home?"] * 2


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
    qtbot.waitUntil(lambda: dialog.document.pageCount() == 6)
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


def test_the_first_that_is_ticked_is_in_sight(app: App, dialog: PdfDialog, qtbot: QtBot) -> None:
    names = [(row.slug, row.name) for row in app.edition.interventions]
    chooser = SheetChooser(names, [names[-1][0], names[-2][0]], dialog)
    qtbot.addWidget(chooser)
    chooser.show()
    qtbot.waitUntil(lambda: chooser.list.currentRow() == len(names) - 2)
    seen = chooser.list.viewport().rect()
    qtbot.waitUntil(lambda: seen.contains(chooser.list.visualItemRect(chooser.list.currentItem())))


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
    dialog: PdfDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, refused: list[Question]
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(pdf_dialog, "ask_printer", lambda *_: None)
    options(dialog).show_sheets(["play-therapy", "family-foundations"])
    qtbot.waitUntil(dialog.save_button.isEnabled)
    dialog.save_button.click()
    dialog.print_button.click()
    assert len(refused) == 2
    options(dialog).show_sheets(["play-therapy", "art-therapy"])
    qtbot.waitUntil(dialog.save_button.isEnabled)
    dialog.save_button.click()
    dialog.print_button.click()
    assert len(refused) == 2
    assert dialog.status.text() == "Not printed."


@pytest.mark.usefixtures("agreed")
def test_a_discreet_sheet_tells_nothing_to_the_queue_or_the_folder(
    dialog: PdfDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def take(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return "", ""

    options(dialog).discreet.setChecked(True)
    qtbot.waitUntil(lambda: shown_text(dialog).startswith("Information sheet"))
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
    qtbot.waitUntil(lambda: "Northtown Early Help" in shown_text(dialog))
    assert "01234 567890" in shown_text(dialog)
    assert options(dialog).boxes["contact"].isEnabled()
    assert window.settings.settings.organisation == "Northtown Early Help"
    assert window.app.letterhead.organisation.logo == (LOGOS / "logo.png").read_bytes()


def test_letters_that_cannot_be_printed_are_told_before_they_are(
    app: App, window: MainWindow, qtbot: QtBot, refused: list[Question]
) -> None:
    app.letterhead.keep(Organisation("家庭 Łódź", "", b""))
    window.session.open_entry((EntryKind.INTERVENTION, "play-therapy"))
    open_sheet(window)
    dialog = window.findChild(PdfDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert "家庭" in dialog.warning.text()
    dialog.save_button.click()
    assert [question.text for question in refused] == [dialog.warning.text()]
    options(dialog).boxes["letterhead"].setChecked(False)
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert dialog.warning.isHidden()
    options(dialog).boxes["letterhead"].setChecked(True)
    options(dialog).discreet.setChecked(True)
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert dialog.warning.isHidden()
    dialog.reject()
    judged = [FitJudgement(intervention="epec", line="家")]
    texts = on_fit(judged, ["epec"])
    assert "家" in TableOptions(app, TableKind.FIT, ["epec"], texts).warning
    assert "家庭" in DecisionOptions(app, ["epec", "triple-p"]).warning


def test_an_organisation_is_no_document(
    dialog: PdfDialog, app: App, told: list[SfdeskError]
) -> None:
    asked = OrganisationDialog(Organisation(), app.sheets.check_logo, dialog)
    asked.name.setText("x" * 5_000)
    assert len(asked.organisation.name) == LONGEST_NAME
    asked.contact.setPlainText("x" * (LONGEST_CONTACT + 1))
    asked.accept()
    asked.contact.setPlainText("x\n" * MOST_LINES + "x")
    asked.accept()
    assert [error.happened for error in told] == [
        "“Who to call” is longer than 1,000 characters.",
        "“Who to call” has more than 12 lines.",
    ]
    assert asked.result() == QDialog.DialogCode.Rejected
    asked.contact.setPlainText("01234 567890")
    asked.accept()
    assert asked.result() == QDialog.DialogCode.Accepted


def test_a_logo_that_cannot_be_printed_is_told_and_the_old_one_stays(
    dialog: PdfDialog, app: App, tmp_path: Path, told: list[SfdeskError]
) -> None:
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


def test_tab_goes_as_the_eye_does_and_the_preview_comes_last(dialog: PdfDialog) -> None:
    chosen = options(dialog)
    expected = [
        *(chosen.audience, chosen.profile, chosen.copies, chosen.choose_button),
        *(box for box in chosen.boxes.values() if box.isEnabled()),
        *(chosen.discreet, chosen.coloured_paper, chosen.organisation_button),
        *(dialog.print_button, dialog.save_button, dialog.close_button),
        *(dialog.preview.page, dialog.preview.smaller, dialog.preview.larger),
        *(dialog.preview.fit_button, dialog.preview.view),
    ]
    chosen.audience.setFocus()
    for widget in expected:
        assert dialog.focusWidget() in (widget, widget.focusProxy()), widget
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is chosen.audience


def test_tab_goes_so_for_practitioners_too(dialog: PdfDialog, qtbot: QtBot) -> None:
    chosen = options(dialog)
    chosen.audience.setCurrentIndex(chosen.audience.findData("practitioner"))
    qtbot.waitUntil(dialog.save_button.isEnabled)
    first = next(iter(chosen.boxes.values()))
    chosen.choose_button.setFocus()
    QTest.keyClick(chosen.choose_button, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is first


@pytest.mark.usefixtures("agreed")
def test_enter_prints(dialog: PdfDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(pdf_dialog, "ask_printer", lambda _d, title, *_: asked.append(title))
    assert dialog.focusWidget() is options(dialog).audience
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert asked == ["Family Foundations"]
    assert dialog.preview.zoom.text() == "Fit"


def test_every_control_of_the_side_has_a_key_of_its_own(dialog: PdfDialog) -> None:
    chosen = options(dialog)
    buttons: list[QAbstractButton] = [
        *(chosen.choose_button, chosen.discreet, chosen.coloured_paper),
        *(chosen.organisation_button, dialog.print_button, dialog.save_button),
        *(dialog.close_button, dialog.cancel_button),
    ]
    labels = [each for each in chosen.findChildren(QLabel) if each.buddy() and not each.isHidden()]
    texts = [*(button.text() for button in buttons), *(label.text() for label in labels)]
    keys = [QKeySequence.mnemonic(text).toString() for text in texts]
    assert "" not in keys
    assert len(set(keys)) == len(keys)
    shown = (each for each in chosen.findChildren(QGroupBox) if not each.isHidden())
    assert {group.title() for group in shown} == {
        "On the sheet",
        "How it looks",
    }


def test_the_safe_answer_is_the_default_and_says_what_is_not_done(
    dialog: PdfDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, messages.Message):
            QTimer.singleShot(10, look)
            return
        default = next(each for each in box.findChildren(QPushButton) if each.isDefault())
        seen.append(default.text().replace("&", ""))
        QTest.keyClick(box, Qt.Key.Key_Return)

    monkeypatch.setattr(pdf_dialog, "ask_printer", lambda *_: pytest.fail("printed"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("saved"))
    for button in (dialog.print_button, dialog.save_button):
        QTimer.singleShot(0, look)
        button.click()
    assert seen == ["Do not print", "Do not save"]


def test_a_click_on_a_name_ticks_it(dialog: PdfDialog, app: App, qtbot: QtBot) -> None:
    names = [(row.slug, row.name) for row in app.edition.interventions]
    chooser = SheetChooser(names, [], dialog)
    chooser.show()
    place = chooser.list.visualItemRect(chooser.list.item(2))
    for expected in ([names[2][0]], []):
        QTest.mouseClick(chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
        assert chooser.chosen == expected
    box = place.topLeft() + QPoint(10, place.height() // 2)
    QTest.mouseClick(chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert chooser.chosen == [names[2][0]]
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    assert chooser.chosen == []
    chooser.reject()


def test_the_first_plus_leaves_fit_and_the_wheel_zooms_with_ctrl(dialog: PdfDialog) -> None:
    preview = dialog.preview
    preview.view.setZoomFactor(1.0)
    preview.fit()
    preview.larger.click()
    assert preview.zoom.text() == f"{preview.view.zoomFactor():.0%}"
    before = preview.view.zoomFactor()
    turn(preview.view.viewport(), 120, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.zoomFactor() > before
    turn(preview.view.viewport(), -120, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.zoomFactor() == before
    turn(preview.view.viewport(), -120, Qt.KeyboardModifier.NoModifier)
    assert preview.view.zoomFactor() == before
    # Two fingers on a touchpad turn a little, many times.
    for _ in range(4):
        turn(preview.view.viewport(), 12, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.zoomFactor() == before


def turn(widget: QWidget, by: int, held: Qt.KeyboardModifier) -> None:
    """Turn the wheel over a widget."""
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        *(place, place, QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, held),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(widget, event)


def test_a_profile_is_kept_for_each_kind_of_document(
    dialog: PdfDialog, window: MainWindow, qtbot: QtBot
) -> None:
    chosen = options(dialog).profile
    chosen.setCurrentIndex(chosen.findData("large-print"))
    print_table(window, TableKind.MAP)
    table = window.findChildren(PdfDialog)[-1]
    assert table.options.profile.currentData() == "standard"
    table.options.profile.setCurrentIndex(table.options.profile.findData("dyslexia-friendly"))
    assert window.settings.settings.sheet_profile == "large-print"
    assert window.settings.settings.table_profile == "dyslexia-friendly"
    table.reject()


@pytest.mark.parametrize("kind", ["sheet", "table"])
def test_a_pdf_that_is_ready_after_its_dialog_was_closed_troubles_nobody(
    window: MainWindow, qtbot: QtBot, kind: str
) -> None:
    closed: list[str] = []
    broke: list[BaseException] = []
    window.worker.broke.connect(broke.append)
    window.session.open_entry((EntryKind.INTERVENTION, "family-foundations"))
    open_sheet(window) if kind == "sheet" else print_table(window, TableKind.MATRIX)
    opened = window.findChildren(PdfDialog)[-1]
    opened.destroyed.connect(lambda: closed.append(kind))
    opened.reject()
    qtbot.waitUntil(lambda: closed == [kind])
    after: list[bool] = []
    window.worker.ask(
        name="after", work=lambda: True, done=after.append, failed=lambda _: after.append(False)
    )
    qtbot.waitUntil(lambda: after == [True])
    assert broke == []


@pytest.mark.parametrize("zoom", [100, 200, 300])
@pytest.mark.parametrize("kind", ["sheet", "map"])
def test_buttons_are_in_reach_and_nothing_is_cut(
    window: MainWindow, qtbot: QtBot, zoom: int, kind: str
) -> None:
    window.resize(1280, 680)
    window.zoom_by(zoom - 100)
    window.session.open_entry((EntryKind.INTERVENTION, "family-foundations"))
    open_sheet(window) if kind == "sheet" else print_table(window, TableKind(kind))
    opened = window.findChildren(PdfDialog)[-1]
    qtbot.waitUntil(opened.save_button.isEnabled)
    opened.resize(1240, 640)
    qtbot.waitUntil(lambda: opened.size().height() <= 640)
    assert opened.width() <= 1240
    for button in (opened.print_button, opened.save_button, opened.close_button):
        inside = QRect(button.mapTo(opened, QPoint()), button.size())
        assert opened.rect().contains(inside)
        assert button.height() >= button.sizeHint().height()
        assert button.width() >= button.sizeHint().width()
    scroll = opened.findChild(QScrollArea)
    assert scroll is not None
    assert scroll.viewport().height() >= 3 * opened.fontMetrics().height()
    assert opened.preview.view.height() >= opened.fontMetrics().height()
    assert scroll.horizontalScrollBar().maximum() == 0
    for box in opened.options.findChildren(QCheckBox):
        assert box.height() >= box.heightForWidth(box.width())
    opened.reject()


def test_a_decision_sheet_is_made_of_what_is_compared(window: MainWindow, qtbot: QtBot) -> None:
    for slug in ("epec", "family-foundations"):
        window.session.toggle_compared(slug)
    window.session.go_to_view(View.COMPARE)
    assert window.sides.compare is not None
    window.sides.compare.decision_button.click()
    opened = window.findChild(PdfDialog)
    assert opened is not None
    qtbot.waitUntil(lambda: opened.document.pageCount() > 0)
    assert opened.document.pageCount() == 1
    words = opened.document.getAllText(0).text()
    assert "What are our choices?" in words
    assert "Carry on as now" in words
    # Family Foundations carries a caution about safety: it is asked before paper leaves.
    assert opened.options.question
    assert "foundations" not in opened.options.file_name + opened.options.job_title.lower()
    opened.reject()


def test_where_it_may_not_be_safe_the_discreet_form_is_offered(
    dialog: PdfDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask_which(_parent: object, _title: str, text: str, **words: str) -> messages.Answer:
        asked.append(f"{words['instead']}: {text}")
        return messages.Answer.INSTEAD

    monkeypatch.setattr(messages, "ask_which", ask_which)
    monkeypatch.setattr(messages, "ask", lambda *_all, **_words: asked.append("again"))
    dialog.save_button.click()
    assert asked[0].startswith("Make it discreet: This is about families")
    assert options(dialog).discreet.isChecked()
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert dialog.document.getAllText(0).text().startswith("Information sheet")
    # It is asked all the same of what is discreet already, and there is no better form to offer.
    dialog.save_button.click()
    assert asked[1:] == ["again"]
