"""The map and the comparison in a real window, by mouse and by key."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.factsheets.kinds import TableKind
from sfdesk.model.entries import Intervention
from sfdesk.model.gap_map import COLUMNS, gap_map
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.marks import Marks
from sfdesk.ui.browsing.state import View
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.support import messages
from sfdesk.ui.views.comparison import CompareView
from sfdesk.ui.views.gap_map import MapView
from sfdesk.ui.views.map_table import MapTable
from sfdesk.ui.views.map_tiles import CELL
from sfdesk.ui.views.word_table import widest
from sfdesk.ui.window.dialogs import print_table
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import press, shown, turn, type_query

CTRL = Qt.KeyboardModifier.ControlModifier


def the_map(window: MainWindow) -> MapView:
    window.session.go_to_view(View.MAP)
    view = window.sides.map
    assert view is not None
    return view


def tiles(view: MapView, row: int, column: int) -> list[tuple[str, tuple[int, int, int, int]]]:
    """The tiles of a cell, each with where it is on the screen."""
    index = view.table.model().index(row, column)
    room = view.table.visualRect(index)
    placed = view.table.tiles.tiles(room, index)
    return [(each.studied.slug, each.place.getRect()) for each in placed]  # type: ignore[misc]


def compare(window: MainWindow, *slugs: str) -> CompareView:
    for slug in slugs:
        window.session.toggle_compared(slug)
    window.session.go_to_view(View.COMPARE)
    view = window.sides.compare
    assert view is not None
    return view


def test_the_map_takes_the_place_of_list_and_page(window: MainWindow) -> None:
    view = the_map(window)
    assert view.isVisible()
    assert not window.results.isVisible()
    assert not window.reading.isVisible()
    window.session.go_back()
    assert window.results.isVisible()
    assert not view.isVisible()


def test_every_cell_of_the_map_says_what_is_in_it(window: MainWindow) -> None:
    table = the_map(window).table
    for number, row in enumerate(gap_map(window.edition.info, window.edition.interventions)):
        for place, cell in enumerate(row.cells):
            item = table.item(number, place)
            assert item is not None
            spoken = item.data(Qt.ItemDataRole.AccessibleTextRole)
            assert spoken.startswith(f"{row.label}, {COLUMNS[place][1]}: ")
            assert all(studied.words in spoken for studied in cell)
            assert bool(cell) is ("no intervention" not in spoken)
            assert (item.text() == "none") is (not cell)


def test_signs_stand_in_one_line_where_the_map_has_room(window: MainWindow, qtbot: QtBot) -> None:
    view = the_map(window)
    window.setMinimumWidth(1600)
    window.resize(1600, 740)
    qtbot.waitUntil(lambda: view.table.width() > 1300)
    view.table.fit()
    full = max(gap_map(window.edition.info, window.edition.interventions)[0].cells, key=len)
    place = gap_map(window.edition.info, window.edition.interventions)[0].cells.index(full)
    tops = {top for _, (_, top, _, _) in tiles(view, 0, place)}
    assert len(full) > 4
    assert len(tops) == 1


def test_the_map_is_a_table_to_a_screen_reader(window: MainWindow) -> None:
    interface = QAccessible.queryAccessibleInterface(the_map(window).table)
    assert interface.role() is QAccessible.Role.Table
    rows = len(window.edition.info.domains) + 1
    heads, cells = rows + len(COLUMNS) + 1, rows * len(COLUMNS)
    assert interface.childCount() == heads + cells
    spoken = [interface.child(n).text(QAccessible.Text.Name) for n in range(heads + cells)]
    assert "At least one good study" in spoken
    assert any(text.startswith("Child behaviour, Mixed: 1 intervention: Art") for text in spoken)


def test_the_map_is_zoomed_by_the_wheel_where_the_pointer_is(window: MainWindow) -> None:
    table = the_map(window).table
    table.fit()
    before, text = tiles_wide(table), window.looks.zoom
    for _ in range(7):
        turn(table.viewport(), 1, CTRL)
    assert table.size_shown == 400
    assert window.looks.zoom == text
    assert tiles_wide(table) > 3 * before
    assert table.horizontalScrollBar().maximum() > 0
    middle = table.viewport().rect().center()
    under = table.indexAt(middle)
    turn(table.viewport(), -1, CTRL)
    turn(table.viewport(), -1, CTRL)
    now = table.indexAt(middle)
    assert (now.row(), now.column()) == (under.row(), under.column())
    turn(table.viewport(), -1)
    assert table.size_shown == 250


def tiles_wide(table: MapTable) -> int:
    index = table.model().index(0, 1)
    return table.tiles.tiles(table.visualRect(index), index)[0].place.width()


def test_a_touchpad_zooms_by_a_step_for_each_notch_of_its_small_turns(window: MainWindow) -> None:
    table = the_map(window).table
    for _ in range(10):
        turn(table, 0.1, CTRL)
    assert table.size_shown == 125
    for _ in range(20):
        turn(table, -0.1, CTRL)
    assert table.size_shown == 90
    assert window.looks.zoom == 100
    for _ in range(10):
        turn(window.top, 0.1, CTRL)
    assert window.looks.zoom == 110


def test_the_map_is_zoomed_by_key_while_the_keyboard_is_on_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    view, text = the_map(window), window.looks.zoom
    window.activateWindow()
    view.focus_first()
    qtbot.waitUntil(view.table.hasFocus)
    press(view.table, Qt.Key.Key_Plus, CTRL)
    assert (view.table.size_shown, window.looks.zoom) == (125, text)
    press(view.table, Qt.Key.Key_0, CTRL)
    press(view.table, Qt.Key.Key_Minus, CTRL)
    assert (view.table.size_shown, window.looks.zoom) == (90, text)
    press(window.top.search, Qt.Key.Key_Plus, CTRL)
    assert (view.table.size_shown, window.looks.zoom) == (90, text + 10)


def test_the_map_is_zoomed_by_its_buttons_as_far_as_it_goes(window: MainWindow) -> None:
    view = the_map(window)
    for _ in range(20):
        view.larger_button.click()
    assert view.table.size_shown == 400
    assert not view.larger_button.isEnabled()
    for _ in range(20):
        view.smaller_button.click()
    assert view.table.size_shown == 50
    assert not view.smaller_button.isEnabled()


def test_the_map_keeps_its_size_against_the_text_of_the_window(window: MainWindow) -> None:
    view = the_map(window)
    view.larger_button.click()
    before = tiles_wide(view.table)
    window.zoom_by(50)
    view.table.fit()
    assert view.table.size_shown == 125
    assert tiles_wide(view.table) == pytest.approx(before * 1.5, abs=2)


def test_choosing_a_cell_filters_the_matrix(window: MainWindow) -> None:
    view = the_map(window)
    cell = gap_map(window.edition.info, window.edition.interventions)[0].cells[1]
    view.table.cellClicked.emit(0, 1)
    assert window.results.isVisible()
    assert set(shown(window)) == {studied.slug for studied in cell}
    assert window.filters.chosen() == {
        "studied": frozenset({"child behaviour"}),
        "how_sure": frozenset({"short-term"}),
    }
    window.session.go_back()
    assert view.isVisible()


def test_the_map_can_be_walked_and_chosen_by_key(window: MainWindow) -> None:
    view = the_map(window)
    view.focus_first()
    press(view.table, Qt.Key.Key_Right)
    press(view.table, Qt.Key.Key_Return)
    assert window.filters.chosen()["how_sure"] == frozenset({"short-term"})


def test_filters_apply_to_the_map(window: MainWindow) -> None:
    view = the_map(window)
    window.filters.groups["topic"].boxes["parenting"].click()
    assert window.session.state.shown_view is View.MAP
    assert "6 of 30" in view.count.text()


def test_filters_dim_and_nothing_moves(window: MainWindow) -> None:
    view = the_map(window)
    before = tiles(view, 0, 1)
    window.filters.groups["topic"].boxes["parenting"].click()
    assert tiles(view, 0, 1) == before
    item = view.table.item(0, 1)
    assert item is not None
    cell = item.data(CELL)
    every = [each.slug for each in cell.studied]
    assert 0 < cell.fitting < len(every)
    spoken = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert f"{cell.fitting} of {len(every)} interventions fit: Triple P" in spoken
    assert "Filtered out: " in spoken


def test_a_tile_opens_the_list_of_its_cell_and_itself(window: MainWindow) -> None:
    view = the_map(window)
    view.table.fit()
    name, place = tiles(view, 0, 1)[2]
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=QRect(*place).center())
    assert window.filters.chosen()["how_sure"] == frozenset({"short-term"})
    assert len(shown(window)) == 5
    assert window.session.open_key == (EntryKind.INTERVENTION, name)


def test_names_are_shown_when_asked_for(window: MainWindow) -> None:
    view = the_map(window)
    low = view.table.rowHeight(0)
    view.names_switch.click()
    assert view.table.rowHeight(0) > low
    for _, (_, _, width, height) in tiles(view, 0, 1):
        assert width > height / 3


def test_typing_in_the_map_leads_to_the_list_and_clearing_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = the_map(window)
    type_query(window, qtbot, "play")
    assert window.results.isVisible()
    assert not view.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert view.isVisible()


def test_no_query_waits_in_the_map_once_all_of_it_is_unticked(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_query(window, qtbot, "topic:parenting")
    window.session.go_to_view(View.MAP)
    assert window.session.state.turned
    qtbot.waitUntil(lambda: bool(window.sides.map and window.sides.map.isVisible()))
    window.filters.groups["topic"].boxes["parenting"].click()
    assert window.session.state.query == ""
    assert not window.session.state.turned


def test_a_comparison_that_has_not_begun_says_how_and_leads_there(window: MainWindow) -> None:
    view = compare(window)
    assert view.how.isVisible()
    assert view.how.text().startswith("Nothing is marked yet. 2 to 4 interventions")
    compare(window, "epec")
    name = window.edition.intervention("epec").name
    assert view.how.text().startswith(f"{name} is marked. Mark another")
    QTest.mouseClick(view.matrix_button, Qt.MouseButton.LeftButton)
    assert window.session.state.shown_view is View.MATRIX
    compare(window, "triple-p")
    assert not view.how.isVisible()


def test_marking_by_key_and_comparing(window: MainWindow, qtbot: QtBot) -> None:
    for slug in ("play-therapy", "triple-p"):
        window.session.open_entry((EntryKind.INTERVENTION, slug))
        press(window, Qt.Key.Key_M, CTRL)
    assert window.reading.compare_button.isChecked()
    assert window.top.views[View.COMPARE].text() == "Compare (2)"
    press(window, Qt.Key.Key_5, CTRL)
    view = window.sides.compare
    assert view is not None
    assert view.table.isVisible()
    model, across = view.table.model(), Qt.Orientation.Horizontal
    names = [model.headerData(n, across) for n in range(2)]
    assert names == ["Play therapy", "Triple P programmes"]


def test_the_button_says_whether_the_open_page_is_marked(window: MainWindow) -> None:
    button = window.reading.compare_button
    for slug, marked in (("play-therapy", True), ("triple-p", False), ("play-therapy", True)):
        window.session.open_entry((EntryKind.INTERVENTION, slug))
        if not window.session.marked:
            press(window, Qt.Key.Key_M, CTRL)
        assert button.isChecked() is marked
        assert button.text() == ("In Compare" if marked else "Compare")


def test_a_mark_does_not_move_the_page_on_a_small_laptop(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 740)
    window.session.open_entry((EntryKind.INTERVENTION, "triple-p"))
    qtbot.waitUntil(window.reading.compare_button.isVisible)
    bar = window.reading.compare_button.parentWidget()
    assert bar is not None
    row = bar.layout()
    assert row is not None
    high = row.heightForWidth(bar.width())
    press(window, Qt.Key.Key_M, CTRL)
    qtbot.waitUntil(window.reading.compare_button.isChecked)
    assert row.heightForWidth(bar.width()) == high


def test_differences_are_said_in_words(window: MainWindow) -> None:
    view = compare(window, "triple-p", "multisystemic-therapy")
    model = view.table.model()
    heads = [model.headerData(n, Qt.Orientation.Vertical) for n in range(model.rowCount())]
    assert "Cost\n≠ differs" in heads
    assert "Review level\n= the same" in heads
    cell = model.index(heads.index("Cost\n≠ differs"), 1)
    spoken = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("programmes, Cost, differs: 5 · over £2,000")


def test_with_one_the_page_says_how_to_add_another(window: MainWindow) -> None:
    view = compare(window, "play-therapy")
    assert view.how.isVisible()
    assert not view.table.isVisible()
    view.add_box.setCurrentIndex(view.add_box.findData("art-therapy"))
    view.add_box.activated.emit(view.add_box.currentIndex())
    assert view.table.isVisible()
    assert [row.slug for row in window.session.marked] == ["play-therapy", "art-therapy"]


def test_four_at_most_and_it_is_said(window: MainWindow) -> None:
    slugs = [row.slug for row in window.edition.interventions[:5]]
    view = compare(window, *slugs)
    assert [row.slug for row in window.session.marked] == slugs[:4]
    assert "at most" in window.statusBar().currentMessage()
    assert not view.add_box.isEnabled()


def test_one_can_be_taken_out_and_another_read(window: MainWindow) -> None:
    view = compare(window, "play-therapy", "triple-p", "art-therapy")
    chip = next(
        b
        for b in view.findChildren(QPushButton)
        if b.text().startswith("Triple P") and b.isVisible()
    )
    chip.click()
    assert [row.slug for row in window.session.marked] == ["play-therapy", "art-therapy"]
    view.table.horizontalHeader().sectionClicked.emit(1)
    assert window.session.open_key == (EntryKind.INTERVENTION, "art-therapy")
    assert window.results.isVisible()


def test_what_goes_from_the_comparison_leaves_the_keyboard_in_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = compare(window, "triple-p", "epec", "play-therapy")
    window.activateWindow()
    view.table.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    window.session.toggle_compared("triple-p")
    assert view.table.hasFocus()
    window.session.toggle_compared("epec")
    assert view.add_box.hasFocus()


def test_words_of_the_current_cell_have_the_room_of_the_others(window: MainWindow) -> None:
    table = compare(window, "triple-p", "epec").table
    option = QStyleOptionViewItem()
    delegate = table.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, table.model().index(0, 0))
    option.rect = table.visualRect(table.model().index(0, 0))
    rooms = []
    for state in (QStyle.StateFlag.State_None, QStyle.StateFlag.State_HasFocus):
        option.state = QStyle.StateFlag.State_Enabled | state
        place = QStyle.SubElement.SE_ItemViewItemText
        rooms.append(table.style().subElementRect(place, option, table).size())
    assert rooms[0] == rooms[1]
    # A word as wide as its column stays on one line.
    column = table.cell_width(0)
    words = column - (table.columnWidth(0) - rooms[0].width())
    assert words >= widest(table.fontMetrics(), (table.item(n, 0).text() for n in range(9)))  # type: ignore[union-attr]


def test_no_word_of_the_map_is_cut_at_any_size(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 740)
    the_map(window).names_switch.click()
    table = the_map(window).table
    sideways = table.horizontalScrollBar()
    qtbot.waitUntil(lambda: table.rowHeight(0) > 100)
    before = sideways.maximum()
    window.zoom_by(100)
    qtbot.waitUntil(lambda: sideways.maximum() > before)
    for place in range(table.columnCount()):
        cells = [
            item.data(CELL) for row in range(table.rowCount()) if (item := table.item(row, place))
        ]
        texts = [each.name_alone for cell in cells for each in cell.studied]
        words = re.findall(r"[^ \n-]+-?", " ".join(texts))
        assert words
        widest = max(table.fontMetrics().horizontalAdvance(word) for word in words)
        assert table.columnWidth(place) > widest


def test_pane_sizes_come_back_after_a_side_view(window: MainWindow) -> None:
    before = window.stage.splitter.sizes()[:3]
    the_map(window)
    window.session.go_to_view(View.MATRIX)
    assert window.stage.splitter.sizes()[:3] == before


def test_what_is_shown_can_be_printed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    the_map(window)
    window.filters.groups["topic"].boxes["parenting"].click()
    view = window.sides.map
    assert view is not None
    view.print_button.click()
    dialog = window.findChild(PdfDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "A4 landscape" in dialog.status.text())
    assert dialog.preview.document.pageCount() == 1
    dialog.save_to(tmp_path / "map.pdf")
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF-")
    with qtbot.waitSignal(dialog.saved):
        dialog.save_to(tmp_path / "map.svg")
    assert (tmp_path / "map.svg").read_bytes().startswith(b"<svg ")
    dialog.options.profile.setCurrentIndex(dialog.options.profile.findData("large-print"))
    qtbot.waitUntil(lambda: "A3 landscape" in dialog.status.text())
    dialog.reject()


def test_a_picture_is_saved_whatever_is_chosen_or_closed_meanwhile(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    print_table(window, TableKind.MAP)
    dialog = window.findChild(PdfDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.save_button.isEnabled)
    # Not as a PDF alone.
    assert dialog.save_button.text() == "&Save as…"
    dialog.save_to(tmp_path / "map.svg")
    dialog.options.profile.setCurrentIndex(dialog.options.profile.findData("large-print"))
    dialog.save_to(tmp_path / "map.png")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    assert (tmp_path / "map.svg").read_bytes().startswith(b"<svg ")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_that_cannot_be_written_is_told_after_closing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[object, str]] = []
    monkeypatch.setattr(messages, "tell", lambda over, error: told.append((over, error.happened)))
    print_table(window, TableKind.MAP)
    dialog = window.findChild(PdfDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.save_button.isEnabled)
    (tmp_path / "file").touch()
    dialog.save_to(tmp_path / "file" / "map.svg")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    ((over, happened),) = told
    assert over is window
    assert "could not be written" in happened


def test_fewer_than_two_cannot_be_printed_side_by_side(window: MainWindow) -> None:
    print_table(window, TableKind.COMPARISON)
    assert window.findChild(PdfDialog) is None
    assert "nothing to print" in window.statusBar().currentMessage()


def test_marks_survive_a_restart(window: MainWindow, qtbot: QtBot) -> None:
    for slug in ("play-therapy", "triple-p"):
        window.session.toggle_compared(slug)
    again = MainWindow(App(window.app.profile, window.app.folder))
    qtbot.addWidget(again)
    assert [row.slug for row in again.session.marked] == ["play-therapy", "triple-p"]
    again.worker.stop()


def test_marks_of_what_the_edition_does_not_hold_are_left_out(app: App) -> None:
    app.settings.change(compared=("play-therapy", "gone", "play-therapy"))
    assert [row.slug for row in Marks(app.edition, app.settings).rows] == ["play-therapy"]


def test_a_caution_looks_like_one(window: MainWindow) -> None:
    view = compare(window, "play-therapy", "family-foundations")
    model = view.table.model()
    heads = [model.headerData(n, Qt.Orientation.Vertical) for n in range(model.rowCount())]
    row = heads.index("Take care with\n≠ differs")
    safe, warned = (view.table.item(row, column) for column in (0, 1))
    assert safe is not None
    assert warned is not None
    assert safe.text() == "No caution in the review"
    assert warned.text().startswith("• Parents where domestic abuse is an issue")
    assert warned.background().color().name() == view.theme.caution_ground


def test_what_is_compared_is_copied_for_the_plan(window: MainWindow) -> None:
    compare(window, "play-therapy", "triple-p").plan_button.click()
    copied = QApplication.clipboard().mimeData()
    assert "For the plan: Play therapy" in copied.text()
    assert "For the plan: Triple P programmes" in copied.text()
    assert "<th" in copied.html()


def test_what_is_read_is_copied_for_the_plan_by_key(window: MainWindow) -> None:
    window.session.open_entry((EntryKind.INTERVENTION, "play-therapy"))
    press(window, Qt.Key.Key_P, CTRL, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.clipboard().text().startswith("For the plan: Play therapy\nNeed: ")


@pytest.mark.parametrize("view", [View.MAP, View.COMPARE])
def test_words_are_found_in_tables(window: MainWindow, view: View) -> None:
    compare(window, "play-therapy", "triple-p")
    window.session.go_to_view(view)
    press(window, Qt.Key.Key_F, CTRL)
    side = window.sides.map if view is View.MAP else window.sides.compare
    assert side is not None
    assert side.find_bar.isVisible()
    side.find_bar.edit.setText("play")
    side.find_bar.edit.textEdited.emit("play")
    assert side.find_bar.places
    first = side.table.currentRow(), side.table.currentColumn()
    assert first == side.find_bar.places[0]
    press(window, Qt.Key.Key_F3)
    if len(side.find_bar.places) > 1:
        assert (side.table.currentRow(), side.table.currentColumn()) != first
    press(window, Qt.Key.Key_Escape)
    assert not side.find_bar.isVisible()
    assert window.session.state.shown_view is view


def test_the_map_of_what_is_found_is_drawn_once(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_query(window, qtbot, "family")
    with qtbot.waitSignal(window.session.found):
        window.session.go_to_view(View.MAP)
    drawn, show_rows = list[int](), MapView.show_rows

    def noted(view: MapView, rows: Sequence[Intervention], every: int) -> None:
        drawn.append(len(rows))
        show_rows(view, rows, every)

    monkeypatch.setattr(MapView, "show_rows", noted)
    with qtbot.waitSignal(window.session.found):
        window.filters.groups["topic"].boxes["parenting"].click()
    assert window.sides.shown is window.sides.map
    assert len(drawn) == 1
