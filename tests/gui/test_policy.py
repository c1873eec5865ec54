"""What the policy of a machine forbids is not offered in the window."""

import pytest
from pytestqt.qtbot import QtBot

from sfdesk.core.policy import Policy
from sfdesk.model.citation import addresses
from sfdesk.ui.pages.reference_card import ReferenceCard
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


@pytest.mark.parametrize("allowed", [True, False])
def test_searches_are_remembered_only_where_that_is_allowed(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, allowed: bool
) -> None:
    monkeypatch.setitem(vars(window.app), "policy", Policy(recent_searches=allowed))
    window.searches.remember("parenting")
    assert list(window.app.searches.recent) == ["parenting"] * allowed
