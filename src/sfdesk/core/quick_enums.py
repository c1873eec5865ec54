"""Makes the enumerations of Qt in a quarter of the time that the standard library takes.

PySide makes a class of Python for every enumeration of a class of Qt's, when that is first touched:
94 of 1,199 members for the namespace ``Qt`` alone. The standard library looks at each member
as if a person had written it. Here an empty enumeration that it has made is the pattern for all
of its kind, and members are put in as they come. The tests hold every enumeration of Qt's that is
made so against the one that the standard library makes.
"""

import sys
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from typing import Any

_KINDS = (Enum, IntEnum, Flag, IntFlag)
_UNUSUAL = {"mro", "name", "value"}
"""Names that the standard library gives a meaning, besides those that begin with an underscore."""
_KNOWN_BEFORE = (3, 13)
"""The version of Python whose enumerations are another matter; they are left to it."""
_LATER = "_hashable_values_"
"""What such enumerations note too; late patches of earlier versions may have it as well."""

_standard: Any = vars(EnumType)["_create_"]
_patterns: dict[tuple[EnumType, FlagBoundary | None], dict[str, Any]] = {}


def make_enums_quickly() -> None:
    """Have enumerations that are made of lists of names and numbers made quickly from now on."""
    if sys.version_info < _KNOWN_BEFORE and not hasattr(Enum, _LATER):
        setattr(EnumType, "_create_", _create)  # noqa: B010 - it is no method of ours


def _create(
    kind: EnumType,
    class_name: str,
    names: object,
    *,
    module: str | None = None,
    boundary: FlagBoundary | None = None,
    **further: object,
) -> EnumType:
    """Stand in for ``EnumType._create_``; whatever is not plain is left to that."""
    if module is None:
        # As the standard library does: what calls the enumeration calls this.
        module = sys._getframe(2).f_globals.get("__name__")
    plain = kind in _KINDS and further.get("type") is None and further.get("qualname") is None
    if plain and isinstance(names, list) and all(map(_is_plain, names)):
        members = dict(names)
        if len(members) == len(names):
            return _filled(kind, class_name, members, module, boundary)
    return _standard(kind, class_name, names, module=module, boundary=boundary, **further)  # type: ignore[no-any-return]


def _is_plain(item: object) -> bool:
    """Return whether this is a name with a number, and the name one like any other."""
    if type(item) is not tuple:
        return False
    name, value = item
    return type(value) is int and type(name) is str and name[:1] != "_" and name not in _UNUSUAL


def _filled(
    kind: EnumType,
    class_name: str,
    values: dict[str, int],
    module: str | None,
    boundary: FlagBoundary | None,
) -> EnumType:
    order: list[str] = []
    by_name: dict[str, Any] = {}
    by_value: dict[int, Any] = {}
    body = {
        **_pattern(kind, boundary),
        "_member_names_": order,
        "_member_map_": by_name,
        "_value2member_map_": by_value,
        "_unhashable_values_": [],
        "__module__": module,
    }
    made: Any = type.__new__(EnumType, class_name, (kind,), body)
    new, takes_value, is_flag = made._new_member_, made._use_args_, issubclass(made, Flag)
    for name, value in values.items():
        member = by_value.get(value)
        if member is None:
            member = new(made, value) if takes_value else new(made)
            member._name_, member._value_ = name, value
            member.__objclass__, member._sort_order_ = made, len(order)
            by_value[value] = member
            if not is_flag or _is_single_bit(value):
                order.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)
    if is_flag:
        _note_bits(made, [*by_value], [by_name[name]._value_ for name in order])
    return made  # type: ignore[no-any-return]


def _pattern(kind: EnumType, boundary: FlagBoundary | None) -> dict[str, Any]:
    """Return what stands in an enumeration of a kind without members."""
    if (kind, boundary) not in _patterns:
        empty = _standard(kind, "Empty", (), module=__name__, boundary=boundary)
        own = {"__dict__", "__weakref__", "__module__"}
        _patterns[kind, boundary] = {k: v for k, v in vars(empty).items() if k not in own}
    return _patterns[kind, boundary]


def _is_single_bit(value: int) -> bool:
    return value > 0 and not value & (value - 1)


def _note_bits(made: Any, values: list[int], canonical: list[int]) -> None:
    """Note which bits flags have, and have them listed in the order of their bits."""
    mask = single = 0
    for value in values:
        mask |= value
        single |= value if _is_single_bit(value) else 0
    made._flag_mask_, made._singles_mask_ = mask, single
    made._all_bits_ = 2 ** mask.bit_length() - 1
    if canonical != sorted(canonical):
        made._iter_member_ = made._iter_member_by_def_
