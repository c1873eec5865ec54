"""Recent and saved searches, and folding filters, in a real window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.core.paths import Profile
from sfdesk.model.local_layer import SavedSearch
from sfdesk.model.ordering import Order
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import View
from sfdesk.ui.ours.name_dialog import NameDialog
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import shown, type_query


def entries(window: MainWindow) -> dict[str, QAction]:
    menu = window.top.searches_button.menu()
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


def read_first(window: MainWindow, qtbot: QtBot, query: str) -> None:
    type_query(window, qtbot, query)
    key = next(card.key for card in window.results.model.cards if card.key)
    window.session.open_entry(key)


def test_a_search_that_led_to_a_page_is_remembered(
    window: MainWindow, qtbot: QtBot, app: App, profile: Profile
) -> None:
    type_query(window, qtbot, "methadone")
    assert app.recent_searches.queries == []
    read_first(window, qtbot, "play therapy")
    assert app.recent_searches.queries == ["play therapy"]
    assert "play therapy" in (profile.data / "searches.json").read_text()
    with qtbot.waitSignal(window.session.found):
        window.session.search_for("fgc")
    with qtbot.waitSignal(window.session.found):
        entries(window)["play therapy"].trigger()
    assert window.top.search.text() == "play therapy"


def test_where_it_cannot_be_remembered_no_message_comes_between(
    window: MainWindow, qtbot: QtBot, profile: Profile, told: list[SfdeskError]
) -> None:
    profile.data.parent.mkdir(parents=True, exist_ok=True)
    profile.data.touch()
    read_first(window, qtbot, "play therapy")
    assert "could not be saved" in window.statusBar().currentMessage()
    assert told == []


def test_a_search_that_holds_a_name_is_not_remembered(
    window: MainWindow, qtbot: QtBot, app: App
) -> None:
    read_first(window, qtbot, "kowalczyk drinking")
    assert app.recent_searches.queries == []
    assert "kowalczyk" in window.results.unknown.text()


def test_remembering_can_be_switched_off_and_forgets(
    window: MainWindow, qtbot: QtBot, app: App
) -> None:
    read_first(window, qtbot, "play therapy")
    entries(window)["Remember recent searches"].trigger()
    assert app.recent_searches.queries == []
    read_first(window, qtbot, "art therapy")
    assert app.recent_searches.queries == []
    assert not app.settings.settings.keep_recent


def test_a_search_is_saved_under_a_name_and_comes_back(
    window: MainWindow, qtbot: QtBot, app: App
) -> None:
    type_query(window, qtbot, "teenager")
    with qtbot.waitSignal(window.session.found):
        window.filters.groups["cost_ratings"].boxes["not-stated"].click()
    window.searches.save()
    dialog = window.findChild(NameDialog)
    assert dialog is not None
    assert any("Do not put a family’s name" in each.text() for each in dialog.findChildren(QLabel))
    dialog.name.setText("Teens & cost")
    with qtbot.waitSignal(window.own.keeper.changed):
        dialog.save_button.click()
    before = shown(window)
    window.session.go_to_view(View.GUIDE)
    with qtbot.waitSignal(window.session.found):
        entries(window)["Teens && cost"].trigger()
    assert window.top.search.text() == "teenager"
    assert window.filters.chosen() == {"cost_ratings": frozenset({"not-stated"})}
    assert shown(window) == before


def test_a_search_without_a_name_cannot_be_saved(window: MainWindow, qtbot: QtBot) -> None:
    window.filters.groups["topic"].boxes["parenting"].click()
    window.searches.save()
    dialog = window.findChild(NameDialog)
    assert dialog is not None
    assert dialog.name.text() == ""
    assert not dialog.save_button.isEnabled()
    dialog.name.setText("  ")
    assert not dialog.save_button.isEnabled()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()


def test_a_search_that_was_sorted_by_hand_is_saved(
    window: MainWindow, qtbot: QtBot, app: App
) -> None:
    """Qt hands a plain text back for the order that was chosen."""
    type_query(window, qtbot, "teenager")
    box = window.results.order
    with qtbot.waitSignal(window.session.found):
        box.setCurrentIndex(box.findData(Order.COST))
        box.activated.emit(box.currentIndex())
    with qtbot.waitSignal(window.own.keeper.changed):
        window.searches.save_as("By cost")
    [saved] = window.own.ours.searches
    assert (saved.name, saved.query, saved.order) == ("By cost", "teenager", Order.COST)
    assert not any(saved.chosen.values())


def test_a_saved_search_of_another_edition_keeps_what_exists(
    window: MainWindow, qtbot: QtBot
) -> None:
    chosen = {"topic": frozenset({"parenting", "gone"}), "gone": frozenset({"x"})}
    window.searches.search_again(SavedSearch(chosen=chosen))
    assert window.filters.chosen() == {"topic": frozenset({"parenting"})}
    assert len(shown(window)) == 6
    assert window.statusBar().currentMessage() == (
        "Left out, as this edition does not have it: gone: x; Topic: gone"
    )


def test_nothing_is_told_of_a_saved_search_that_comes_back_whole(window: MainWindow) -> None:
    chosen = {"eif_ratings": frozenset({"not-in-the-guidebook"})}
    window.searches.search_again(SavedSearch(chosen=chosen))
    assert "Left out" not in window.statusBar().currentMessage()
    before = {"eif_ratings": frozenset({"not-rated", "3"})}
    window.searches.search_again(SavedSearch(query="teenager", chosen=before))
    assert window.filters.chosen() == {"eif_ratings": frozenset({"3"})}
    assert window.statusBar().currentMessage().endswith(": EIF rating: not-rated")


def test_nothing_to_save_is_said(window: MainWindow) -> None:
    window.searches.save()
    assert window.findChild(NameDialog) is None
    assert "no search to save" in window.statusBar().currentMessage()


def test_folding_a_group_survives_and_says_what_is_on(window: MainWindow, app: App) -> None:
    group = window.filters.groups["cost_ratings"]
    assert not group.folded
    group.boxes["1"].click()
    group.head.click()
    assert group.folded
    assert "(1 on)" in group.head.text()
    assert group.head.accessibleName() == "Cost (EIF Guidebook) (1 on)"
    assert group.head.property("expanded") is False
    assert "cost_ratings" in app.settings.settings.folded_filters


def test_best_matches_of_any_kind_stand_first(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "domestic violence")
    headings = [card.name for card in window.results.model.cards if card.key is None]
    assert headings[0] == "Best matches (3)"


def test_interventions_stand_before_the_long_groups_of_others(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_query(window, qtbot, "mum low since having the baby")
    cards = window.results.model.cards
    assert cards[5].key
    assert cards[5].key[0] is EntryKind.INTERVENTION
    assert sum(card.key is not None and card.key[0] is EntryKind.MENTIONED for card in cards) > 10


def test_sorting_labels_what_is_not_known(window: MainWindow) -> None:
    window.session._ordered(Order.COST)
    headings = [card.name for card in window.results.model.cards if card.key is None]
    assert headings[0].startswith("Cost 1 ·")
    assert headings[-1].startswith("Cost not stated (")
