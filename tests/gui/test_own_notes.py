"""Notes, what fits us, collections: written, found, ordered, printed."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.local import ENDING
from sfdesk.local.layer import LocalLayer
from sfdesk.model.edition import Edition
from sfdesk.model.local_layer import NO_FAMILIES, Collection, LocalNote
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.cards.delegate import CardDelegate
from sfdesk.ui.ours.collect_dialog import CollectDialog
from sfdesk.ui.ours.collections_dialog import CollectionsDialog
from sfdesk.ui.ours.note_dialog import NoteDialog
from sfdesk.ui.ours.note_links import LinkNames
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import keep, open_own, page, press, type_query

SLUG = "triple-p"
KEY = (EntryKind.INTERVENTION, SLUG)
THREE = ("triple-p", "play-therapy", "family-group-conferencing")


def write_note(window: MainWindow, qtbot: QtBot, text: str) -> None:
    dialog = open_own(window, KEY, NoteDialog, "new-note")
    dialog.text.put(text)
    keep(qtbot, dialog)


# --- notes --------------------------------------------------------------------------------------


def test_the_field_of_a_note_says_what_not_to_write(window: MainWindow) -> None:
    dialog = open_own(window, KEY, NoteDialog, "new-note")
    assert NO_FAMILIES in dialog.text.accessibleName()
    assert not dialog.save_button.isEnabled()
    dialog.reject()


def test_a_note_stands_on_the_page_with_its_links(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, yes=True)
    write_note(window, qtbot, "Panel on Tuesdays <b>\nsee [[play-therapy]] and [[no-such-thing]]")
    assert layer.notes.list()[0].slug == SLUG
    assert "Notes (yours)" in page(window)
    assert "Panel on Tuesdays <b>" in page(window)
    assert "[[no-such-thing]]" in page(window)
    assert 'href="entry:intervention/play-therapy"' in window.reading.browser.toHtml()
    assert asked == ["There is no entry called “no-such-thing”."]


def answer(monkeypatch: pytest.MonkeyPatch, *, yes: bool) -> list[str]:
    """Answer every question; return those that are asked from now on."""
    asked: list[str] = []

    def ask(_parent: object, _title: str, text: str, **_answers: str) -> bool:
        asked.append(text)
        return yes

    monkeypatch.setattr("sfdesk.ui.support.messages.ask", ask)
    return asked


def test_a_link_is_chosen_and_written_by_name_and_kept_by_its_short_name(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    dialog = open_own(window, KEY, NoteDialog, "new-note")
    name = window.edition.intervention("play-therapy").name
    dialog.text.put("See ")
    dialog.text.moveCursor(QTextCursor.MoveOperation.End)
    dialog.entry.setCurrentText(name)
    dialog.link_button.click()
    assert dialog.text.text() == f"See [[{name}]]"
    dialog.text.insertPlainText(" and [[parenting]], [[MST]]")
    keep(qtbot, dialog)
    text = layer.notes.list()[0].text
    assert text == "See [[play-therapy]] and [[parenting]], [[multisystemic-therapy]]"


def test_each_link_that_can_be_chosen_leads_to_what_was_chosen(edition: Edition) -> None:
    names = LinkNames(edition)
    told = [name for _, name in names.choices]
    assert len(set(told)) == len(told)
    # Topics are also called like words of the glossary.
    assert "Psychotherapy" in told
    for slug, name in names.choices:
        assert names.looked_up(f"[[{name}]] [[{slug}]]").text == f"[[{slug}]] [[{slug}]]"


def test_a_name_is_known_as_a_keyboard_writes_it(edition: Edition) -> None:
    links = LinkNames(edition).looked_up(
        "[[Parent-child interaction therapy (PCIT)]] [[for baby’s sake]]"
    )
    assert links.text == "[[pcit]] [[for-babys-sake]]"
    assert links.unknown == ()


def test_a_link_that_is_not_closed_is_said_before_it_is_saved(
    window: MainWindow, layer: LocalLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, yes=False)
    dialog = open_own(window, KEY, NoteDialog, "new-note")
    dialog.text.put("See [[play therapy\nfirst")
    dialog.save()
    assert asked == ["“[[play therapy” is not closed: write ]] after it."]
    assert dialog.isVisible()
    assert not layer.notes.list()
    answer(monkeypatch, yes=True)
    dialog.reject()


def test_of_many_links_that_lead_nowhere_a_few_are_named(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, yes=False)
    dialog = open_own(window, KEY, NoteDialog, "new-note")
    dialog.text.put(" ".join(f"[[no {number}]]" for number in range(300)))
    dialog.save()
    lines = asked[0].splitlines()
    assert lines[0] == "There is no entry called “no 0”."
    assert (len(lines), lines[-1]) == (9, "…")
    answer(monkeypatch, yes=True)
    dialog.reject()


def test_search_finds_a_note_and_marks_it_as_yours(window: MainWindow, qtbot: QtBot) -> None:
    write_note(window, qtbot, "The wharfside panel meets on Tuesdays")
    type_query(window, qtbot, "wharfs")
    cards = window.results.model.cards
    assert [card.name for card in cards[-2:]] == [
        "Your notes (1)",
        window.edition.intervention(SLUG).name,
    ]
    assert cards[-1].spoken.endswith("Your note: The wharfside panel meets on Tuesdays")
    type_query(window, qtbot, "wharfx")
    assert not any("Your notes" in card.name for card in window.results.model.cards)


def test_the_card_of_a_note_tells_the_name_of_what_it_links_to(
    window: MainWindow, qtbot: QtBot
) -> None:
    write_note(window, qtbot, "Wharfside: see [[play-therapy]]")
    type_query(window, qtbot, "wharfside")
    name = window.edition.intervention("play-therapy").name
    assert window.results.model.cards[-1].spoken.endswith(f"Your note: Wharfside: see {name}")


def test_a_note_stands_below_the_best_and_moves_no_result(window: MainWindow, qtbot: QtBot) -> None:
    type_query(window, qtbot, "play therapy")
    before = [card.name for card in window.results.model.cards]
    write_note(window, qtbot, "play therapy has a waiting list")
    type_query(window, qtbot, "play therapy")
    after = [card.name for card in window.results.model.cards]
    place = after.index("Your notes (1)")
    assert after[:place] + after[place + 2 :] == before
    assert after[0].startswith("Best matches")
    assert window.results.model.cards[place + 2].key is None  # the heading of the first group


def test_a_notes_card_says_that_it_is_yours_wherever_its_entry_was_painted_before(
    window: MainWindow, qtbot: QtBot
) -> None:
    write_note(window, qtbot, "zzwharf")
    delegate = window.results.view.itemDelegate()
    type_query(window, qtbot, "triple p")
    window.results.view.repaint()
    type_query(window, qtbot, "zzwharf")
    window.results.view.repaint()
    assert isinstance(delegate, CardDelegate)
    painted = {key[1] for key in delegate._grounds if key[0] == KEY}
    assert "Yours" in painted
    assert len(painted) == 2


def test_the_card_of_a_note_leads_to_the_note(window: MainWindow, qtbot: QtBot) -> None:
    write_note(window, qtbot, "play the triple game")
    type_query(window, qtbot, "triple")
    cards = window.results.model.cards
    rows = [row for row, card in enumerate(cards) if card.key == KEY]
    assert len(rows) == 2
    note = next(row for row in rows if cards[row].words == "Yours")
    window.results.view.setCurrentIndex(window.results.model.index(note))
    assert window.session.open_key == KEY
    assert window.results.view.currentIndex().row() == note
    assert window.reading.scrolled() > 0


def test_where_the_policy_forbids_notes_none_is_offered(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "policy", app.policy._replace(notes=False))
    window = MainWindow(app)
    with qtbot.waitSignal(window.settled):
        window.show()
    window.session.open_entry(KEY)
    assert "In our area (yours)" in page(window)
    assert "Write" not in page(window).partition("In our area (yours)")[2].partition("Related")[0]
    entry = next(a for a in window.menus["&Yours"].actions() if "&Note" in a.text())
    assert not entry.isEnabled()
    window.close()
    window.deleteLater()


# --- collections --------------------------------------------------------------------------------


@pytest.fixture
def collections(window: MainWindow, qtbot: QtBot, layer: LocalLayer) -> Iterator[CollectionsDialog]:
    """The dialog, with one collection of three interventions."""
    layer.collections.save(Collection(name="Parenting", items=THREE))
    with qtbot.waitSignal(window.own.keeper.changed):
        window.own.keeper.look()
    window.own.show_collections()
    dialog = window.findChildren(CollectionsDialog)[-1]
    yield dialog
    dialog.reject()


def items(layer: LocalLayer) -> list[tuple[str, ...]]:
    return [each.items for each in layer.collections.list()]


def test_a_collection_is_saved_as_a_file(
    collections: CollectionsDialog,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / f"ours{ENDING}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    gc.collect()
    collections.export_button.click()
    qtbot.waitUntil(lambda: path.exists() and window.worker.is_idle)
    assert b"Parenting" in path.read_bytes()


def test_an_intervention_is_put_into_a_new_collection(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    dialog = open_own(window, KEY, CollectDialog, "collect")
    assert not dialog.collect_button.isEnabled()
    dialog.name.setText("  Under   fives ")
    with qtbot.waitSignal(dialog.accepted):
        dialog.add()
    assert [(c.name, c.items) for c in layer.collections.list()] == [("Under fives", (SLUG,))]


def test_the_first_collection_is_named_without_going_anywhere(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = open_own(window, KEY, CollectDialog, "collect")
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.focusWidget() is dialog.name


def test_the_list_of_collections_has_the_keyboard_at_first(
    collections: CollectionsDialog, qtbot: QtBot
) -> None:
    qtbot.waitUntil(collections.isActiveWindow)
    assert collections.focusWidget() is collections.names


def test_keys_order_a_collection(
    collections: CollectionsDialog, window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    collections.items.setCurrentRow(0)
    with qtbot.waitSignal(window.own.keeper.changed):
        press(collections.items, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert items(layer) == [(THREE[1], THREE[0], THREE[2])]
    assert collections.items.current() == THREE[0]
    with qtbot.waitSignal(window.own.keeper.changed):
        press(collections.items, Qt.Key.Key_Delete)
    assert items(layer) == [(THREE[1], THREE[2])]


def test_a_drag_orders_a_collection(
    collections: CollectionsDialog, window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    model, root = collections.items.model(), QModelIndex()
    with qtbot.waitSignal(window.own.keeper.changed):
        model.moveRow(root, 2, root, 0)  # What Qt does of a drop.
    assert items(layer) == [(THREE[2], THREE[0], THREE[1])]


def test_the_delete_key_leaves_the_list_of_collections_alone(
    collections: CollectionsDialog, layer: LocalLayer
) -> None:
    press(collections.names, Qt.Key.Key_Delete)
    assert collections.names.count() == 1
    assert len(layer.collections.list()) == 1


def test_a_collection_is_duplicated_and_removed(
    collections: CollectionsDialog, window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    with qtbot.waitSignal(window.own.keeper.changed):
        collections._duplicate()
    assert {c.name for c in layer.collections.list()} == {"Parenting", "Parenting, copy"}
    assert collections.current
    assert collections.current.name == "Parenting, copy"
    with qtbot.waitSignal(window.own.keeper.changed):
        collections._remove()
    assert [c.name for c in layer.collections.list()] == ["Parenting"]


def test_a_collection_is_printed_as_a_booklet(
    collections: CollectionsDialog, window: MainWindow, qtbot: QtBot
) -> None:
    collections.print_button.click()
    printing = window.findChildren(PdfDialog)[-1]
    assert printing.options.parts == len(THREE)
    printing.reject()


def test_another_windows_collection_is_seen_in_the_open_dialog(
    collections: CollectionsDialog, window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    layer.collections.save(Collection(name="A later one"))
    with qtbot.waitSignal(window.own.keeper.changed):
        window.own.keeper.look()
    assert collections.names.count() == 2


def test_what_is_not_in_this_edition_is_named_so_and_not_printed(
    window: MainWindow, qtbot: QtBot, layer: LocalLayer
) -> None:
    layer.collections.save(Collection(name="Old", items=("gone-away",)))
    layer.notes.save(LocalNote(slug="gone-away", text="a note on what is gone"))
    with qtbot.waitSignal(window.own.keeper.changed):
        window.own.keeper.look()
    window.own.show_collections()
    dialog = window.findChildren(CollectionsDialog)[-1]
    assert dialog.items.item(0).text() == "gone-away (not in this edition)"
    assert not dialog.print_button.isEnabled()
    dialog.reject()
    type_query(window, qtbot, "note on what is gone")
    assert not any("Your notes" in card.name for card in window.results.model.cards)


def test_a_line_that_is_pasted_in_several_is_one(window: MainWindow) -> None:
    dialog = open_own(window, KEY, CollectDialog, "collect")
    dialog.name.setText("Under\nfives\r\nhere")
    assert dialog.name.text() == "Under fives here"
