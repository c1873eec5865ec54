"""The tables of ``matrix.sqlite`` as SQLAlchemy describes them, from the shape of the records.

Names, order and meaning are those of ``edition.shape``; here they get keys and checks. The reader
does without SQLAlchemy: importing it takes longer than opening a bare Qt window.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text

from sfdesk.edition.shape import Many, Scalar, columns, edition_tables, inner_tables

_TYPES: dict[type, type[Integer | Boolean]] = {int: Integer, bool: Boolean}


@cache
def metadata() -> MetaData:
    """Return every table, with its keys and checks."""
    found = MetaData()
    for table in edition_tables():
        for each, owner in _with_owned(table):
            _add(found, each, owner)
    return found


def _with_owned(table: Many, owner: str = "") -> Iterator[tuple[Many, str]]:
    """Yield a table and all that it owns, each with the name of its owner."""
    yield table, owner
    for inner in inner_tables(table.fields):
        yield from _with_owned(inner, table.table)


def _add(metadata: MetaData, table: Many, owner: str) -> None:
    fields = columns(table.fields)
    parts: list[Any] = [*_keys(table, owner), *(_column(table.table, field) for field in fields)]
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


def _column(table: str, field: Scalar) -> Column[Any]:
    links = [ForeignKey(f"{field.refers.records}.{field.refers.by}")] if field.refers else []
    return Column(
        field.column,
        _TYPES.get(field.type, Text),
        *links,
        nullable=not field.required,
        unique=(table, field.column) in _named() or None,
    )


@cache
def _named() -> frozenset[tuple[str, str]]:
    """Return ``(table, column)`` of what records are named by elsewhere."""
    tables = (each for table in edition_tables() for each, _ in _with_owned(table))
    fields = (field for table in tables for field in columns(table.fields))
    return frozenset((f.refers.records, f.refers.by) for f in fields if f.refers)


def _check(field: Scalar) -> str:
    """Return the check that a column holds a word of its vocabulary; empty where it has none."""
    if not issubclass(field.type, StrEnum):
        return ""
    words = ", ".join("'" + member.value.replace("'", "''") + "'" for member in field.type)
    return f'"{field.column}" IN ({words})'
