"""The content of an edition written as the sheets of a spreadsheet."""

from collections.abc import Iterator
from typing import Any

from sfdesk.authoring.content import HEAD, Content
from sfdesk.authoring.sheets.book import (
    ENTRY,
    FILE,
    HEAD_SHEET,
    READ_ME,
    Kind,
    Part,
    head_columns,
    kinds,
    vocabularies,
)
from sfdesk.authoring.sheets.cells import Column, choices_of, expanded, texts, value_at
from sfdesk.core.spreadsheet import Sheet

_ADVICE = (
    "Each sheet is a kind of record, each row a record. Heads are the names of the fields.",
    "Keep the sheets, their names and the heads; rows may be added, removed and moved.",
    "Interventions and topics stand in the order of the matrix.",
    "A list is a cell with a line for each item (Alt+Enter begins a line).",
    "Where a head says (a | b), the parts of an item stand in its line with | between them.",
    "In lists a backslash takes away the meaning of what follows: \\| \\= \\\\, \\n is a new line, "
    "\\e an empty text.",
    "Sheets like “Interventions, outcomes” hold lists that need more room; “entry” names the "
    "intervention.",
    "A cell holds text. No formula is read.",
    "Words that fields with a fixed list take:",
)

_Record = tuple[str, dict[str, Any]]
"""Name of a file, and the data of a record in it."""


def sheets_of(content: Content) -> Iterator[Sheet]:
    """Yield every sheet.

    Args:
        content: Of the right shape; rules between its records may be broken.
    """
    yield Sheet(READ_ME, (*((line,) for line in _ADVICE), *vocabularies()))
    head = content.data(HEAD)
    columns = head_columns()
    fields = zip((column.head for column in columns), texts(columns, head), strict=True)
    yield Sheet(HEAD_SHEET, (("field", "value"), *fields))
    for kind in kinds():
        records = list(_records(content, kind, head))
        yield _sheet(kind, records)
        yield from (_part_sheet(kind, part, records) for part in kind.parts)


def _records(content: Content, kind: Kind, head: dict[str, Any]) -> Iterator[_Record]:
    folder = kind.file.partition("/")[0]
    if "{" not in kind.file:
        names = [kind.file] if content.has(kind.file) else []
    elif folder in head:
        names = [f"{folder}/{slug}.toml" for slug in head[folder]]
    else:
        names = content.names(folder)
    for name in names:
        data = content.data(name)
        for record in data.get(kind.table, ()) if kind.table else (data,):
            yield name, dict(expanded(kind.record, record))


def _sheet(kind: Kind, records: list[_Record]) -> Sheet:
    columns = kind.columns
    named = "{file}" in kind.file
    heads = tuple(column.head for column in columns)
    rows = (
        (*((_stem(name),) if named else ()), *texts(columns, record)) for name, record in records
    )
    head = (*((FILE,) if named else ()), *heads)
    return Sheet(kind.sheet, (head, *rows), _choices(columns, first=1 + named))


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".toml")


def _part_sheet(kind: Kind, part: Part, records: list[_Record]) -> Sheet:
    columns = part.columns
    assert part.many.record is not None
    rows = [
        (key_of(kind, record), *texts(columns, expanded(part.many.record, item)))
        for _, record in records
        for item in value_at(record, part.path) or ()
    ]
    head = (ENTRY, *(column.head for column in columns))
    return Sheet(part.sheet, (head, *rows), _choices(columns, first=2))


def _choices(columns: list[Column], first: int) -> dict[int, tuple[str, ...]]:
    """Return the words that columns with a fixed list take."""
    words = ((n, choices_of(column)) for n, column in enumerate(columns, start=first))
    return {number: choices for number, choices in words if choices}


def key_of(kind: Kind, record: dict[str, Any]) -> str:
    """Return by what the parts of a record name it: its first field, a slug or a number."""
    return str(record.get(kind.columns[0].name, ""))
