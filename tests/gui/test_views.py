"""Each view shows what it uses, and its cards say something."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import View
from sfdesk.ui.cards.model import Card
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import type_query

FILTERED = {View.MATRIX, View.MAP}
SORTED = {View.MATRIX}
OF_ROWS = {View.MATRIX}
"""Views whose page is an intervention's at first."""


def visit(window: MainWindow, qtbot: QtBot, view: View) -> None:
    with qtbot.waitSignal(window.session.paged):
        window.session.go_to_view(view)


@pytest.mark.parametrize("view", list(View))
def test_filters_and_sort_are_shown_where_they_work(
    window: MainWindow, qtbot: QtBot, view: View
) -> None:
    window.resize(1366, 740)
    qtbot.waitUntil(lambda: window.filters.isVisible())
    visit(window, qtbot, view)
    assert window.filters.isVisible() is (view in FILTERED)
    assert window.results.order.isVisible() is (view in SORTED)
    assert not window.top.filters_button.isVisible()


@pytest.mark.parametrize("view", list(View))
def test_actions_that_cannot_apply_are_not_shown(
    window: MainWindow, qtbot: QtBot, view: View
) -> None:
    visit(window, qtbot, view)
    for button in (window.reading.sheet_button, window.reading.compare_button):
        assert button.isVisible() is (view in OF_ROWS)
    sourced = view in OF_ROWS | {View.TOPICS, View.GUIDE}
    assert window.reading.show_button.isVisible() is sourced
    assert not window.reading.published_switch.isVisible()


def test_an_empty_page_offers_no_copy_at_any_width(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "xyzzyq")
    copy = window.reading.copy_button
    # The page follows when typing pauses; pages of its first letters may come before.
    qtbot.waitUntil(lambda: not copy.isVisible())
    window.resize(700, 740)
    qtbot.waitUntil(lambda: not window.reading.list_button.isHidden())
    window.resize(1366, 740)
    qtbot.waitUntil(lambda: window.reading.list_button.isHidden())
    assert not copy.isVisible()


def test_a_query_in_any_view_has_filters_and_sort_again(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 740)
    visit(window, qtbot, View.GLOSSARY)
    type_query(window, qtbot, "play")
    assert window.results.order.isVisible()
    qtbot.waitUntil(lambda: window.filters.isVisible())


@pytest.mark.parametrize("view", [View.TOPICS, View.GUIDE, View.GLOSSARY, View.COMPARE])
def test_ticks_that_waited_are_seen_where_what_is_typed_is_filtered_by_them(
    window: MainWindow, qtbot: QtBot, view: View
) -> None:
    topic = {"topic": frozenset({"parenting"})}
    window.session.choose(topic)
    visit(window, qtbot, view)
    assert window.filters.chosen() == {}
    type_query(window, qtbot, "play")
    assert window.filters.chosen() == topic
    chips = (b for b in window.results.findChildren(QPushButton) if b.objectName() == "chip")
    assert [chip.accessibleName() for chip in chips] == ["Remove filter Topic: parenting"]


def test_the_room_of_the_filters_goes_to_list_and_page(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 740)
    qtbot.waitUntil(lambda: window.filters.isVisible())
    before = window.results.width(), window.reading.width()
    visit(window, qtbot, View.GLOSSARY)
    after = window.results.width(), window.reading.width()
    assert sum(after) > sum(before)
    assert after[0] >= before[0]


def cards(window: MainWindow, kind: EntryKind) -> list[Card]:
    return [card for card in window.results.model.cards if card.key and card.key[0] is kind]


def test_cards_of_the_glossary_tell_the_meaning(window: MainWindow, qtbot: QtBot) -> None:
    visit(window, qtbot, View.GLOSSARY)
    shown = cards(window, EntryKind.GLOSSARY)
    meanings = {term.slug: term.meaning for term in window.edition.glossary}
    assert len(shown) == len(meanings)
    for card in shown:
        assert card.key
        assert card.snippet.text == meanings[card.key[1]]
        assert "Glossary" not in card.spoken


def test_cards_of_the_guide_tell_what_is_in_it(window: MainWindow, qtbot: QtBot) -> None:
    visit(window, qtbot, View.GUIDE)
    for card in cards(window, EntryKind.GUIDE):
        assert card.words == ""
        assert len(card.snippet.text) > 20


def test_cards_of_topics_tell_how_much_there_is(window: MainWindow, qtbot: QtBot) -> None:
    visit(window, qtbot, View.TOPICS)
    words = {card.key[1]: card.words for card in cards(window, EntryKind.TOPIC) if card.key}
    assert words["parenting"] == "Topic: 6 interventions in the matrix"
    assert words["domestic-abuse"] == "Topic without a row in the matrix"


def test_a_card_says_its_kind_unless_its_heading_does() -> None:
    card = Card((EntryKind.GLOSSARY, "ace"), "Adverse childhood experience", words="Glossary")
    assert card.under("Best matches (3)").words == "Glossary"
    assert card.under(EntryKind.GLOSSARY.label).words == ""
