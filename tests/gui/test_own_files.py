"""What the team keeps and files: taken in after a look, handed on, brought back, removed."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.core.clearing import kept
from sfdesk.core.errors import SfdeskError
from sfdesk.local.layer import LocalLayer
from sfdesk.model.offers import Offer
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.ours.backups_dialog import BackupsDialog
from sfdesk.ui.ours.clearing_dialog import ClearingDialog
from sfdesk.ui.ours.import_questions import ColumnsDialog, ForDialog
from sfdesk.ui.ours.sharing_dialog import SharingDialog
from sfdesk.ui.ours.taking_in_dialog import TakingInDialog
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.sheets.sheet_options import SheetOptions
from sfdesk.ui.window.dialogs import open_sheet
from sfdesk.ui.window.main_window import MainWindow
from sfdesk.ui.window.own_files import OwnFiles

SLUG = "triple-p"


@pytest.fixture
def files(window: MainWindow) -> OwnFiles:
    return OwnFiles(window, window.own.keeper)


def opened(window: MainWindow, qtbot: QtBot, kind: type[Any]) -> Any:
    qtbot.waitUntil(lambda: bool(window.findChildren(kind)))
    return window.findChildren(kind)[-1]


def names_given(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def written(window: MainWindow, qtbot: QtBot, path: Path) -> str:
    qtbot.waitUntil(lambda: path.exists() and window.worker.is_idle)
    return path.read_text("utf-8-sig")


def test_a_spreadsheet_is_taken_in_after_a_look(
    window: MainWindow, qtbot: QtBot, files: OwnFiles, layer: LocalLayer, tmp_path: Path
) -> None:
    path = tmp_path / "offers.csv"
    path.write_text("Intervention,Provider,Ward\nTriple P,Northtown,3\nNo such,Southtown,4\n")
    files.read_offers(path, {})
    asking = opened(window, qtbot, ColumnsDialog)
    assert list(asking.choices) == ["Ward"]
    asking.choices["Ward"].put("areas")
    with qtbot.waitSignal(asking.accepted):
        asking.go_on()
    dialog = opened(window, qtbot, TakingInDialog)
    assert layer.offers.list() == ()
    assert dialog.list.count() == 1
    assert dialog.list.item(0).text().startswith("New: ")
    with qtbot.waitSignal(dialog.accepted):
        dialog.take()
    assert [(o.provider, o.areas) for o in layer.offers.list()] == [("Northtown", "3")]
    assert layer.preferences.columns == {"ward": "areas"}
    with qtbot.waitSignal(window.own.keeper.told):
        window.own.keeper.undo()
    assert layer.offers.list() == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.csv", "Provider\nNorthtown\n"),
        ("services.json", '[{"id": "1", "name": "A course", "organization": {"name": "N"}}]'),
    ],
)
def test_what_offers_are_for_is_asked_where_a_file_does_not_say(
    window: MainWindow,
    qtbot: QtBot,
    files: OwnFiles,
    layer: LocalLayer,
    tmp_path: Path,
    name: str,
    content: str,
) -> None:
    (tmp_path / name).write_text(content)
    files.read_offers(tmp_path / name, {})
    asking = opened(window, qtbot, ForDialog)
    asking.choice.put(f"intervention/{SLUG}")
    asking.accept()
    dialog = opened(window, qtbot, TakingInDialog)
    with qtbot.waitSignal(dialog.accepted):
        dialog.take()
    assert [offer.intervention for offer in layer.offers.list()] == [SLUG]


def test_what_is_in_conflict_is_not_ticked(
    window: MainWindow, qtbot: QtBot, files: OwnFiles, layer: LocalLayer, tmp_path: Path
) -> None:
    layer.offers.save(Offer(intervention=SLUG, provider="Northtown", contact="ours"))
    path = tmp_path / "offers.csv"
    path.write_text("Intervention,Provider,Contact\nTriple P,Northtown,theirs\n")
    files.read_offers(path, {})
    dialog = opened(window, qtbot, TakingInDialog)
    assert dialog.list.item(0).text().startswith("In conflict: ")
    assert dialog.chosen == []
    assert not dialog.take_button.isEnabled()
    dialog.reject()
    assert layer.offers.list()[0].contact == "ours"


def test_offers_are_exported_in_the_form_of_the_name(
    window: MainWindow,
    qtbot: QtBot,
    files: OwnFiles,
    layer: LocalLayer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    layer.offers.save(Offer(intervention=SLUG, provider="=1+1"))
    with qtbot.waitSignal(window.own.keeper.changed):
        window.own.keeper.look()
    names_given(monkeypatch, tmp_path / "out.csv")
    files.export_offers()
    assert "'=1+1" in written(window, qtbot, tmp_path / "out.csv")
    names_given(monkeypatch, tmp_path / "empty")
    files.write_template()
    qtbot.waitUntil((tmp_path / "empty.xlsx").exists)


def test_a_shared_file_holds_the_ticked_parts_and_is_taken_in_elsewhere(
    window: MainWindow,
    qtbot: QtBot,
    files: OwnFiles,
    layer: LocalLayer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    layer.offers.save(Offer(intervention=SLUG, provider="Northtown"))
    with qtbot.waitSignal(window.own.keeper.changed):
        window.own.keeper.look()
    path = tmp_path / "ours.sfdesk-local.json"
    names_given(monkeypatch, path)
    files.share()
    dialog = opened(window, qtbot, SharingDialog)
    assert dialog.chosen == ["offers"]
    dialog.save_button.click()
    value = json.loads(written(window, qtbot, path))
    assert [offer["provider"] for offer in value["offers"]] == ["Northtown"]
    layer.offers.remove(layer.offers.list()[0])
    files.read_shared(path)
    taking = opened(window, qtbot, TakingInDialog)
    with qtbot.waitSignal(taking.accepted):
        taking.take()
    assert [offer.provider for offer in layer.offers.list()] == ["Northtown"]


def test_a_file_that_cannot_be_read_is_told(
    window: MainWindow, qtbot: QtBot, files: OwnFiles, tmp_path: Path, told: list[SfdeskError]
) -> None:
    files.read_shared(tmp_path / "nothing.json")
    qtbot.waitUntil(lambda: len(told) == 1)
    assert not window.findChildren(TakingInDialog)


def test_what_a_team_publishes_is_seen_and_marked(
    window: MainWindow, qtbot: QtBot, files: OwnFiles, layer: LocalLayer, tmp_path: Path
) -> None:
    layer.offers.save(Offer(intervention=SLUG, provider="Northtown"))
    files.publish(tmp_path)
    published = tmp_path / "team.sfdesk-local.json"
    qtbot.waitUntil(published.exists)
    layer.offers.remove(layer.offers.list()[0])
    with qtbot.waitSignal(window.own.keeper.changed):
        files.use_team(str(tmp_path))
    window.session.open_entry((EntryKind.INTERVENTION, SLUG))
    page = window.reading.browser.toPlainText()
    assert "from your team" in page
    assert "a copy of your own" in page.replace("\u00a0", " ")
    with qtbot.waitSignal(window.own.keeper.changed):
        files.use_team("")
    assert "Northtown" not in window.reading.browser.toPlainText()
    assert window.settings.settings.team_folder == ""


def test_a_backup_is_brought_back(
    window: MainWindow, qtbot: QtBot, files: OwnFiles, layer: LocalLayer
) -> None:
    layer.offers.save(Offer(intervention=SLUG, provider="Northtown"))
    files.show_backups()
    dialog = opened(window, qtbot, BackupsDialog)
    layer.offers.remove(layer.offers.list()[0])
    with qtbot.waitSignal(dialog.accepted):
        dialog.restore()
    assert [offer.provider for offer in layer.offers.list()] == ["Northtown"]
    assert [offer.provider for offer in window.own.ours.offers] == ["Northtown"]


def test_clearing_says_what_goes_and_leaves_nothing(
    window: MainWindow, qtbot: QtBot, files: OwnFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("sfdesk.ui.support.messages.inform", lambda *words: told.append(words[-1]))
    offer = Offer(intervention=SLUG, provider="Northtown")
    with qtbot.waitSignal(window.own.keeper.changed):
        window.own.keeper.change(lambda kept: kept.offers.save(offer), lambda _: "")
    window.settings.change(zoom=110)
    files.ask_to_clear()
    dialog = opened(window, qtbot, ClearingDialog)
    dialog.accept()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert told[0].startswith("Nothing is left in ")
    assert kept(window.app.profile) == []


def test_offers_are_printed_only_where_they_are_ticked(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    layer.offers.save(Offer(intervention=SLUG, provider="Northtown"))
    layer.offers.save(Offer(intervention="play-therapy", provider="Elsewhere"))
    with qtbot.waitSignal(window.own.keeper.changed):
        window.own.keeper.look()
    window.session.open_entry((EntryKind.INTERVENTION, SLUG))
    open_sheet(window)
    dialog = window.findChildren(PdfDialog)[-1]
    options = dialog.options
    assert isinstance(options, SheetOptions)
    (box,) = options.offers.boxes.values()
    assert (box.text(), box.isChecked()) == ("Northtown", False)
    assert options.offers.chosen == ()

    def printed() -> str:
        qtbot.waitUntil(lambda: window.worker.is_idle and dialog.save_button.isEnabled())
        pages = range(dialog.document.pageCount())
        return "".join(dialog.document.getAllText(page).text() for page in pages)

    assert "Northtown" not in printed()
    box.setChecked(True)
    assert "Northtown" in printed()
    options.show_sheets([SLUG, "play-therapy"])
    (every,) = options.offers.boxes.values()
    assert every.text() == "What is offered here (2)"
    dialog.reject()


def test_a_store_that_cannot_be_read_is_told_and_the_rest_works(
    app: App, qtbot: QtBot, told: list[SfdeskError]
) -> None:
    store = app.profile.data / "local" / "local.sqlite"
    store.parent.mkdir(parents=True)
    store.write_bytes(b"no database " * 1000)
    window = MainWindow(app)
    with qtbot.waitSignal(window.settled):
        window.show()
    qtbot.waitUntil(lambda: bool(told))
    assert "damaged" in told[0].happened
    window.own.keeper.watch()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert not window.own.keeper._timer.isActive()
    window.session.open_entry((EntryKind.INTERVENTION, SLUG))
    assert "At a glance" in window.reading.browser.toPlainText()
    window.close()
    assert store.read_bytes().startswith(b"no database")
    window.deleteLater()
