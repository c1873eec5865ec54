"""Tables of text: what is written comes back, and every file that is none is told of."""

import csv
from pathlib import Path

import pytest

from sfdesk.core import text_tables
from sfdesk.core.errors import SfdeskError, UsageError
from sfdesk.core.spreadsheet import read_sheets
from sfdesk.core.text_tables import TableError, made, parse, read_bytes, table_bytes, text_of

ROWS = (("Name", "Where"), ("Café “Ł”", "two\nlines"), ("a, b; c\td", 'say "x"'))


def told(error: SfdeskError) -> tuple[str, str, str]:
    return error.happened, error.kept, error.do


def test_a_csv_file_comes_back_as_it_was() -> None:
    written = table_bytes("Offers", ROWS, ".csv")
    assert written == made(ROWS)
    assert written.startswith(b"\xef\xbb\xbfName,Where\r\n")
    assert parse(written, "offers.csv") == ROWS


def test_a_spreadsheet_has_its_title_and_rows(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(table_bytes("Offers", ROWS, ".xlsx"))
    (sheet,) = read_sheets(tmp_path / "x.xlsx")
    assert (sheet.name, sheet.rows) == ("Offers", ROWS)


@pytest.mark.parametrize(("ending", "called"), [(".pdf", ".pdf"), ("", "no ending")])
def test_another_form_is_refused_with_those_there_are(ending: str, called: str) -> None:
    with pytest.raises(UsageError) as caught:
        table_bytes("Offers", ROWS, ending)
    assert told(caught.value) == (
        f"A table cannot be written as “{called}”.",
        "",
        "Let the name of the file end in .xlsx or .csv.",
    )


@pytest.mark.parametrize("text", ["=1+1", "+44", "-1", "@x", "\tx", "\rx", "'=x", "''=x"])
def test_nothing_is_a_formula_and_it_comes_back(text: str) -> None:
    (row,) = csv.reader([made([[text]]).decode("utf-8-sig")[:-2].replace("\r", "\\r")])
    assert row[0] == f"'{text}".replace("\r", "\\r")
    assert parse(made([[text, "x"]]), "x.csv") == ((text, "x"),)


@pytest.mark.parametrize("text", ["'tis", "'", "a=b", "it's -1", ""])
def test_an_apostrophe_of_ones_own_stays(text: str) -> None:
    assert parse(made([["x", text]]), "x.csv") == (("x", text),)


def test_half_a_character_is_written_as_a_mark() -> None:
    assert made([["\ud800x"]]) == b"\xef\xbb\xbf?x\r\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Ł".encode("utf-16"), "Ł"),
        (b"\xff\xfeA\x01", "Ł"),
        (b"\xfe\xff\x01A", "Ł"),
        (b"\xff\xfeA\x01A", "Ł\ufffd"),
        ("Łx".encode("utf-8-sig"), "Łx"),
        (b"\xef\xbb\xbfx\xff", "x\ufffd"),
        ("Łx".encode(), "Łx"),
        (b"caf\xe9 \x96 \x81", "café – \ufffd"),
    ],
)
def test_every_usual_encoding_is_read(content: bytes, text: str) -> None:
    assert text_of(content) == text


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_sign_between_cells_is_that_of_the_head(sign: str) -> None:
    content = f'\n a{sign}b\n"1,2;3\t4"{sign}x,;\t'.encode()
    rows = parse(content, "x.csv")
    assert rows[1] == (" a", "b")
    assert rows[2][0] == "1,2;3\t4"


def test_a_table_that_is_not_quite_right_is_read_all_the_same() -> None:
    assert parse(b'a,b\n"x"y,z\n', "x.csv") == (("a", "b"), ("xy", "z"))
    assert parse(b'a\n"x\r\ny"', "x.csv") == (("a",), ("x\r\ny",))


def test_what_is_no_table_is_said() -> None:
    with pytest.raises(TableError) as caught:
        parse(b"x" * 200_000, "x.csv")
    assert told(caught.value) == (
        "x.csv is not a table that can be read.",
        "Nothing was changed.",
        "",
    )


def test_more_rows_than_are_read_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_tables, "MOST_ROWS", 2_000)
    assert len(parse(b"x\n" * 2_000, "x.csv")) == 2_000
    with pytest.raises(TableError) as caught:
        parse(b"x\n" * 2_001, "x.csv")
    assert told(caught.value) == ("x.csv has more than 2,000 rows.", "Nothing was changed.", "")


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(b"x" * 1024**2)
    assert read_bytes(file) == read_bytes(file, 1024**2) == b"x" * 1024**2
    file.write_bytes(b"x" * (1024**2 + 1))
    with pytest.raises(TableError) as caught:
        read_bytes(file, 1024**2)
    assert told(caught.value) == (
        "x.csv is larger than 1 MB.",
        "Nothing was changed.",
        "Take a part of it.",
    )


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(TableError) as caught:
        read_bytes(tmp_path / "none.csv")
    happened, kept, do = told(caught.value)
    assert happened == f"{tmp_path / 'none.csv'} cannot be read. There is no such file or folder."
    assert kept == "Nothing was changed."
    assert do
    with pytest.raises(TableError) as caught:
        read_bytes(Path("a\0b"))
    assert told(caught.value) == (
        "a\0b cannot be read. No file is called that.",
        "Nothing was changed.",
        "",
    )
