"""Nothing about a family is kept: names typed into every field are in no file, title or report."""

import logging
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from sfdesk.core import log
from sfdesk.core.paths import Profile
from sfdesk.diagnose import HEAD, report
from sfdesk.ui.ours.name_dialog import NameDialog
from sfdesk.ui.ours.note_dialog import NoteDialog
from sfdesk.ui.ours.offer_dialog import OfferDialog
from sfdesk.ui.sheets.organisation_dialog import OrganisationDialog
from sfdesk.ui.window.diagnostics import window_lines
from sfdesk.ui.window.main_window import MainWindow

LIST = Path(__file__).parents[1] / "data" / "uk-names.toml"


def names() -> list[str]:
    if not LIST.is_file():
        pytest.skip("the list of names is not here")
    every = [n for group in tomllib.loads(LIST.read_text("utf8")).values() for n in group.split()]
    # A foster family is of the field, whoever they are.
    return [name for name in every if name != "Foster"]


@pytest.fixture
def logged(profile: Profile) -> Iterator[None]:
    log.set_up(debug=False)
    log.write_to(profile.logs)
    yield
    logging.getLogger("sfdesk").handlers.clear()


def use(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Type a name wherever something can be typed, and read what is found."""
    with qtbot.waitSignal(window.session.found):
        window.session.search_for(f"{name} family argue")
    if key := next((card.key for card in window.results.model.cards if card.key), None):
        window.session.open_entry(key)
    window.reading.find_bar.open()
    window.reading.find_bar.edit.setText(name)


def give_up(window: MainWindow, name: str) -> None:
    """Type a name into the dialogs that keep something, and cancel them."""
    window.searches.save()
    saving = window.findChildren(NameDialog)[-1]
    saving.name.setText(name)
    saving.reject()
    whose = OrganisationDialog(window.app.letterhead.organisation, lambda *_: None, window)
    whose.name.setText(name)
    whose.contact.setPlainText(name)
    whose.reject()
    window.own.add_offer()
    offer = window.findChildren(OfferDialog)[-1]
    offer.fields["provider"].put(name)
    QDialog.reject(offer)
    window.own.write_note()
    note = window.findChildren(NoteDialog)[-1]
    note.text.put(name)
    QDialog.reject(note)


def kept(profile: Profile) -> dict[str, str]:
    """Return every file of the profile; a search index, which is the edition's, aside."""
    files = [path for path in profile.config.parent.rglob("*") if path.is_file()]
    return {
        path.name: f"{path}\n{path.read_bytes().decode('latin-1')}"
        for path in files
        if profile.cache not in path.parents
    }


@pytest.mark.slow
@pytest.mark.usefixtures("logged")
def test_no_common_name_is_kept_anywhere(
    window: MainWindow, qtbot: QtBot, profile: Profile
) -> None:
    typed = names()
    assert len(typed) >= 399
    titles: set[str] = set()
    for name in typed:
        use(window, qtbot, name)
        titles |= {each.windowTitle() for each in QApplication.topLevelWidgets()}
    give_up(window, typed[0])
    window.close()
    told = {"title": "\n".join(titles), "report": report(profile, lines(window)), **kept(profile)}
    found = {
        (place, name)
        for place, text in told.items()
        for name in typed
        if re.search(rf"\b{name}\b", text.replace(HEAD[-1], ""), re.IGNORECASE)
    }
    assert found == set()


def lines(window: MainWindow) -> list[tuple[str, Iterator[str]]]:
    return [("Window", window_lines(window))]
