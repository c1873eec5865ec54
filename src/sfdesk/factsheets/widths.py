"""How wide the columns of a table are to be, for it to be as low as it can. Model only.

Counted in characters, which is near enough: the typesetter has the last word on each line.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, partial

Cells = Sequence[Sequence[str]]
"""A column: of each cell the names in it, each of which begins on a line of its own."""

_BROKEN = 1.5
"""Lines that a broken word is as bad as."""
_LEAST = 9
_STEPS = (1, 3, 8)
"""Characters: the narrowest column, and what is moved at once."""
_PARTS = re.compile(r"[^ -]+-?")


def column_widths(columns: Sequence[Cells], room: int) -> tuple[int, ...]:
    """Return the width of each column, in characters.

    One character after the other is taken from where it is missed least and given to where it
    helps most, until that makes the table no lower.

    Args:
        columns: All as high as the first.
        room: Characters of a line of the whole table.
    """
    heights = [cache(partial(_heights, column)) for column in columns]
    widths = [room // len(columns)] * len(columns)
    lowest = _cost(heights, widths)
    while True:
        moves = [_moved(widths, source, target, by) for source, target, by in _moves(widths)]
        costs = [_cost(heights, moved) for moved in moves]
        best = min(costs, default=lowest)
        if best >= lowest:
            return tuple(widths)
        lowest, widths = best, moves[costs.index(best)]


def _heights(column: Cells, width: int) -> list[float]:
    """Return how high the cells of a column are at a width, in lines."""
    return [sum(_lines(names, width) for names in cell) for cell in column]


def _cost(
    heights: Sequence[Callable[[int], list[float]]], widths: Sequence[int]
) -> tuple[float, float]:
    """Return how high the table is; of those as high, how much there is in all its cells."""
    cells = [at(width) for at, width in zip(heights, widths, strict=True)]
    return sum(map(max, zip(*cells, strict=True))), sum(map(sum, cells))


def _lines(words: str, width: int) -> float:
    """Return how many lines some words take; a broken word counts for more."""
    lines, used = 1.0, 0
    for part in _PARTS.findall(words):
        if used and used + 1 + len(part) > width:
            lines, used = lines + 1, 0
        used += len(part) + bool(used)
        if used > width:
            lines, used = lines + 1 + _BROKEN, used % width
    return lines


def _moves(widths: Sequence[int]) -> list[tuple[int, int, int]]:
    places = range(len(widths))
    return [
        (source, target, by)
        for source in places
        for target in places
        for by in _STEPS
        if source != target and widths[source] - by >= _LEAST
    ]


def _moved(widths: Sequence[int], source: int, target: int, by: int) -> list[int]:
    moved = list(widths)
    moved[source] -= by
    moved[target] += by
    return moved
