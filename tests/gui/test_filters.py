"""Filters tell what they leave out, and what is typed and what is ticked are one thing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import View
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import press, shown, type_query


def tick(window: MainWindow, facet: str, value: str) -> None:
    window.filters.groups[facet].boxes[value].click()


def words(window: MainWindow, facet: str, value: str) -> str:
    """The words beside a tick."""
    return window.filters.groups[facet].ticks.words[value]


def buttons(window: MainWindow) -> list[QPushButton]:
    """The buttons of the result list; Qt shows new ones once it has come to them."""
    QApplication.processEvents()
    return [b for b in window.results.findChildren(QPushButton) if not b.isHidden()]


def chips(window: MainWindow) -> list[str]:
    there = (b for b in buttons(window) if b.objectName() == "chip")
    return [chip.text().removesuffix("  ×") for chip in there]


def at_least(window: MainWindow, facet: str) -> dict[str, object]:
    found = window.filters.groups[facet].findChildren(QPushButton, "small")
    button = next(each for each in found if each.text().startswith("At "))
    return {action.text(): action for action in button.menu().actions()}


def test_those_that_do_not_say_are_offered_with_their_count(window: MainWindow) -> None:
    assert words(window, "ages", "not-stated") == "Not stated"
    silent = sum(not (row.ages or row.any_age) for row in window.edition.interventions)
    tick(window, "ages", "11-15")
    found = len(shown(window))
    assert words(window, "ages", "not-stated") == f"{silent} more do not state an age: include"
    tick(window, "ages", "not-stated")
    assert len(shown(window)) == found + silent
    assert words(window, "ages", "not-stated") == "Not stated"
    assert chips(window) == ["Age: 11 to 15", "Age: not stated"]


def test_the_offer_follows_the_other_filters(window: MainWindow) -> None:
    tick(window, "ages", "11-15")
    tick(window, "topic", "parenting")
    rows = window.edition.of_topic("parenting")
    silent = [row for row in rows if not (row.ages or row.any_age)]
    assert words(window, "ages", "not-stated").startswith(f"{len(silent)} more")


@pytest.mark.parametrize(
    ("facet", "step", "values", "chip"),
    [
        (
            "eif_ratings",
            "Level 3",
            {"3", "3+", "4", "4+"},
            "EIF rating: at least level 3",
        ),
        (
            "levels_of_need",
            "Targeted indicated",
            {"targeted-indicated", "child-protection-edge-of-care"},
            "Level of need: at least targeted indicated",
        ),
        (
            "cost_ratings",
            "2 · £100–£499",
            {"1", "2"},
            "Cost (EIF Guidebook): at most 2 · £100–£499",
        ),
    ],
)
def test_at_least_ticks_a_step_and_all_beyond_it(
    window: MainWindow, facet: str, step: str, values: set[str], chip: str
) -> None:
    at_least(window, facet)[step].trigger()  # type: ignore[attr-defined]
    assert window.filters.chosen() == {facet: frozenset(values)}
    assert chips(window) == [chip]
    next(b for b in buttons(window) if b.text().startswith(chip)).click()
    assert window.filters.chosen() == {}
    assert len(shown(window)) == 30


def test_the_heading_of_a_group_is_never_stale(window: MainWindow) -> None:
    head = window.filters.groups["topic"].head
    tick(window, "topic", "parenting")
    assert "(1 on)" in head.text()
    tick(window, "topic", "family-conflict")
    assert "(2 on)" in head.text()
    window.session.go_back()
    assert "(1 on)" in head.text()
    window.session.go_back()
    assert "on)" not in head.text()
    window.session.go_forward()
    assert "(1 on)" in head.text()


def test_what_would_give_nothing_is_dimmed(window: MainWindow) -> None:
    ticks = window.filters.groups["cost_ratings"].ticks
    tick(window, "topic", "parenting")
    assert ticks.is_dimmed("5")
    assert not ticks.is_dimmed("1")
    tick(window, "topic", "parenting")
    assert not ticks.is_dimmed("5")


def test_the_words_tick_only_where_the_mouse_is_let_go_on_them(window: MainWindow) -> None:
    ticks = window.filters.groups["topic"].ticks
    box = ticks.boxes["parenting"]
    here = QPoint(box.geometry().right() + 4, box.geometry().center().y())
    for elsewhere in (QPoint(here.x(), here.y() + 200), ticks.boxes["substance-misuse"].pos()):
        QTest.mousePress(ticks, Qt.MouseButton.LeftButton, pos=here)
        QTest.mouseRelease(ticks, Qt.MouseButton.LeftButton, pos=elsewhere)
        assert window.filters.chosen() == {}
    QTest.mouseClick(ticks, Qt.MouseButton.LeftButton, pos=here)
    assert window.filters.chosen() == {"topic": frozenset({"parenting"})}
    assert box.isChecked()


@pytest.mark.parametrize(
    ("query", "bands"),
    [
        ("age:13", {"11-15"}),
        ("age:1", {"0-1"}),
        ("age:9-12", {"5-10", "11-15"}),
        ("age:not", {"not-stated"}),
    ],
)
def test_a_typed_filter_shows_as_a_tick_and_a_chip(
    window: MainWindow, qtbot: QtBot, query: str, bands: set[str]
) -> None:
    type_query(window, qtbot, query)
    assert window.filters.chosen() == {"ages": frozenset(bands)}
    assert all(chip.startswith("Age: ") for chip in chips(window))
    assert len(chips(window)) == len(bands)


def test_a_typed_filter_is_taken_away_by_its_tick(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "therapy age:13 play")
    with qtbot.waitSignal(window.session.found):
        tick(window, "ages", "11-15")
    assert window.top.search.text() == "therapy play"
    assert window.filters.chosen() == {}
    assert chips(window) == []
    window.session.go_back()
    assert window.top.search.text() == "therapy age:13 play"


def test_a_tick_beside_a_typed_filter_leaves_it_typed(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "age:13")
    with qtbot.waitSignal(window.session.found):
        tick(window, "topic", "parenting")
    assert window.top.search.text() == "age:13"
    assert window.session.state.chosen == {"topic": frozenset({"parenting"})}
    assert chips(window) == ["Topic: parenting", "Age: 11 to 15"]


def test_clearing_all_takes_typed_filters_too(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "play cost:1")
    with qtbot.waitSignal(window.session.found):
        window.filters.clear_button.click()
    assert window.top.search.text() == "play"
    assert chips(window) == []


@pytest.mark.parametrize(
    ("facet", "key"),
    [
        ("levels_of_need", (EntryKind.GUIDE, "levels-of-need")),
        ("practitioners", (EntryKind.GLOSSARY, "qcf")),
    ],
)
def test_what_a_filter_means_is_a_click_away(
    window: MainWindow, facet: str, key: tuple[EntryKind, str]
) -> None:
    found = window.filters.groups[facet].findChildren(QPushButton, "small")
    next(button for button in found if button.text() == "What it means").click()
    assert window.session.open_key == key
    assert len(shown(window)) == 30


def test_a_filter_that_does_not_exist_is_said(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "age:18")
    assert "“age:18” filters nothing" in window.results.unknown.text()
    assert "16 to 17" in window.results.unknown.text()
    assert window.results.unknown.isVisible()


def test_the_way_out_of_nothing_works_for_typed_filters(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "topic:parenting cost:5")
    assert shown(window) == []
    way = next(b for b in buttons(window) if "Without “Cost" in b.text())
    assert "6 found" in way.text()
    with qtbot.waitSignal(window.session.found):
        way.click()
    assert len(shown(window)) == 6
    assert window.top.search.text() == "topic:parenting"


def test_no_way_out_that_leads_to_nothing_is_offered(window: MainWindow, qtbot: QtBot) -> None:
    tick(window, "topic", "domestic-abuse")
    tick(window, "cost_ratings", "5")
    tick(window, "ages", "0-1")
    assert not any(": 0" in b.text() for b in buttons(window))
    next(b for b in buttons(window) if "all filters" in b.text()).click()
    assert len(shown(window)) == 30


def test_nothing_found_leaves_no_page_behind(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "play therapy")
    qtbot.waitUntil(lambda: window.session.open_key is not None)
    type_query(window, qtbot, "zzzz")
    # Not for the next page that is shown: it may be one that was wanted before.
    qtbot.waitUntil(lambda: window.session.open_key is None)
    assert window.reading.browser.toPlainText().strip() == ""
    assert not window.reading.sheet_button.isVisible()
    assert window.session.open_key is None
    with qtbot.waitSignal(window.session.paged):
        press(window, Qt.Key.Key_Escape)
    assert window.reading.browser.toPlainText().startswith("System-level")


def test_words_that_find_nothing_can_be_cleared_or_looked_up_by_topic(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_query(window, qtbot, "zzzz")
    assert not window.results.unknown.isVisible()
    next(b for b in buttons(window) if b.text() == "Look through the topics").click()
    assert window.session.state.view is View.TOPICS
    assert window.top.search.text() == ""
