"""Tables as spreadsheet programs have them, CSV here and XLSX in ``spreadsheet``; and JSON."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sfdesk.core.errors import SfdeskError, UsageError
from sfdesk.core.files import named, read_regular
from sfdesk.core.language import number, tr
from sfdesk.core.refusals import unread

Rows = tuple[tuple[str, ...], ...]

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 50_000

_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_DELIMITERS = ",;\t"
# What a spreadsheet program takes for a formula, and what we have put before it.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


class TableError(SfdeskError):
    """A file that cannot be read, or not as a table; or a table that cannot be written."""


def refused(happened: str, do: str = "", detail: str = "") -> TableError:
    """Return the error that refuses a file that was to be read: nothing has changed."""
    return TableError(happened, kept=tr("Nothing was changed."), do=do, detail=detail)


def table_bytes(title: str, rows: Iterable[Sequence[str]], ending: str) -> bytes:
    """Return the content of a file with one table.

    Args:
        title: Of the sheet, where the form has one.
        rows: The first holds the heads.
        ending: Of the file's name, ``.xlsx`` or ``.csv``.

    Raises:
        UsageError: If there is no such form.
        TableError: If a text is too long for a cell.
    """
    if ending == ".csv":
        return made(rows)
    if ending != ".xlsx":
        raise UsageError(
            tr("A table cannot be written as “{ending}”.", ending=ending or tr("no ending")),
            do=tr("Let the name of the file end in .xlsx or .csv."),
        )
    from sfdesk.core.spreadsheet import Sheet, sheets_bytes

    return sheets_bytes([Sheet(title, tuple(map(tuple, rows)))])


def read_bytes(path: Path, most: int = MOST_BYTES, do: str = "") -> bytes:
    """Return what is in a file.

    Args:
        most: Bytes that it may have.
        do: What helps where it has more.

    Raises:
        TableError: If it cannot be read, or is larger than is allowed.
    """
    try:
        content = read_regular(path, most + 1)
    except (OSError, ValueError) as error:
        why, do = unread(error)
        told = tr("{path} cannot be read. {why}", path=named(path, whole=True), why=why)
        raise refused(told, do, repr(error)) from error
    if len(content) > most:
        told = tr("{name} is larger than {most} MB.", name=named(path), most=most // 1024**2)
        raise refused(told, do or tr("Take a part of it."))
    return content


def text_of(content: bytes) -> str:
    """Return a text in whichever of the usual encodings it is; what is none is marked as such."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf8")
    except UnicodeDecodeError:
        # As Excel on Windows saves “CSV” by itself.
        return content.decode("cp1252", "replace")


def parse(content: bytes, name: str) -> Rows:
    """Return the rows of a CSV file.

    Args:
        content: Of the file; commas, semicolons or tabs, in any usual encoding.
        name: Of the file, for messages.

    Raises:
        TableError: If it is no table, or has too many rows.
    """
    text = text_of(content)
    head = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    rows: list[tuple[str, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False):
            rows.append(tuple(map(_unguarded, row)))
            if len(rows) > MOST_ROWS:
                most = number(MOST_ROWS)
                raise refused(
                    tr("{name} has more than {most_rows} rows.", name=name, most_rows=most)
                )
    except csv.Error as error:
        raise refused(tr("{name} is not a table that can be read.", name=name)) from error
    return tuple(rows)


def made(rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file that Excel opens rightly, and in which nothing is a formula.

    UTF-8 with a mark. An apostrophe stands before what a spreadsheet program would calculate;
    ``parse`` takes it away again.
    """
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_guarded(text) for text in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def json_bytes(value: Any) -> bytes:
    """Return the content of a JSON file that a person can read."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf8", "replace")


def _guarded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _unguarded(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text
