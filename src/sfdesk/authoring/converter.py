"""Data of authored files made into records: strictly, and with every fault in plain words."""

import re
import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import cache, partial
from typing import Any, TypeVar

import cattrs
from cattrs.cols import is_namedtuple, namedtuple_dict_structure_factory

from sfdesk.authoring.problems import meant
from sfdesk.model.parts import Citation
from sfdesk.model.vocabulary import Labelled

_T = TypeVar("_T")
_LARGEST = 10**9
_NEVER_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class ShapeError(Exception):
    """Data that is not of the shape that it should be.

    Args:
        faults: ``(field, what)`` of each.
    """

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__(str(faults))
        self.faults = faults


def structured(data: dict[str, Any], shape: type[_T]) -> _T:
    """Return data as a record.

    Raises:
        ShapeError: If a key is unknown or missing, a type wrong, a word in no vocabulary.
    """
    try:
        return _converter().structure(data, shape)
    except cattrs.BaseValidationError as error:
        raise ShapeError(list(_explain(error))) from error


@cache
def _converter() -> cattrs.Converter:
    """Return the strict converter: no unknown keys, no guessing of types."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    for primitive in _TYPE_WORDS:
        converter.register_structure_hook(primitive, _exactly)
    for vocabulary in Labelled.__subclasses__():
        converter.register_structure_hook(vocabulary, _word)
    converter.register_structure_hook_func(_is_tuple, lambda value, t: _tuple(value, t, converter))
    converter.register_structure_hook_factory(is_namedtuple, partial(_record, converter))
    plain_citation = _record(converter, Citation)
    converter.register_structure_hook(
        Citation,
        lambda value, t: Citation(value) if type(value) is int else plain_citation(value, t),
    )
    return converter


def _record(converter: cattrs.Converter, shape: type[tuple[Any, ...]]) -> Any:
    return namedtuple_dict_structure_factory(shape, converter, "from_converter", True)


def _exactly(value: object, shape: type) -> object:
    if type(value) is not shape:
        raise ValueError(f"{value!r} must be a {_TYPE_WORDS[shape]}")
    if isinstance(value, int) and abs(value) > _LARGEST:
        raise ValueError(f"{value} is too large a number")
    if isinstance(value, str) and (found := _NEVER_SHOWN.search(value)):
        raise ValueError(f"holds the character {found[0]!a}, which nothing can show; remove it")
    return value


_TYPE_WORDS = {str: "text in quotes", int: "whole number", bool: "true or false"}


def _word(value: object, vocabulary: type[Labelled]) -> Labelled:
    allowed = [member.value for member in vocabulary]
    if value in allowed:
        return vocabulary(value)
    hint = meant(str(value), allowed)
    raise ValueError(f"“{value}” is not one of {', '.join(allowed)}{hint}")


def _is_tuple(shape: Any) -> bool:
    return typing.get_origin(shape) is tuple


def _tuple(value: Any, shape: Any, converter: cattrs.Converter) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} must be a list in [ ]")
    as_list: Any = types.GenericAlias(list, typing.get_args(shape)[:1])
    return tuple(converter.structure(value, as_list))


def _explain(error: BaseException) -> Iterator[tuple[str, str]]:
    for message in cattrs.transform_error(error, path="", format_exception=_say):
        what, _, where = message.rpartition(" @ ")
        if what.startswith(_UNKNOWN):
            for key, told in zip(*[iter(what.split(_UNKNOWN)[1:])] * 2, strict=True):
                yield f"{where}.{key}".lstrip("."), told
        else:
            yield where.lstrip("."), what


def _say(error: BaseException, shape: type | None) -> str:
    if isinstance(error, KeyError):
        return f"“{error.args[0]}” is missing; add it"
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        known = getattr(error.cl, "_fields", None) or [f.name for f in fields(error.cl)]
        return "".join(_unknown_key(key, known) for key in sorted(error.extra_fields))
    if isinstance(error, TypeError) and "must be a list" in str(error):
        return str(error)
    if isinstance(error, TypeError | AttributeError):
        return f"must be a table of {getattr(shape, '__name__', shape)}"
    return str(error)


_UNKNOWN = "\0"
"""Before each unknown key, and before what is said of it: each has a place of its own."""


def _unknown_key(key: str, known: Sequence[str]) -> str:
    return f"{_UNKNOWN}{key}{_UNKNOWN}unknown key{meant(key, known, '; remove it')}"
