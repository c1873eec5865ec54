"""Fields of a record as cells of a row, and back: nothing is lost on the way.

Derived from the shape of the records, so that a new field has its column. A list is a cell with a
line for each item; the parts of a small record stand in one line, with ``|`` between them. A
backslash takes away the meaning of what follows it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from sfdesk.edition.shape import Field, Inner, Many, Record, Scalar
from sfdesk.model.parts import Citation
from sfdesk.model.vocabulary import Labelled
from sfdesk.published.review import Shape

_MOST_IN_A_LINE = 4
"""Parts of a record that still stand in one line of a cell."""
_BETWEEN, _IS = "|", "="
_MEANS = {"n": "\n", "e": "", "\\": "\\", _BETWEEN: _BETWEEN, _IS: _IS}
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


class Column(NamedTuple):
    """A column of a sheet.

    Attributes:
        path: Of the value in the data of a record.
        needed: Whether the record has no other value for it where nothing is said.
        optional: Path of the record within that may be missing as a whole; else empty.
    """

    path: tuple[str, ...]
    field: Scalar | Many
    needed: bool
    optional: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The path with dots."""
        return ".".join(self.path)

    @property
    def head(self) -> str:
        """The name, and how a line in the column is made up."""
        many = self.field
        if isinstance(many, Scalar) or not (many.record or many.named):
            return self.name
        return f"{self.name} ({_line_names(many)})"


def _line_names(many: Many) -> str:
    if many.record is None:
        return f"name {_IS} value"
    return f" {_BETWEEN} ".join(_names(many.record))


def _names(record: Record) -> tuple[str, ...]:
    names: tuple[str, ...] = getattr(record, "_fields")  # noqa: B009 - no base has it
    return names


def columns_of(many: Many) -> list[Column]:
    """Return a column for all that a record holds, but for lists that need a sheet of their own."""
    return [column for column in _every(many) if not _needs_sheet(column.field)]


def sheets_within(many: Many) -> Iterator[tuple[tuple[str, ...], Many]]:
    """Yield the lists of a record that need a sheet of their own, with their paths."""
    for path, field, *_ in _every(many):
        if isinstance(field, Many) and _needs_sheet(field):
            yield path, field


def _every(
    of: Many | Inner, before: tuple[str, ...] = (), optional: tuple[str, ...] = ()
) -> Iterator[Column]:
    """Yield all that a record holds, and the records within it."""
    assert of.record is not None
    for name, field in zip(_names(of.record), of.fields, strict=True):
        path = (*before, name)
        if isinstance(field, Inner):
            yield from _every(field, path, path if field.present else optional)
        else:
            yield Column(path, field, _is_needed(of.record, name), optional)


def _is_needed(record: Record, name: str) -> bool:
    return name not in getattr(record, "_field_defaults")  # noqa: B009 - no base has it


def _needs_sheet(field: Scalar | Many) -> bool:
    """Return whether a field is a list with too much in it for cells."""
    if isinstance(field, Scalar) or field.record is None:
        return False
    simple = all(isinstance(each, Scalar) for each in field.fields)
    return not simple or len(field.fields) > _MOST_IN_A_LINE


def choices_of(column: Column) -> tuple[str, ...]:
    """Return the only texts that a cell of a column may hold; none where there are more."""
    field = column.field
    if isinstance(field, Many):
        return ()
    if issubclass(field.type, Labelled):
        return tuple(member.value for member in field.type)
    return ("true", "false") if field.type is bool else ()


def texts(columns: list[Column], data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the cells of a record.

    Args:
        data: Of the record, as TOML has it.
    """
    return tuple(_text(column.field, value_at(data, column.path)) for column in columns)


def value_at(data: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """Return what stands at a path, or None."""
    found: Any = data
    for step in path:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _text(field: Scalar | Many, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(field, Scalar):
        return _plain(value)
    if field.named:
        lines = (f"{_escaped(k, _IS)} {_IS} {_escaped(v)}" for k, v in value.items())
    elif field.record is None:
        lines = (_escaped(_plain(item)) or "\\e" for item in value)
    else:
        lines = (_line(field.record, item) for item in value)
    return "\n".join(lines)


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _line(record: Record, item: Any) -> str:
    held = expanded(record, item)
    parts = [_escaped(_plain(held.get(name, "")), _BETWEEN) for name in _names(record)]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return f" {_BETWEEN} ".join(parts)


def _escaped(text: str, special: str = "") -> str:
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace(special, f"\\{special}") if special else text


def filled(columns: list[Column], cells: Mapping[str, str]) -> dict[str, Any]:
    """Return the data of a record, as TOML has it.

    Args:
        cells: Column name to text; what an empty one stands for is left out, but for texts that
            a record must have.
    """
    data: dict[str, Any] = {}
    there = {column.optional for column in columns if cells[column.name]}
    for column in columns:
        if column.optional and column.optional not in there:
            continue
        value = _value(column, cells[column.name])
        if value is not None:
            put(data, column.path, value)
    return data


def put(data: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Put a value where a path leads."""
    for step in path[:-1]:
        data = data.setdefault(step, {})
    data[path[-1]] = value


def _value(column: Column, text: str) -> Any:
    """Return what a cell stands for; None where nothing is said."""
    field = column.field
    if isinstance(field, Scalar):
        return _typed(field, text) if text else _unsaid(field, column.needed)
    items = [line for line in text.split("\n") if line]
    if not items and not column.needed:
        return None
    if field.named:
        return dict(_pair(line) for line in items)
    if field.record is None:
        (only,) = field.fields
        assert isinstance(only, Scalar)
        return [_typed(only, "".join(_split(line, ""))) for line in items]
    return [_item(field.record, field.fields, line) for line in items]


def _unsaid(field: Scalar, needed: bool) -> str | None:
    return "" if needed and field.type is str else None


def _typed(field: Scalar, text: str) -> Any:
    """Return a text as what it should be; if it cannot be, as it is, so that it is told."""
    if field.type is int and text.strip().removeprefix("-").isdecimal():
        return int(text)
    if field.type is bool:
        return _TRUTH.get(text.strip().lower(), text)
    return text


def _pair(line: str) -> tuple[str, str]:
    name, *value = _split(line, _IS, most=1)
    return name, value[0] if value else ""


def _item(record: Record, fields: tuple[Field, ...], line: str) -> Any:
    parts = _split(line, _BETWEEN)
    held: dict[str, Any] = {}
    for number, (name, field) in enumerate(zip(_names(record), fields, strict=True)):
        assert isinstance(field, Scalar)
        part = parts[number] if number < len(parts) else ""
        value = _typed(field, part) if part else _unsaid(field, _is_needed(record, name))
        if value is not None:
            held[name] = value
    if len(parts) > len(fields):
        # No key is called so: it is told as one that is not known.
        held[f"{_BETWEEN} {parts[-1]}"] = ""
    return compact(record, held)


def _split(line: str, between: str, most: int = -1) -> list[str]:
    """Return the parts of a line, without the blank on either side of what parts them."""
    parts, at = [""], 0
    while at < len(line):
        letter = line[at]
        if letter == "\\" and line[at + 1 : at + 2] in _MEANS:
            parts[-1] += _MEANS[line[at + 1]]
            at += 1
        elif letter == between and len(parts) != most + 1:
            # What was written ends in one blank that is ours.
            parts[-1] = parts[-1].removesuffix(" ")
            parts.append("")
            at += line[at + 1 : at + 2] == " "
        else:
            parts[-1] += letter
        at += 1
    return parts


_Compact = Callable[[dict[str, Any]], Any]
_COMPACT: dict[type, _Compact] = {
    Citation: lambda held: held["number"] if held.keys() == {"number"} else held,
    Shape: lambda held: list(held.values()),
}
"""Records that TOML has in a shorter form."""


def compact(record: Record, held: dict[str, Any]) -> Any:
    """Return a record as TOML has it."""
    short = _COMPACT.get(record)
    return short(held) if short else held


def expanded(record: Record, item: Any) -> Mapping[str, Any]:
    """Return a record of TOML by its fields, also where it has a shorter form there."""
    if isinstance(item, Mapping):
        return item
    values = item if isinstance(item, list) else [item]
    return dict(zip(_names(record), values, strict=False))
