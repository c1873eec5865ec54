"""Every dialog is opened, gone through, used and left by keys alone, in a real window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from own_scenes import kept
from scenes import dialogs
from sfdesk import PROGRAM
from sfdesk.ui.ours.backups_dialog import BackupsDialog
from sfdesk.ui.ours.clearing_dialog import ClearingDialog
from sfdesk.ui.ours.collect_dialog import CollectDialog
from sfdesk.ui.ours.collections_dialog import CollectionsDialog
from sfdesk.ui.ours.fit_dialog import FitDialog
from sfdesk.ui.ours.import_questions import ColumnsDialog, ForDialog
from sfdesk.ui.ours.name_dialog import NameDialog
from sfdesk.ui.ours.note_dialog import NoteDialog
from sfdesk.ui.ours.offer_dialog import OfferDialog
from sfdesk.ui.ours.offers_dialog import OffersDialog
from sfdesk.ui.ours.sharing_dialog import SharingDialog
from sfdesk.ui.ours.taking_in_dialog import TakingInDialog
from sfdesk.ui.ours.team_dialog import TeamDialog
from sfdesk.ui.pages.reference_card import ReferenceCard
from sfdesk.ui.sheets.organisation_dialog import OrganisationDialog
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.sheets.sheet_chooser import SheetChooser
from sfdesk.ui.support.dialog import TextDialog
from sfdesk.ui.support.messages import Message
from sfdesk.ui.window.edition_dialogs import EditionsDialog
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.keyboard import Keyboard, Meeting, has_keyboard

Journey = TypeVar("Journey", bound=Callable[..., None])
_REACHED: set[str] = set()


def reaches(*scenes: str) -> Callable[[Journey], Journey]:
    """Note which dialogs a test opens, as ``scripts/scenes.py`` calls them."""
    _REACHED.update(scenes)
    return lambda journey: journey


class Desk:
    """The window, and the keyboard before it."""

    def __init__(self, window: MainWindow, press: Keyboard) -> None:
        self.window, self.press = window, press

    def read(self, words: str) -> None:
        """Search for words, and read what is found first."""
        self.press("Ctrl+K")
        self.press.until(self.window.top.search.hasFocus)
        with self.press.waiting(self.window.session.found):
            self.press.write(words)
        self.press("Down", "Return")
        self.press.until(self.window.reading.browser.hasFocus)

    def open(
        self, *keys: str, kind: type[QDialog], use: Callable[[Any], None] = lambda _: None
    ) -> None:
        """Open a dialog by keys, go round in it, use it; Esc leaves it, if it is still there.

        The keyboard is in the end where it was in the window.
        """
        before = QApplication.focusWidget()

        def met(dialog: QDialog) -> None:
            self.press.until(lambda: not _is_busy(dialog))
            self.press.go_round(dialog)
            use(dialog)
            if QApplication.activeModalWidget() is dialog:
                self.press("Esc")

        with self.press.meeting(Meeting(kind, met)):
            self.press(*keys)
        self.press.is_back_at(before)


def _is_busy(dialog: QDialog) -> bool:
    """Whether a dialog is still making what it shows."""
    return isinstance(dialog, PdfDialog) and not dialog.print_button.isEnabled()


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot) -> Desk:
    window.activateWindow()
    window.results.view.setFocus()
    qtbot.waitUntil(window.results.view.hasFocus)
    return Desk(window, Keyboard(qtbot))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, where the system proposes to save files."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


@reaches("sheet", "question", "error")
def test_a_sheet_that_may_not_be_safe(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    desk.read("domestic abuse")
    key = desk.window.session.open_key
    assert key
    assert desk.window.edition.may_be_unsafe(key[1])
    press, told = desk.press, []

    def answering(*keys: str) -> Meeting:
        def answer(asked: Message) -> None:
            told.append(asked.windowTitle())
            press.go_round(asked)
            press(*keys)

        return Meeting(Message, answer)

    def use(_: PdfDialog) -> None:
        # Enter gives the answer that changes nothing; the other one is a step away.
        with press.meeting(answering("Return")):
            press("Alt+P")
        with press.meeting(answering("Shift+Tab", "Shift+Tab", "Space"), answering("Return")):
            press("Alt+P")

    desk.open("Ctrl+P", kind=PdfDialog, use=use)
    assert told == ["Is it safe to take home?", "Is it safe to take home?", PROGRAM]


def test_a_booklet(desk: Desk) -> None:
    press = desk.press
    desk.read("triple p")

    def choose(chooser: SheetChooser) -> None:
        press.go_round(chooser)
        press.step_to(chooser.list)
        press("Down", "Down", "Space", "Return")

    def use(dialog: PdfDialog) -> None:
        with press.meeting(Meeting(SheetChooser, choose)):
            press("Alt+H")
        assert dialog.options.parts == 2
        press.until(dialog.print_button.isEnabled)

    desk.open("Ctrl+P", kind=PdfDialog, use=use)


@reaches("print-map", "print-matrix", "print-comparison", "decision")
def test_tables(desk: Desk) -> None:
    press, window = desk.press, desk.window
    for keys in (("Alt+F", "A"), ("Alt+F", "T")):
        desk.open(*keys, kind=PdfDialog)
    press("Down", "Ctrl+M", "Down", "Ctrl+M")
    assert len(window.session.marked) == 2
    desk.open("Alt+F", "C", kind=PdfDialog)
    desk.open("Alt+F", "L", kind=PdfDialog)


@reaches("save-search", "organisation")
def test_what_is_kept_of_a_search_and_of_an_organisation(desk: Desk) -> None:
    press, window = desk.press, desk.window
    desk.read("play")

    def named(words: str) -> Callable[[QDialog], None]:
        def use(_: QDialog) -> None:
            press.write(words)
            press("Return")

        return use

    desk.open("Ctrl+S", kind=NameDialog, use=named("for the panel"))
    press.until(lambda: [each.name for each in window.own.ours.searches] == ["for the panel"])
    desk.open("Alt+F", "O", kind=OrganisationDialog, use=named("Northtown Early Help"))
    assert window.app.letterhead.organisation.name == "Northtown Early Help"


@reaches("reference")
def test_a_reference_of_the_page(desk: Desk) -> None:
    desk.read("multisystemic therapy")
    browser = desk.window.reading.browser
    links: list[str] = []
    browser.highlighted.connect(lambda url: links.append(url.toString()))
    for _ in range(60):
        desk.press("Tab")
        if links and links[-1].startswith("note:"):
            break
    desk.open("Return", kind=ReferenceCard)


@reaches("keys", "accessibility", "about")
def test_help(desk: Desk) -> None:
    def use(dialog: TextDialog) -> None:
        desk.press.step_to(dialog.browser)
        desk.press("End")
        bar = dialog.browser.verticalScrollBar()
        assert bar.value() >= bar.maximum() * 0.9

    for keys in (("Ctrl+/",), ("Alt+H", "C"), ("Alt+H", "A")):
        desk.open(*keys, kind=TextDialog, use=use)


@reaches("own-offer", "own-offers", "own-note", "own-fit", "own-collect", "own-collections")
def test_what_a_team_writes(desk: Desk) -> None:
    press, own = desk.press, desk.window.own
    desk.read("triple p")

    def written(words: str, *keys: str) -> Callable[[QDialog], None]:
        def use(_: QDialog) -> None:
            press.write(words)
            press(*keys)

        return use

    desk.open("Alt+Y", "A", kind=OfferDialog, use=written("Northtown", "Return"))
    press.until(lambda: [offer.provider for offer in own.ours.offers] == ["Northtown"])
    desk.open("Ctrl+Shift+N", kind=NoteDialog, use=written("Ask first.", "Alt+S"))
    press.until(lambda: [note.text for note in own.ours.notes] == ["Ask first."])
    desk.open("Alt+Y", "D", kind=FitDialog, use=written("y", "Tab", "Return"))
    press.until(lambda: own.ours.judgements)

    def collected(dialog: CollectDialog) -> None:
        press.step_to(dialog.name)
        written("Under fives", "Return")(dialog)

    desk.open("Ctrl+D", kind=CollectDialog, use=collected)
    press.until(lambda: own.ours.collections)

    def emptied(dialog: CollectionsDialog) -> None:
        press.step_to(dialog.items)
        press("Delete")
        press.until(lambda: not own.ours.collections[0].items)

    desk.open("Ctrl+Shift+D", kind=CollectionsDialog, use=emptied)

    def changed(dialog: OffersDialog) -> None:
        press.step_to(dialog.list)
        with press.meeting(Meeting(OfferDialog, lambda _: press("Esc"))):
            press("Return")
        press.until(lambda: has_keyboard(dialog))

    desk.open("Alt+Y", "O", kind=OffersDialog, use=changed)


@reaches("own-print-fit", "own-sharing", "own-team", "own-backups", "own-clearing")
def test_what_a_team_hands_on_and_removes(desk: Desk, home: Path) -> None:
    press, window = desk.press, desk.window
    kept(window)
    press.until(lambda: window.own.ours.judgements)
    desk.open("Alt+Y", "P", kind=PdfDialog)
    shared = home / "ours.sfdesk-local.json"

    def share(_: SharingDialog) -> None:
        with press.meeting(press.naming_file(shared)):
            press("Return")

    desk.open("Alt+Y", "S", kind=SharingDialog, use=share)
    press.until(shared.exists)
    desk.open("Alt+Y", "M", kind=TeamDialog)
    desk.open("Alt+Y", "B", kind=BackupsDialog)
    # The answer that changes nothing is the one that Enter gives.
    desk.open("Alt+Y", "R", kind=ClearingDialog, use=lambda _: press("Return"))
    assert window.own.ours.offers


@reaches("own-columns", "own-what-for", "own-taking-in")
def test_offers_from_a_file(desk: Desk, home: Path) -> None:
    press, window = desk.press, desk.window
    file = home / "offers.csv"
    file.write_text("Provider,Ward\nNorthtown,North\n", encoding="utf8")

    def told(kind: type[QDialog], *keys: str) -> Meeting:
        def use(dialog: QDialog) -> None:
            press.go_round(dialog)
            press(*keys)

        return Meeting(kind, use)

    with press.meeting(
        press.naming_file(file),
        told(ColumnsDialog, "W", "H", "E", "Return"),
        told(ForDialog, "Down", "Return"),
        told(TakingInDialog, "Return"),
    ):
        press("Alt+Y", "I")
    press.until(lambda: [offer.provider for offer in window.own.ours.offers] == ["Northtown"])
    press.is_back_at(window.results.view)


@reaches("editions-editions")
def test_the_editions_on_a_computer(desk: Desk) -> None:
    desk.open("Alt+F", "D", kind=EditionsDialog)


def test_every_dialog_is_reached() -> None:
    """Installing an edition is gone through by keys in ``test_editions.py``."""
    elsewhere = {"editions-candidate", "editions-install"}
    assert _REACHED | elsewhere == {scene.name for scene in dialogs()}
