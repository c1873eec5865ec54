"""Type, tick, go back: the main job in a real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sfdesk.model.ordering import Order
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import View
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import press, shown, type_query


def tick(window: MainWindow, facet: str, value: str) -> None:
    window.filters.groups[facet].boxes[value].click()


def test_it_opens_on_the_whole_matrix(window: MainWindow) -> None:
    assert shown(window) == [row.slug for row in window.edition.interventions]
    assert window.results.count.text() == "30 of 30 interventions"
    assert window.session.open_key == (EntryKind.INTERVENTION, "trauma-informed-care")


def test_typing_finds_and_shows_why(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "methadone")
    assert set(shown(window)[:2]) == {"families-facing-the-future", "parents-under-pressure"}
    slug = "families-facing-the-future"
    card = next(c for c in window.results.model.cards if c.key and c.key[1] == slug)
    marked = {card.snippet.text[a:b].lower() for a, b in card.snippet.marks}
    assert marked
    assert all("methadone" in words for words in marked)


def test_a_pasted_quotation_that_nothing_holds_leads_to_its_words_and_says_so(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.session.found):
        window.session.search_for("“therapy play”")
    assert "play-therapy" in shown(window)
    assert window.results.unknown.isVisible()
    assert "No entry says exactly that." in window.results.spoken_news
    with qtbot.waitSignal(window.session.found):
        window.session.search_for("“play therapy”")
    assert not window.results.unknown.isVisible()


def test_the_first_card_is_shown_with_the_heading_above_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_query(window, qtbot, "low mood after birth")
    view, cards = window.results.view, window.results.model.cards
    assert cards[0].key is None
    view.verticalScrollBar().setValue(view.visualRect(window.results.model.index(0)).height())
    assert view.verticalScrollBar().value() > 0
    window.results.select(cards[1].key)
    assert view.verticalScrollBar().value() == 0


def test_ticks_narrow_and_counts_follow(window: MainWindow, qtbot: QtBot) -> None:
    tick(window, "topic", "parenting")
    assert len(shown(window)) == 6
    group = window.filters.groups["cost_ratings"]
    # A screen reader is told of other names once nothing more changes.
    qtbot.waitUntil(lambda: group.boxes["5"].accessibleName().endswith(", 0"))
    tick(window, "cost_ratings", "1")
    assert set(shown(window)) == {"triple-p", "incredible-years", "epec", "parents-plus"}


def test_with_no_results_the_page_says_which_filter_to_drop(window: MainWindow) -> None:
    tick(window, "topic", "parenting")
    tick(window, "cost_ratings", "5")
    assert shown(window) == []
    assert "Take one thing away" in window.results.empty.text()
    buttons = [b for b in window.results.findChildren(QPushButton) if "Without" in b.text()]
    assert any("6 found" in button.text() for button in buttons)
    next(b for b in buttons if "6 found" in b.text()).click()
    assert len(shown(window)) == 6


def test_a_chip_takes_its_filter_away(window: MainWindow) -> None:
    tick(window, "topic", "parenting")
    chips = [b for b in window.results.findChildren(QPushButton) if b.objectName() == "chip"]
    assert [chip.accessibleName() for chip in chips] == ["Remove filter Topic: parenting"]
    chips[0].click()
    assert len(shown(window)) == 30


def test_a_slip_gets_a_suggestion(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "restoritive")
    assert "Did you mean “restorative”?" in window.results.suggestion.text()
    assert shown(window)[0] == "restorative-practices"
    with qtbot.waitSignal(window.session.found):
        window.results.suggestion.click()
    assert window.top.search.text() == "restorative"


def test_nonsense_says_so_and_what_to_try(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "zzzz")
    assert "Nothing is found for “zzzz”" in window.results.empty.text()
    assert window.results.spoken_news.startswith("Nothing is found for “zzzz”. ")
    assert "Try another word" in window.results.empty.text()
    assert window.results.unknown.isHidden()


def test_a_word_that_nothing_holds_is_named_beside_a_filter(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.session.found):
        window.session.choose({"topic": frozenset({"parenting"})})
    type_query(window, qtbot, "zzzz")
    assert window.results.empty.text().startswith("Nothing fits all that you ask for")
    assert window.results.unknown.text() == "Not found here: “zzzz”."
    assert not window.results.unknown.isHidden()


def test_back_and_forward_restore_everything(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "couples")
    with qtbot.waitSignal(window.session.found):
        tick(window, "topic", "family-conflict")
    key = (EntryKind.INTERVENTION, "family-foundations")
    window.session.open_entry(key)
    before = shown(window)
    window.session.go_to_view(View.GUIDE)
    assert window.session.state.asked == ""
    with qtbot.waitSignal(window.session.found):
        window.session.go_back()
    qtbot.waitUntil(lambda: window.session.open_key == key)
    assert window.top.search.text() == "couples"
    assert window.filters.chosen() == {"topic": frozenset({"family-conflict"})}
    assert shown(window) == before
    assert window.session.open_key == key
    window.session.go_forward()
    assert window.session.state.view is View.GUIDE


def test_what_was_typed_is_there_after_a_look_at_another_view(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_query(window, qtbot, "couples")
    with qtbot.waitSignal(window.session.found):
        tick(window, "topic", "family-conflict")
    before = shown(window)
    for view in (View.GUIDE, View.COMPARE, View.TOPICS):
        window.top.views[view].click()
        assert window.session.state.shown_view is view
        assert window.top.views[view].isChecked()
        assert window.top.search.text() == "couples"
        assert not window.filters.chosen()
    with qtbot.waitSignal(window.session.found):
        window.top.views[View.MATRIX].click()
    assert shown(window) == before
    assert window.filters.chosen() == {"topic": frozenset({"family-conflict"})}


def test_the_map_answers_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "couples")
    found = {row.slug for row in window.session.listed}
    with qtbot.waitSignal(window.session.found):
        window.top.views[View.MAP].click()
    assert window.session.state.shown_view is View.MAP
    assert {row.slug for row in window.session.listed} == found
    assert len(found) < len(window.edition.interventions)


def test_the_newest_query_wins(window: MainWindow, qtbot: QtBot) -> None:
    window.session.search_for("play")
    window.session.search_for("methadone")
    window.session.search_for("hertfordshire")
    with qtbot.waitSignal(window.session.found):
        pass
    assert shown(window)[0] == "family-safeguarding-model"


def test_results_of_several_kinds_stand_under_headings(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "domestic violence")
    headings = [card.name for card in window.results.model.cards if card.key is None]
    assert any(heading.startswith("Topics (") for heading in headings)
    assert any(heading.startswith("Interventions (") for heading in headings)
    assert "domestic-abuse" in shown(window, EntryKind.TOPIC)


def test_results_can_be_sorted(window: MainWindow) -> None:
    window.session._ordered(Order.NAME)
    assert shown(window)[0] == "ambit"
    window.session._ordered(Order.STRENGTH)
    assert shown(window)[0] in {"incredible-years", "multisystemic-therapy", "family-foundations"}


@pytest.mark.parametrize("view", [view for view in View if view is not View.HOME])
def test_every_view_lists_something_to_read(window: MainWindow, qtbot: QtBot, view: View) -> None:
    with qtbot.waitSignal(window.session.paged):
        window.session.go_to_view(view)
    assert any(card.key for card in window.results.model.cards)
    assert len(window.reading.browser.toPlainText()) > 40


def test_escape_clears_the_query_then_the_filters(window: MainWindow, qtbot: QtBot) -> None:
    tick(window, "topic", "parenting")
    type_query(window, qtbot, "play")
    press(window, Qt.Key.Key_Escape)
    assert window.top.search.text() == ""
    assert window.filters.chosen()
    press(window, Qt.Key.Key_Escape)
    assert not window.filters.chosen()


@pytest.mark.parametrize("text", ["!!!", "العربية", "🙂", "x" * 10_000, "\u0007\u0000"])
def test_anything_can_be_pasted(window: MainWindow, qtbot: QtBot, text: str) -> None:
    with qtbot.waitSignal(window.session.found):
        window.session.search_for("a" + text)
    assert window.isVisible()
