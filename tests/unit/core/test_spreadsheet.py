"""Sheets of text come back as they were, and nothing in a cell is ever run."""

import random
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from sfdesk.core import spreadsheet
from sfdesk.core.spreadsheet import (
    LONGEST,
    Sheet,
    cell_name,
    read_sheets,
    sheets_bytes,
    write_sheets,
)
from sfdesk.core.text_tables import MOST_BYTES, TableError

_LIKE_FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "#N/A", "'quoted")
_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
) | st.sampled_from([*_LIKE_FORMULAS, "3", "3.0", "true", "2026-01-02", "a\nb", "\tx ", " x"])


def _xlsx(tmp_path: Path, *rows: tuple[str | float | date, ...]) -> Path:
    """Write a sheet as a spreadsheet program would: numbers as numbers, formulas as formulas."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Offers"
    for row in rows:
        page.append(row)
    path = tmp_path / "made.xlsx"
    book.save(path)
    return path


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(_TEXTS, max_size=4).map(tuple), max_size=5))
def test_what_is_written_comes_back(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    path = tmp_path / "sheets.xlsx"
    write_sheets(path, [Sheet("One", tuple(rows)), Sheet("Two", (("head",),))], "The sheets")

    one, two = read_sheets(path)

    assert one == Sheet("One", _without_empty_ends(rows))
    assert two == Sheet("Two", (("head",),))


def _without_empty_ends(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    kept = []
    for row in rows:
        cells = list(row)
        while cells and not cells[-1]:
            cells.pop()
        kept.append(tuple(cells))
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


@pytest.mark.parametrize("text", _LIKE_FORMULAS)
def test_no_text_becomes_a_formula(text: str) -> None:
    book = load_workbook(BytesIO(sheets_bytes([Sheet("S", ((text,),))])))
    cell = book["S"]["A1"]
    assert (cell.data_type, cell.value, cell.number_format) == ("s", text, "@")


def test_a_program_offers_what_a_column_takes() -> None:
    sheet = Sheet("S", (("name", "kind"), ("Ann", "3+")), {2: ("3", "3+")})
    book = load_workbook(BytesIO(sheets_bytes([sheet])))
    (offer,) = book["S"].data_validations.dataValidation
    assert (offer.type, offer.formula1, str(offer.sqref)) == ("list", '"3,3+"', "B2:B50000")


def test_what_a_program_made_of_a_text_is_a_text_again(tmp_path: Path) -> None:
    cells = (3, 3.0, 2.5, True, date(2026, 11, 25), datetime(2026, 11, 25, 9, 30), "a_x000D_\nb")
    (sheet,) = read_sheets(_xlsx(tmp_path, cells))
    assert sheet.rows == (("3", "3", "2.5", "true", "2026-11-25", "2026-11-25 09:30:00", "a\nb"),)


def test_records_have_the_row_number_that_is_shown() -> None:
    sheet = Sheet("S", (("name", "age"), ("Ann",), (), ("Bo", "3", "beyond")))
    assert list(sheet.records()) == [
        (2, {"name": "Ann", "age": ""}),
        (4, {"name": "Bo", "age": "3"}),
    ]


def test_formulas_are_refused_with_every_place(tmp_path: Path) -> None:
    path = _xlsx(tmp_path, ("name", "age"), ("Ann", "=1+1"), ("=A1", "x"))
    with pytest.raises(TableError) as error:
        read_sheets(path)
    assert "Offers, B2: holds a formula\nOffers, A3: holds a formula" in str(error.value)


def test_a_text_that_a_cell_would_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    with pytest.raises(TableError, match="B1 of sheet “S” has 32,768 characters"):
        write_sheets(path, [Sheet("S", (("x", "a" * (LONGEST + 1)),))], "It")
    assert not path.exists()


def test_characters_that_no_cell_holds_are_shown_as_such(tmp_path: Path) -> None:
    path = tmp_path / "odd.xlsx"
    write_sheets(path, [Sheet("S", (("a\x00b\ud800c\uffffd",),))], "It")
    assert read_sheets(path)[0].rows == (("a\ufffdb\ufffdc\ufffdd",),)


def test_large_sheets_and_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _xlsx(tmp_path, ("a", "b"), ("c", "d"))
    with monkeypatch.context() as patch:
        patch.setattr(spreadsheet, "MOST_ROWS", 1)
        with pytest.raises(TableError, match="too large"):
            read_sheets(path)
    with monkeypatch.context() as patch:
        patch.setattr(spreadsheet, "_MOST_UNPACKED", 1000)
        with pytest.raises(TableError, match="too large"):
            read_sheets(path)


@pytest.mark.parametrize("content", [b"", b"PK", b"name,age\nAnn,3\n", bytes(1000)])
def test_what_is_no_spreadsheet_is_said_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.xlsx"
    path.write_bytes(content)
    with pytest.raises(TableError, match=r"odd\.xlsx is not an XLSX spreadsheet"):
        read_sheets(path)


def test_a_file_that_is_too_large_is_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(TableError, match=r"large\.xlsx is larger than 20 MB\.") as told:
        read_sheets(path)
    assert told.value.do == "Remove pictures and sheets that do not belong to it."


def test_a_file_that_is_missing_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no such file"):
        read_sheets(tmp_path / "none.xlsx")


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    whole = sheets_bytes([Sheet("S", (("name", "age"), ("Ann", "=3")))])
    path = tmp_path / "damaged.xlsx"
    random_bytes = random.Random(17)
    refused = 0
    for _ in range(100):
        path.write_bytes(_damaged(whole, random_bytes))
        try:
            read_sheets(path)
        except TableError:
            refused += 1
    assert 0 < refused < 100


def _damaged(whole: bytes, chance: random.Random) -> bytes:
    """Return a file one member of which was changed before it was packed again."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        unlucky = chance.choice(old.namelist())
        for name in old.namelist():
            content = bytearray(old.read(name))
            if name == unlucky:
                at = chance.randrange(len(content))
                content[at : at + chance.randrange(40)] = chance.randbytes(chance.randrange(8))
            new.writestr(name, bytes(content))
    return out.getvalue()


# --- what is told, word for word -----------------------------------------------------------------


def told(error: TableError) -> tuple[str, str, str]:
    return error.happened, error.kept, error.do


def refused(path: Path) -> TableError:
    with pytest.raises(TableError) as caught:
        read_sheets(path)
    return caught.value


def test_a_file_that_cannot_be_read_is_told_with_the_reason(tmp_path: Path) -> None:
    missing = refused(tmp_path / "none.xlsx")
    assert told(missing) == (
        f"{tmp_path / 'none.xlsx'} cannot be read. There is no such file or folder.",
        "Nothing was changed.",
        "Check the name.",
    )
    assert "FileNotFoundError" in missing.detail
    nameless = refused(Path("a\0b"))
    expected = ("a\0b cannot be read. No file is called that.", "Nothing was changed.", "")
    assert told(nameless) == expected


def test_a_damaged_file_is_told_with_the_mend(tmp_path: Path) -> None:
    (tmp_path / "odd.xlsx").write_bytes(b"PK")
    error = refused(tmp_path / "odd.xlsx")
    assert told(error) == (
        "odd.xlsx is not an XLSX spreadsheet, or it is damaged.",
        "Nothing was changed.",
        "Open it in your spreadsheet program and save it as “Excel Workbook (.xlsx)”.",
    )
    assert "BadZipFile" in error.detail


def test_cells_that_are_no_text_are_told_up_to_ten(tmp_path: Path) -> None:
    refused_at = [f"Offers, A{number}: holds a formula" for number in range(1, 11)]
    words = "Put plain text there (copy the cells, then paste their values only):"
    for rows, more in ((10, []), (12, ["and 2 more"])):
        error = refused(_xlsx(tmp_path, *[("=1",)] * rows))
        assert told(error) == (
            "made.xlsx has cells that cannot be read as text.",
            "Nothing was changed.",
            "\n".join([words, *refused_at, *more]),
        )
    assert refused(_xlsx(tmp_path, ("#N/A",))).do.endswith("Offers, A1: holds the error #N/A")


def test_sizes_are_held_to_the_last_row_and_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 2_000)
    monkeypatch.setattr(spreadsheet, "MOST_COLUMNS", 3)
    (sheet,) = read_sheets(_xlsx(tmp_path, *[("a", "b", "c")] * 2_000))
    assert len(sheet.rows) == 2_000
    for rows in ([("a",)] * 2_001, [("a", "b", "c", "d")]):
        assert told(refused(_xlsx(tmp_path, *rows))) == (
            "Sheet “Offers” is too large: 2,000 rows and 3 columns are read.",
            "Nothing was changed.",
            "Remove what lies outside.",
        )


def test_a_spreadsheet_that_unpacks_to_too_much_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("x", bytes(5 * 1024**2 + 1024**2 // 2))
    monkeypatch.setattr(spreadsheet, "_MOST_UNPACKED", 4 * 1024**2)
    assert told(refused(path)) == (
        "The spreadsheet is too large: 5 MB.",
        "Nothing was changed.",
        "Remove pictures and sheets that do not belong to it.",
    )


def test_a_text_too_long_for_a_cell_is_told_and_the_longest_fits() -> None:
    assert sheets_bytes([Sheet("S", (("a" * LONGEST,),))])
    with pytest.raises(TableError) as caught:
        sheets_bytes([Sheet("S", (("a" * (LONGEST + 1),),))])
    assert told(caught.value)[1:] == ("Nothing was written.", "Shorten it, or part it.")


def test_a_place_that_cannot_be_written_is_told_as_what_was_to_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(TableError, match=r"^The edition could not be written to"):
        write_sheets(tmp_path / "file" / "x.xlsx", [Sheet("S", ())], "The edition")


def test_false_and_a_number_without_a_fraction_are_texts(tmp_path: Path) -> None:
    (sheet,) = read_sheets(_xlsx(tmp_path, (False, -4.0, "")))
    assert sheet.rows == (("false", "-4"),)


def test_heads_stay_in_sight_and_texts_are_whole() -> None:
    rows = (("name", "what", "x"), ("a" * 12, "two\nlines", "y" * 99))
    choices = {1: ("a", "b")}
    page = load_workbook(BytesIO(sheets_bytes([Sheet("S", rows, choices)])))["S"]
    assert page.freeze_panes == "B2"
    widths = [page.column_dimensions[letter].width for letter in "ABC"]
    assert widths == [14, 8, 60]
    assert (page["A1"].font.bold, page["A2"].font.bold) == (True, False)
    assert (page["B2"].alignment.wrap_text, page["B2"].alignment.vertical) == (True, "top")
    (offer,) = page.data_validations.dataValidation
    assert (offer.allow_blank, offer.error) == (True, "One of: a, b")


def test_cells_are_named_as_programs_name_them() -> None:
    assert cell_name(2, 28) == "AB2"
