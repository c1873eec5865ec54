"""What every word is worth in every document: a table, made by ``weighing`` and looked up here."""

import sys
from array import array
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

Scores = dict[int, float]
"""Document number to score."""

FIELDS = ("title", "lead", "body")
TYPED_BOOSTS = (3.5, 2.5, 1.0)
OTHER_BOOSTS = (2.0, 2.0, 1.0)
"""Of a word that stands for a typed one: names are made of words that people type."""

COUNT, NUMBER, WORTH = "I", "I", "f"
"""Item types of the file: 4 bytes each."""


class Weights:
    """The scores of every stem, in rows of one table.

    Args:
        stems: In alphabetical order.
        counts: How many documents hold each of them.
        documents: Their numbers, stem after stem.
        typed: What the stem is worth in each of those documents, if it was typed.
        other: The same, if it stands for what was typed.
    """

    def __init__(
        self,
        stems: Sequence[str],
        counts: "array[int]",
        documents: "array[int]",
        typed: "array[float]",
        other: "array[float]",
    ) -> None:
        self._columns = (counts, documents, typed, other)
        edges = pairwise(accumulate(counts, initial=0))
        self._places = {stem: slice(*edge) for stem, edge in zip(stems, edges, strict=True)}

    def scores(self, stem: str, *, typed: bool) -> Scores:
        """Return the score of every document that holds a stem."""
        _, documents, worth, other = self._columns
        place = self._places.get(stem)
        if place is None:
            return {}
        return dict(zip(documents[place], (worth if typed else other)[place], strict=True))

    def documents(self, stem: str) -> frozenset[int]:
        """Return the numbers of the documents that hold a stem."""
        place = self._places.get(stem)
        return frozenset(self._columns[1][place]) if place else frozenset()

    def to_bytes(self) -> bytes:
        """Return the columns as they are kept: little-endian, one after the other."""
        return b"".join(_swapped(column).tobytes() for column in self._columns)

    @classmethod
    def from_bytes(cls, stems: Sequence[str], data: bytes) -> "Weights":
        """Read what ``to_bytes`` wrote.

        Raises:
            ValueError: If the columns are not as long as they must be.
        """
        width = 4 * len(stems)
        counts: array[int] = _column(COUNT, data[:width])
        length = 4 * sum(counts)
        if len(data) != width + 3 * length:
            raise ValueError("The table of scores is not whole.")
        parts = [data[width + n * length : width + (n + 1) * length] for n in range(3)]
        documents: array[int] = _column(NUMBER, parts[0])
        typed: array[float] = _column(WORTH, parts[1])
        other: array[float] = _column(WORTH, parts[2])
        return cls(stems, counts, documents, typed, other)


def _column(kind: str, data: bytes) -> "array[Any]":
    column = array(kind)
    column.frombytes(data)
    return _swapped(column)


def _swapped(column: "array[Any]") -> "array[Any]":
    """Return a column in the other order of bytes where this machine is big-endian."""
    if sys.byteorder == "little":
        return column
    swapped = array(column.typecode, column)
    swapped.byteswap()
    return swapped
