"""Read ``matrix.sqlite`` back into the model, verified and read-only.

Standard library only, see ``edition.shape`` for why. Every table is read once, those that are
owned before their owners, and its rows are grouped by owner. What search alone asks for is read
when it asks.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from enum import StrEnum
from functools import partial
from itertools import chain, count
from operator import itemgetter
from pathlib import Path
from typing import Any

from sfdesk.core.errors import EditionError, EditionFormatError
from sfdesk.core.language import tr
from sfdesk.core.paths import file_uri
from sfdesk.edition.later import Later
from sfdesk.edition.manifest import verify
from sfdesk.edition.shape import (
    FORMAT,
    Field,
    Inner,
    Many,
    Record,
    Scalar,
    columns,
    tables_of,
)
from sfdesk.model.edition import Edition

DATABASE = "matrix.sqlite"
_FOR_SEARCH = ("concepts", "asked")
"""Tables that a search alone asks for: three of four rows, which no first paint waits for."""

Row = tuple[Any, ...]
Take = Callable[[Row], Any]
"""Takes the value of a field from a row, whose first column is its id."""


def read_edition(folder: Path) -> Edition:
    """Verify and read a built edition.

    Args:
        folder: Holds ``matrix.sqlite`` and its manifest. Nothing is written to it.

    Raises:
        EditionError: If it is missing, damaged or of another format.
    """

    def later(table: Many) -> Sequence[Any]:
        return Later(partial(_read, folder, partial(_table, table=table)))

    edition: Edition = _read(folder, partial(read_whole, whole=Edition, later=later))
    return edition


def read_rest(edition: Edition) -> None:
    """Read what was left for a search to ask for.

    Raises:
        EditionError: If that is missing or damaged.
    """
    for name in _FOR_SEARCH:
        tuple(getattr(edition, name))


def _read(folder: Path, read: Callable[[sqlite3.Connection], Any]) -> Any:
    """Verify a built edition and read something of it."""
    verify(folder)
    path = (folder / DATABASE).resolve()
    try:
        with closing(
            sqlite3.connect(f"{file_uri(path)}?mode=ro&immutable=1", uri=True)
        ) as database:
            _check_format(database)
            return read(database)
    except (sqlite3.Error, OSError, ValueError, TypeError, LookupError) as error:
        raise EditionError(
            tr("The edition in {folder} cannot be read.", folder=folder),
            kept=tr("Nothing was changed."),
            do=tr("Install sfdesk again."),
            detail=repr(error),
        ) from error


def _check_format(database: sqlite3.Connection) -> None:
    found = database.execute("PRAGMA user_version").fetchone()[0]
    if found != FORMAT:
        raise EditionFormatError(
            tr(
                "This edition has database format {found}; this program reads {known}.",
                found=found,
                known=FORMAT,
            ),
            do=tr("Install the sfdesk that belongs to it."),
        )


def read_whole(
    database: sqlite3.Connection,
    whole: type,
    later: Callable[[Many], Sequence[Any]] | None = None,
) -> Any:
    """Return everything that a database of this format holds.

    Args:
        whole: ``Edition``, or a class like it.
        later: Returns what stands for a table that need not be read now.
    """
    found: dict[str, Any] = {}
    for table in tables_of(whole):
        if later and table.table in _FOR_SEARCH:
            found[table.table] = later(table)
        else:
            records = _table(database, table)
            found[table.table] = records[0] if table.alone else records
    return whole(**found)


def _table(database: sqlite3.Connection, table: Many) -> tuple[Any, ...]:
    """Return the records of a table without an owner, in order."""
    take = _whole(database, table, count(1))
    return tuple(map(take, _rows(database, table, "row_id", *_names(table))))


def _owned(database: sqlite3.Connection, table: Many) -> dict[int, list[Any]]:
    """Return what each owner has in a table, by the owner's id, in order."""
    grouped: dict[int, list[Any]] = {}
    if table.record:
        take = _whole(database, table, count(2))
        for row in _rows(database, table, "row_id", "owner", *_names(table)):
            grouped.setdefault(row[1], []).append(take(row))
    else:
        take = _taker(database, table.fields[0], count(2))
        for row in _rows(database, table, "owner", "name" if table.named else "position", "value"):
            value = take(row)
            grouped.setdefault(row[0], []).append((row[1], value) if table.named else value)
    return grouped


def _rows(database: sqlite3.Connection, table: Many, *names: str) -> sqlite3.Cursor:
    # Table and column names are the model's own, never input. With the table before it, SQLite
    # does not take the name of a column that is missing for a text in quotes.
    order = "row_id" if table.record else "owner, position"
    quoted = ", ".join(f'"{table.table}"."{name}"' for name in names)
    return database.execute(f'SELECT {quoted} FROM "{table.table}" ORDER BY {order}')


def _names(table: Many) -> Iterator[str]:
    return (column.column for column in columns(table.fields))


def _whole(database: sqlite3.Connection, table: Many, places: Iterator[int]) -> Take:
    assert table.record
    return _record(database, table.record, table.fields, places)


def _record(
    database: sqlite3.Connection, record: Record, fields: tuple[Field, ...], places: Iterator[int]
) -> Take:
    """Return what makes a record of a row.

    Args:
        places: Counts the columns of a row that are taken.
    """
    make: Callable[[Iterable[Any]], Any] = getattr(record, "_make")  # noqa: B009 - no base has it
    takes = [_taker(database, field, places) for field in fields]
    return lambda row: make([take(row) for take in takes])


def _taker(database: sqlite3.Connection, field: Field, places: Iterator[int]) -> Take:
    if isinstance(field, Scalar):
        return _scalar(field, next(places))
    if isinstance(field, Many):
        owned = _owned(database, field)
        kind: Callable[[Any], Any] = dict if field.named else tuple
        return lambda row: kind(owned.get(row[0], ()))
    return _inner(database, field, places)


def _inner(database: sqlite3.Connection, field: Inner, places: Iterator[int]) -> Take:
    if not field.present:
        return _record(database, field.record, field.fields, places)
    first = next(places)
    at = first + [column.column for column in columns(field.fields)].index(field.present)
    take = _record(database, field.record, field.fields, chain([first], places))
    return lambda row: None if row[at] is None else take(row)


def _scalar(field: Scalar, at: int) -> Take:
    if field.type is bool:
        return lambda row: None if row[at] is None else bool(row[at])
    if not issubclass(field.type, StrEnum):
        return itemgetter(at)
    members: dict[str | None, Any] = {member.value: member for member in field.type}
    if not field.required:
        members[None] = None
    return lambda row: members[row[at]]
