"""Values of JSON and TOML are what type hints say, or nothing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

import pytest

from sfdesk.core.shaped import shaped


class Colour(StrEnum):
    RED = "red"


class Pair(NamedTuple):
    one: int
    other: str = "nothing"


@dataclass(frozen=True)
class Whole:
    pairs: tuple[Pair, ...]
    by_number: dict[int, tuple[str, ...]]
    colour: Colour = Colour.RED


def test_records_are_made_of_what_their_hints_say() -> None:
    value = {
        "pairs": [{"one": 1, "unknown": None}, [2, "b"]],
        "by_number": {"7": ["x", "y"]},
        "colour": "red",
        "of a later version": 3,
    }
    pairs = (Pair(1), Pair(2, "b"))
    assert shaped(Whole, value) == Whole(pairs, {7: ("x", "y")}, Colour.RED)


@pytest.mark.parametrize(
    ("hint", "value"),
    [
        (int, True),
        (int, 1.0),
        (str, 1),
        (Colour, "blue"),
        (Colour, ["red"]),
        (tuple[str, ...], "word"),
        (tuple[str, ...], {"a": 1}),
        (tuple[str, ...], [1]),
        (dict[int, str], {"x": "y"}),
        (dict[int, str], []),
        (Pair, {"other": "no one"}),
        (Pair, [1]),
        (Pair, [1, "b", 3]),
        (Pair, None),
        (Pair, "ab"),
    ],
)
def test_nothing_is_converted_and_nothing_missing_is_made_up(hint: Any, value: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        shaped(hint, value)
