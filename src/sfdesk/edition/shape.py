"""In which tables the records of an edition stand: derived from their type hints, and only so.

``authoring`` makes the tables of ``matrix.sqlite`` from this and fills them; the reader reads
them. Standard library only: the first paint waits for the reader.

Every field of ``Edition`` is a table. There a record is a row, and its fields are columns; the
fields of a record within it have its field's name before theirs (``practitioners_qcf_min``). What
a record has several of stands in a table of its own (``interventions_outcomes``), whose rows name
their owner.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from sfdesk.model.hints import Refers

FORMAT = 5
"""Version of this layout; stored as ``PRAGMA user_version``."""

Record = type[tuple[Any, ...]]


class Scalar(NamedTuple):
    """A field that is one column.

    Attributes:
        type: ``str``, ``int``, ``bool`` or a vocabulary.
        required: False where the field may be None.
        refers: The record that it names, if it names one.
    """

    column: str
    type: type
    required: bool
    refers: Refers | None


class Inner(NamedTuple):
    """A field that is a record of its own, in columns of the same row.

    Attributes:
        present: The column that is NULL where the record may be None, and is; else empty.
    """

    record: Record
    fields: "tuple[Field, ...]"
    present: str


class Many(NamedTuple):
    """A field that is a table of its own.

    Attributes:
        record: What its rows are; None for single values.
        alone: Whether it has one row, no more and no less.
        named: Whether its rows are names with values (a mapping).
    """

    table: str
    record: Record | None
    fields: "tuple[Field, ...]"
    named: bool = False
    alone: bool = False


Field = Scalar | Inner | Many


@cache
def tables_of(whole: type) -> tuple[Many, ...]:
    """Return the tables that have no owner: one for each field of ``Edition``, in order.

    Args:
        whole: ``Edition``, or a class like it.
    """
    hints = get_type_hints(whole, include_extras=True)
    return tuple(_table(name, hint) for name, hint in hints.items())


def columns(fields: tuple[Field, ...]) -> tuple[Scalar, ...]:
    """Return the columns of a row, those of inner records among them, in order."""
    return tuple(field for field in _every(fields) if isinstance(field, Scalar))


def inner_tables(fields: tuple[Field, ...]) -> tuple[Many, ...]:
    """Return the tables whose rows a row owns, in order."""
    return tuple(field for field in _every(fields) if isinstance(field, Many))


def _every(fields: tuple[Field, ...]) -> Iterator[Scalar | Many]:
    """Yield the fields of a record with those of the records within it, in order."""
    for field in fields:
        if isinstance(field, Inner):
            yield from _every(field.fields)
        else:
            yield field


def is_record(hint: object) -> bool:
    """Return whether a type is that of a record."""
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields")


def _fields(record: Record, table: str, prefix: str = "", *, optional: bool = False) -> Any:
    return tuple(
        _field(table, f"{prefix}{name}", hint, optional=optional)
        for name, hint in record.__annotations__.items()
    )


def _field(table: str, name: str, hint: Any, *, optional: bool) -> Field:
    """Return what a field of a record is in its table.

    Args:
        optional: Whether the record itself may be None; then no column is required.
    """
    kind, may_be_none = _without_none(hint)
    if is_record(kind):
        fields = _fields(kind, table, f"{name}_", optional=may_be_none)
        return Inner(kind, fields, f"{name}_{_always_there(kind)}" if may_be_none else "")
    if get_origin(kind) in (None, Annotated):
        return _scalar(name, kind, required=not (may_be_none or optional))
    return _table(f"{table}_{name}", kind)


def _always_there(record: Record) -> str:
    """Return a field that is never None, by which to tell whether the record is there."""
    for name, hint in record.__annotations__.items():
        if hint in (str, int, bool) or (isinstance(hint, type) and issubclass(hint, StrEnum)):
            return name
    raise TypeError(f"{record.__name__} may be None, so it needs a field that may not")


def _table(name: str, hint: Any) -> Many:
    if is_record(hint):
        return Many(name, hint, _fields(hint, name), alone=True)
    element = get_args(hint)[0]
    if is_record(element):
        return Many(name, element, _fields(element, name))
    named = issubclass(get_origin(hint), Mapping)
    value = get_args(hint)[1] if named else element
    return Many(name, None, (_scalar("value", value, required=True),), named)


def _scalar(column: str, hint: Any, *, required: bool) -> Scalar:
    refers = None
    if get_origin(hint) is Annotated:
        hint, refers = get_args(hint)
    if not (hint in (str, int, bool) or issubclass(hint, StrEnum)):
        raise TypeError(f"{column}: a {hint} cannot stand in a column")
    return Scalar(column, hint, required, refers)


def _without_none(hint: Any) -> tuple[Any, bool]:
    """Return a hint without ``| None``, and whether it had one."""
    if isinstance(hint, UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not NoneType]
        return kinds[0], True
    return hint, False
