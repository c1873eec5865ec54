"""What the policy of a machine forbids is not offered in the window."""

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sfdesk.core.policy import Policy
from sfdesk.editions.desk import EditionDesk
from sfdesk.model.citation import addresses
from sfdesk.ui.pages.reference_card import ReferenceCard
from sfdesk.ui.support import messages
from sfdesk.ui.window.dialogs import show_reference
from sfdesk.ui.window.main_window import MainWindow


@pytest.mark.parametrize("links", [True, False])
def test_addresses_are_opened_only_where_that_is_allowed(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    monkeypatch.setitem(vars(window.app), "policy", Policy(links=links))
    note = next(note for note in window.edition.notes if addresses(note))
    show_reference(window, note)
    [card] = window.findChildren(ReferenceCard)
    assert hasattr(card, "open_button") == links
    assert hasattr(card, "link_button")
    card.reject()


def test_what_is_forbidden_is_refused_before_a_file_is_asked_for(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy, told, asked = Policy(importing=False, installing=False), list[str](), list[object]()
    monkeypatch.setitem(vars(window.app), "policy", policy)
    monkeypatch.setitem(vars(window.app), "editions", EditionDesk(window.app.profile, policy))
    monkeypatch.setattr(messages, "tell", lambda _over, error: told.append(error.happened))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *all_: asked.append(all_))
    window.commands.ask_for_document()
    window.commands.edition_files.ask_for_file()
    assert not asked
    assert told == [
        "Your organisation does not let documents be imported here.",
        "Your organisation does not let editions be installed here.",
    ]


@pytest.mark.parametrize("allowed", [True, False])
def test_searches_are_remembered_only_where_that_is_allowed(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, allowed: bool
) -> None:
    monkeypatch.setitem(vars(window.app), "policy", Policy(recent_searches=allowed))
    window.searches.remember("parenting")
    assert list(window.app.recent_searches.queries) == ["parenting"] * allowed
