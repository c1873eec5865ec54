"""Spreadsheets of text: XLSX written so that it comes back as it was, and read with limits.

A cell is a text. Written, it is marked as text: nothing in it is ever a formula, a number or a
date, whatever it begins with. Read, whatever a spreadsheet program made of it becomes a text again.

The only importer of openpyxl, which no start pays for: import this module where it is used.
"""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from sfdesk.core.files import named, write_for_user
from sfdesk.core.language import number as written
from sfdesk.core.language import tr, tr_n
from sfdesk.core.text_tables import TableError, read_bytes, refused

LONGEST = 32_767
"""Characters that a cell holds; a spreadsheet program cuts off what is longer."""
MOST_ROWS, MOST_COLUMNS = 50_000, 500
_LAST_ROW = 1_048_576
"""Of any spreadsheet; a damaged file may speak of more, with nothing between."""
_MOST_UNPACKED = 200 * 1024 * 1024
_SHOWN = 10
_NO_CELL_HOLDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CARRIAGE_RETURN = re.compile("_x000D_\n?|\r\n?")
_WIDEST, _NARROWEST = 60, 8
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the library raises at a file that is no whole spreadsheet; XML's errors are SyntaxErrors."""


class Sheet(NamedTuple):
    """One sheet.

    Attributes:
        name: At most 31 letters, digits, spaces or hyphens.
        rows: The first holds the heads of the columns. Rows may be of different lengths: what is
            missing at the end of one is empty.
        choices: Number of a column, from 1, to the texts that a spreadsheet program offers in it,
            and takes. It is written, and not read.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    choices: Mapping[int, tuple[str, ...]] = MappingProxyType({})

    def records(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield each row that holds something: its number as shown, its texts by head."""
        heads = self.rows[0] if self.rows else ()
        for number, row in enumerate(self.rows[1:], start=2):
            if any(row):
                cells = (*row, *[""] * (len(heads) - len(row)))
                yield number, dict(zip(heads, cells, strict=False))


def cell_name(row: int, column: int) -> str:
    """Return what a spreadsheet program calls a cell: row 2 and column 3 are ``C2``."""
    return f"{get_column_letter(column)}{row}"


def write_sheets(path: Path, sheets: Iterable[Sheet], what: str) -> None:
    """Write a spreadsheet, whole or not at all.

    Args:
        path: Where; its name should end in ``.xlsx``.
        sheets: In their order.
        what: What is in it, as the subject of a sentence ("The edition").

    Raises:
        TableError: If a text is too long for a cell, or the file cannot be written.
    """
    write_for_user(path, sheets_bytes(sheets), what, TableError)


def sheets_bytes(sheets: Iterable[Sheet]) -> bytes:
    """Return the bytes of an XLSX file. Characters that no cell can hold become ``\ufffd``.

    Two runs of letters mean something in the files themselves, and do not come back as they were:
    ``x005F_`` is left out, ``_x000D_`` is the end of a line.

    Raises:
        TableError: If a text is too long for a cell.
    """
    book = Workbook(write_only=True)
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write(page: Any, sheet: Sheet) -> None:
    page.freeze_panes = "B2"
    for number, column in enumerate(_columns(sheet.rows), start=1):
        longest = max((len(line) for text in column for line in text.split("\n")), default=0)
        width = min(max(longest + 2, _NARROWEST), _WIDEST)
        page.column_dimensions[get_column_letter(number)].width = width
    for number, texts in sheet.choices.items():
        page.data_validations.append(_choice(number, texts))
    for number, row in enumerate(sheet.rows, start=1):
        page.append(
            [
                _cell(page, text, cell_name(number, column), bold=number == 1)
                for column, text in enumerate(row, start=1)
            ]
        )


def _choice(column: int, texts: tuple[str, ...]) -> DataValidation:
    """Return what offers texts, none with a comma in it, below the head of a column."""
    offer = DataValidation("list", formula1=f'"{",".join(texts)}"', allow_blank=True)
    offer.error = f"One of: {', '.join(texts)}"
    letter = get_column_letter(column)
    offer.add(f"{letter}2:{letter}{MOST_ROWS}")
    return offer


def _columns(rows: tuple[tuple[str, ...], ...]) -> Iterator[list[str]]:
    for at in range(max((len(row) for row in rows), default=0)):
        yield [row[at] for row in rows if at < len(row)]


def _cell(page: Any, text: str, place: str, *, bold: bool) -> Any:
    if not text:
        return None
    if len(text) > LONGEST:
        raise TableError(
            tr(
                "The text for cell {place} of sheet “{title}” has {count} characters; a cell "
                "holds {longest}.",
                place=place,
                title=page.title,
                count=written(len(text)),
                longest=written(LONGEST),
            ),
            kept=tr("Nothing was written."),
            do=tr("Shorten it, or part it."),
        )
    cell = WriteOnlyCell(page, _NO_CELL_HOLDS.sub("\ufffd", text))
    # By itself the library takes “=…” for a formula and “#N/A” for an error. The format keeps a
    # program from doing so when somebody edits the cell.
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Read every sheet of an XLSX file.

    Empty rows and columns at the end are left out. Whole numbers, dates (as ``2026-11-25``) and
    truth (``true``, ``false``) become text; line ends are single line feeds.

    Raises:
        TableError: If it is no XLSX file, is damaged, too large, or holds formulas or errors.
    """
    smaller = tr("Remove pictures and sheets that do not belong to it.")
    content = read_bytes(path, do=smaller)
    try:
        if (unpacked := _unpacked(content)) > _MOST_UNPACKED:
            told = tr("The spreadsheet is too large: {size} MB.", size=unpacked // 1024**2)
            raise refused(told, smaller)
        with warnings.catch_warnings():
            # It warns of pictures, validation and the like, none of which is wanted.
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
            problems: list[str] = []
            sheets = tuple(_read(page, problems) for page in book.worksheets)
    except (OSError, *_DAMAGE) as error:
        raise refused(
            tr("{name} is not an XLSX spreadsheet, or it is damaged.", name=named(path)),
            tr("Open it in your spreadsheet program and save it as “Excel Workbook (.xlsx)”."),
            repr(error)[:200],
        ) from error
    if problems:
        raise _unusable(path, problems)
    return sheets


def _unpacked(content: bytes) -> int:
    """Return how many bytes a spreadsheet says that it has unpacked."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return sum(member.file_size for member in package.infolist())


def _unusable(path: Path, problems: list[str]) -> TableError:
    shown = problems[:_SHOWN]
    told = [tr("Put plain text there (copy the cells, then paste their values only):"), *shown]
    if more := len(problems) - len(shown):
        told.append(tr_n("and {count} more", "and {count} more", more))
    return refused(
        tr("{name} has cells that cannot be read as text.", name=named(path)), "\n".join(told)
    )


def _read(page: Any, problems: list[str]) -> Sheet:
    """Read a sheet; add ``sheet, cell: what`` to the problems for each cell that is no text."""
    # What a file says of its own extent is not to be relied on.
    page.reset_dimensions()
    rows: list[tuple[str, ...]] = []
    for number, cells in enumerate(page.iter_rows(), start=1):
        row = _trimmed(
            [
                _text(cell, f"{page.title}, {cell_name(number, column)}", problems)
                for column, cell in enumerate(cells, start=1)
            ]
        )
        if row and (number > MOST_ROWS or len(row) > MOST_COLUMNS):
            raise refused(
                tr(
                    "Sheet “{title}” is too large: {most_rows} rows and {most_columns} columns "
                    "are read.",
                    title=page.title,
                    most_rows=written(MOST_ROWS),
                    most_columns=MOST_COLUMNS,
                ),
                tr("Remove what lies outside."),
            )
        if number > _LAST_ROW:
            break
        if number <= MOST_ROWS:
            rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(page.title, tuple(rows))


def _trimmed(row: list[str]) -> tuple[str, ...]:
    while row and not row[-1]:
        row.pop()
    return tuple(row)


def _text(cell: Any, place: str, problems: list[str]) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        what = tr("a formula") if cell.data_type == "f" else tr("the error {value}", value=value)
        problems.append(tr("{place}: holds {what}", place=place, what=what))
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return _CARRIAGE_RETURN.sub("\n", str(value))
