"""Values as JSON and TOML have them, made into what type hints describe, strictly."""

from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints


def shaped(hint: Any, value: Any) -> Any:
    """Return a value as a type hint says.

    A record (named tuple, dataclass) is given by the names of its fields, or as a list of all of
    them in order; names that it does not know are passed over. Other hints are ``tuple[…, ...]``,
    ``dict``, vocabularies and plain types, of which nothing is converted.

    Raises:
        TypeError: If it is of another type, or a field is missing; or a ``ValueError`` for a word
            that is none of its vocabulary, and a list of another length.
    """
    if hints := _fields(hint):
        if isinstance(value, list):
            return hint(
                *(shaped(one, each) for one, each in zip(hints.values(), value, strict=True))
            )
        found = _of_type(dict, value)
        return hint(**{name: shaped(hints[name], found[name]) for name in hints if name in found})
    if get_origin(hint) is tuple:
        return tuple(shaped(get_args(hint)[0], each) for each in _of_type(list, value))
    if get_origin(hint) is dict:
        key, each = get_args(hint)
        return {key(name): shaped(each, one) for name, one in _of_type(dict, value).items()}
    return hint(_of_type(str, value)) if issubclass(hint, StrEnum) else _of_type(hint, value)


@cache
def _fields(hint: Any) -> dict[str, Any]:
    """Return the hints of a record's fields by name; nothing for what is no record."""
    return get_type_hints(hint) if is_dataclass(hint) or hasattr(hint, "_fields") else {}


def _of_type(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value
