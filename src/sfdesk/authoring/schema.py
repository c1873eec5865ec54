"""The tables of ``matrix.sqlite`` as SQLAlchemy describes them, from the shape of the records.

Names, order and meaning are those of ``edition.shape``; here they get keys and checks. The reader
does without SQLAlchemy: importing it takes longer than opening a bare Qt window.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text

from sfdesk.edition.shape import Many, Scalar, columns, inner_tables, tables_of

_TYPES: dict[type, type[Integer | Boolean]] = {int: Integer, bool: Boolean}


@cache
def metadata(whole: type) -> MetaData:
    """Return every table of ``Edition``, or of a class like it, with keys and checks."""
    found = MetaData()
    every = [pair for table in tables_of(whole) for pair in _with_owned(table)]
    links = (field.refers for table, _ in every for field in columns(table.fields))
    named = {(link.records, link.by) for link in links if link}
    for table, owner in every:
        _add(found, table, owner, named)
    return found


def _with_owned(table: Many, owner: str = "") -> Iterator[tuple[Many, str]]:
    """Yield a table and all that it owns, each with the name of its owner."""
    yield table, owner
    for inner in inner_tables(table.fields):
        yield from _with_owned(inner, table.table)


def _add(metadata: MetaData, table: Many, owner: str, named: set[tuple[str, str]]) -> None:
    """Add a table.

    Args:
        named: ``(table, column)`` by which records are named elsewhere.
    """
    fields = columns(table.fields)
    parts: list[Any] = [*_keys(table, owner)]
    parts += [_column(field, unique=(table.table, field.column) in named) for field in fields]
    parts += [CheckConstraint(check) for field in fields if (check := _check(field))]
    Table(table.table, metadata, *parts, sqlite_with_rowid=table.record is not None)


def _keys(table: Many, owner: str) -> Iterator[Column[Any]]:
    """Yield what tells a row from the others: its id, or its place among those of its owner."""
    if table.record:
        yield Column("row_id", Integer, primary_key=True)
    if owner:
        key = ForeignKey(f"{owner}.row_id")
        yield Column("owner", Integer, key, nullable=False, primary_key=not table.record)
    if not table.record:
        yield Column("position", Integer, primary_key=True)
    if table.named:
        yield Column("name", Text, nullable=False)


def _column(field: Scalar, *, unique: bool) -> Column[Any]:
    links = [ForeignKey(f"{field.refers.records}.{field.refers.by}")] if field.refers else []
    return Column(
        field.column,
        _TYPES.get(field.type, Text),
        *links,
        nullable=not field.required,
        unique=unique or None,
    )


def _check(field: Scalar) -> str:
    """Return the check that a column holds a word of its vocabulary; empty where it has none."""
    if not issubclass(field.type, StrEnum):
        return ""
    words = ", ".join("'" + member.value.replace("'", "''") + "'" for member in field.type)
    return f'"{field.column}" IN ({words})'
