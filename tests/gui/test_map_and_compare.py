"""The map and the comparison in a real window, by mouse and by key."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sfdesk.model.gap_map import COLUMNS, gap_map
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import View
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.views.comparison import CompareView
from sfdesk.ui.views.gap_map import MapView
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import press, shown, type_query

CTRL = Qt.KeyboardModifier.ControlModifier


def the_map(window: MainWindow) -> MapView:
    window.session.go_to_view(View.MAP)
    view = window.sides.map
    assert view is not None
    return view


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


def test_the_map_is_a_table_to_a_screen_reader(window: MainWindow) -> None:
    interface = QAccessible.queryAccessibleInterface(the_map(window).table)
    assert interface.role() is QAccessible.Role.Table
    rows = len(window.edition.info.domains) + 1
    heads, cells = rows + len(COLUMNS) + 1, rows * len(COLUMNS)
    assert interface.childCount() == heads + cells
    spoken = [interface.child(n).text(QAccessible.Text.Name) for n in range(heads + cells)]
    assert "At least one good study" in spoken
    assert any(text.startswith("Child behaviour, Mixed: 1 intervention: Art") for text in spoken)


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
    assert window.session.shown_view is View.MAP
    assert "6 of 30" in view.count.text()
    item = view.table.item(0, 1)
    assert item is not None
    assert "Functional" not in item.text()


def test_typing_in_the_map_leads_to_the_list_and_clearing_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = the_map(window)
    type_query(window, qtbot, "play")
    assert window.results.isVisible()
    assert not view.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert view.isVisible()


def test_marking_by_key_and_comparing(window: MainWindow, qtbot: QtBot) -> None:
    for slug in ("play-therapy", "triple-p"):
        window.session.open_entry((EntryKind.INTERVENTION, slug))
        press(window, Qt.Key.Key_M, CTRL)
    assert window.reading.compare_button.isChecked()
    assert window.top.views[View.COMPARE].text() == "Compare (2)"
    press(window, Qt.Key.Key_4, CTRL)
    view = window.sides.compare
    assert view is not None
    assert view.table.isVisible()
    model, across = view.table.model(), Qt.Orientation.Horizontal
    names = [model.headerData(n, across) for n in range(2)]
    assert names == ["Play therapy", "Triple P programmes"]


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


def test_no_word_of_the_map_is_cut_at_any_size(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 740)
    table = the_map(window).table
    sideways = table.horizontalScrollBar()
    qtbot.waitUntil(lambda: table.rowHeight(0) > 100)
    before = sideways.maximum()
    window.zoom_by(100)
    qtbot.waitUntil(lambda: sideways.maximum() > before)
    for place in range(table.columnCount()):
        texts = [item.text() for row in range(table.rowCount()) if (item := table.item(row, place))]
        words = re.findall(r"[^ \n-]+-?", " ".join(texts))
        assert words
        widest = max(table.fontMetrics().horizontalAdvance(word) for word in words)
        assert table.columnWidth(place) > widest


def test_pane_sizes_come_back_after_a_side_view(window: MainWindow) -> None:
    before = window.splitter.sizes()[:3]
    the_map(window)
    window.session.go_to_view(View.MATRIX)
    assert window.splitter.sizes()[:3] == before


def test_what_is_shown_can_be_printed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    the_map(window)
    window.filters.groups["topic"].boxes["parenting"].click()
    view = window.sides.map
    assert view is not None
    view.print_button.click()
    dialog = window.findChild(PdfDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "A4 landscape" in dialog.status.text(), timeout=10_000)
    assert dialog.preview.document.pageCount() == 1
    dialog.save_to(tmp_path / "map.pdf")
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF-")
    dialog.options.profile.setCurrentIndex(dialog.options.profile.findData("large-print"))
    qtbot.waitUntil(lambda: "A3 landscape" in dialog.status.text(), timeout=10_000)
    dialog.reject()


def test_fewer_than_two_cannot_be_printed_side_by_side(window: MainWindow) -> None:
    window.print_table("comparison")
    assert window.findChild(PdfDialog) is None
    assert "nothing to print" in window.statusBar().currentMessage()
