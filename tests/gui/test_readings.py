"""What was typed is shown as it was read, and can be taken off; cautions show on the cards."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sfdesk.model.entries import Key
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.cards.model import Card
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import shown


def search(window: MainWindow, qtbot: QtBot, query: str) -> None:
    with qtbot.waitSignal(window.session.found):
        window.session.search_for(query)


def chips(window: MainWindow) -> list[QPushButton]:
    found = window.results.findChildren(QPushButton)
    return [chip for chip in found if "is read as" in chip.accessibleName()]


def card(window: MainWindow, key: Key) -> Card:
    return next(each for each in window.results.model.cards if each.key == key)


def headings(window: MainWindow) -> list[str]:
    return [each.name for each in window.results.model.cards if each.key is None]


def test_a_reading_is_a_chip_that_says_both(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "tantrums three year old")
    [chip] = chips(window)
    assert chip.text() == "“three year old”: Age 3  ×"
    qtbot.waitUntil(chip.isVisible)
    search(window, qtbot, "tantrums")
    qtbot.waitUntil(lambda: chips(window) == [])


def test_what_is_not_of_the_age_stands_last_under_a_heading(
    window: MainWindow, qtbot: QtBot
) -> None:
    search(window, qtbot, "behaviour of a 14 year old")
    assert any("Not what you asked for: Age 14" in heading for heading in headings(window))
    rows = shown(window)
    assert rows.index("multisystemic-therapy") < rows.index("epec")
    assert "not fit" in window.results.count.text()


def test_where_all_that_is_found_is_set_apart_it_is_said_to_be(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session.choose({"topic": frozenset({"parenting"}), "ages": frozenset({"2-4"})})
    search(window, qtbot, "incredible years 17 year old")
    assert headings(window) == [f"Not what you asked for: Age 17 ({len(shown(window))})"]
    assert "incredible-years" in shown(window)


def test_a_chip_that_is_taken_off_leaves_the_words_as_words(
    window: MainWindow, qtbot: QtBot
) -> None:
    search(window, qtbot, "behaviour of a 14 year old")
    with qtbot.waitSignal(window.session.found):
        chips(window)[0].click()
    qtbot.waitUntil(lambda: chips(window) == [])
    assert window.top.search.text() == "behaviour of a 14 year old"
    assert not any("Not what you asked for" in heading for heading in headings(window))
    with qtbot.waitSignal(window.session.found):
        window.session.go_back()
    assert len(chips(window)) == 1


def test_another_query_is_read_anew(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "14 year old")
    with qtbot.waitSignal(window.session.found):
        chips(window)[0].click()
    window.session.search_for("")
    search(window, qtbot, "14 year old")
    assert len(chips(window)) == 1


def test_a_correction_is_offered_and_not_followed_where_something_is_found(
    window: MainWindow, qtbot: QtBot
) -> None:
    search(window, qtbot, "multisytemic therapy")
    assert window.results.suggestion.text() == "Did you mean “multisystemic therapy”?"
    search(window, qtbot, "multisytemic")
    assert "These are the results for it" in window.results.suggestion.text()


def painted(window: MainWindow, key: Key) -> QImage:
    view = window.results.view
    index = window.results.model.index(window.results.model.row_of(key) or 0)
    view.scrollTo(index)
    return view.viewport().grab(view.visualRect(index)).toImage()


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


def test_the_caution_that_answers_is_on_the_card_in_its_own_look(
    window: MainWindow, qtbot: QtBot
) -> None:
    search(window, qtbot, "parents arguing domestic abuse")
    key = (EntryKind.INTERVENTION, "family-foundations")
    shown_card = card(window, key)
    assert shown_card.caution is not None
    assert "Caution: For parents where domestic abuse" in shown_card.spoken
    ground = window.looks.theme.caution_ground
    assert ground in colours(painted(window, key))
    search(window, qtbot, "couples expecting a baby")
    assert card(window, key).caution is None
    assert ground not in colours(painted(window, key))


def test_versions_stand_on_the_card_of_their_programme(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "incredible years")
    first = next(each for each in window.results.model.cards if each.key)
    assert first.key == (EntryKind.INTERVENTION, "incredible-years")
    assert first.versions.startswith("Also found: Incredible Years")
    assert first.versions in first.spoken


def test_marks_on_the_page_spare_headings_and_labels(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "evidence cost delivered")
    with qtbot.waitSignal(window.session.paged):
        window.session.open_entry((EntryKind.INTERVENTION, "epec"))
        window.reading.mark(["evidence", "cost", "what", "level"])
        window.session.paged.emit()
    marks = window.reading.browser.extraSelections()
    assert marks
    for mark in marks:
        cursor = mark.cursor
        assert cursor.blockFormat().headingLevel() == 0
        table = cursor.currentTable()
        assert table is None or table.columns() == 1 or table.cellAt(cursor).column() > 0
