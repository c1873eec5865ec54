"""What fits us: judged, undone, kept where two judge at once, printed."""

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from sfdesk.local.layer import LocalLayer
from sfdesk.model.local_layer import Answer, FitAspect, FitJudgement
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.ours.fit_dialog import FitDialog
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.conftest import Question
from tests.gui.driving import keep, open_own, page

SLUG = "triple-p"
KEY = (EntryKind.INTERVENTION, SLUG)


def test_fit_is_judged_at_once_and_undone_at_once(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    dialog = open_own(window, KEY, FitDialog, "fit")
    dialog.answers[FitAspect.NEED].put(Answer.YES)
    dialog.lines[FitAspect.CAPACITY].put("Two trained, one leaving")
    keep(qtbot, dialog)
    assert {j.aspect for j in layer.judgements.list()} == {FitAspect.NEED, FitAspect.CAPACITY}
    assert "Two trained, one leaving" in page(window)
    with qtbot.waitSignal(window.own.keeper.told):
        window.own.keeper.undo()
    assert layer.judgements.list() == ()


def judged_by_two(window: MainWindow, layer: LocalLayer) -> FitDialog:
    """Judge here what another window judges meanwhile, and save."""
    dialog: FitDialog = open_own(window, KEY, FitDialog, "fit")
    layer.judgements.save(
        FitJudgement(intervention=SLUG, aspect=FitAspect.NEED, answer=Answer.NO, line="Theirs")
    )
    dialog.answers[FitAspect.NEED].put(Answer.YES)
    dialog.lines[FitAspect.NEED].put("Mine")
    dialog.lines[FitAspect.CAPACITY].put("Two trained, one leaving")
    dialog.save()
    return dialog


def test_what_another_window_judged_meanwhile_is_not_overwritten(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer, refused: list[Question]
) -> None:
    dialog = judged_by_two(window, layer)
    qtbot.waitUntil(lambda: bool(refused))
    assert "another window" in refused[0].text
    assert [each.line for each in layer.judgements.list()] == ["Theirs"]
    assert dialog.lines[FitAspect.NEED].text() == "Mine"
    QDialog.reject(dialog)


def test_it_is_replaced_at_once_if_that_is_wanted_and_undo_brings_it_back(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer, agreed: list[Question]
) -> None:
    dialog = judged_by_two(window, layer)
    qtbot.waitSignal(dialog.accepted).wait()
    assert len(agreed) == 1
    kept_lines = {each.aspect: each.line for each in layer.judgements.list()}
    assert kept_lines == {FitAspect.NEED: "Mine", FitAspect.CAPACITY: "Two trained, one leaving"}
    with qtbot.waitSignal(window.own.keeper.told):
        window.own.keeper.undo()
    assert [each.line for each in layer.judgements.list()] == ["Theirs"]


def test_what_fits_is_printed_for_a_meeting(window: MainWindow, qtbot: QtBot) -> None:
    dialog = open_own(window, KEY, FitDialog, "fit")
    dialog.answers[FitAspect.NEED].put(Answer.YES)
    dialog.lines[FitAspect.NEED].put("家")
    keep(qtbot, dialog)
    window.own.print_fit()
    printing = window.findChildren(PdfDialog)[-1]
    qtbot.waitUntil(lambda: printing.document.pageCount() > 0)
    assert "家" in printing.options.warning
    printing.reject()
