"""Columns of a table: as wide as makes it low, none much wider than its names."""

from sfdesk.factsheets.tables import map_sheet
from sfdesk.factsheets.widths import column_widths
from sfdesk.model.edition import Edition


def test_room_goes_where_it_makes_the_table_lower() -> None:
    short, long = [["a"], ["b"]], [["one two three four five six"], ["seven eight nine ten"]]
    narrow, wide = column_widths([short, long], 40)
    assert narrow + wide == 40
    assert wide >= 27
    assert narrow < wide


def test_what_is_wide_enough_takes_no_more() -> None:
    alike = [["one two three"]]
    assert column_widths([alike, alike, alike], 60) == (20, 20, 20)


def test_no_column_of_the_map_is_half_empty(edition: Edition) -> None:
    sheet = map_sheet(edition, edition.interventions)
    assert len(sheet.widths) == len(sheet.columns) + 1
    for number, wide in enumerate(sheet.widths[1:]):
        names = [words for row in sheet.rows for words in row.cells[number].lines]
        usual = sorted(map(len, names))[len(names) // 2]
        assert wide <= 1.6 * max(usual, 12) or wide <= max(map(len, names)) * 0.75, number
