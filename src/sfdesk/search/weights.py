"""What every word is worth in every document: scored once by Whoosh, looked up ever after.

Whoosh scores a word in Python, posting by posting; for a common word in 10,000 entries
that took 60 ms of every keystroke. The score of a word in a document depends on
nothing that is typed, so the build asks Whoosh for all of them (BM25F over title, lead and body)
and keeps the numbers. Nothing of Whoosh's own files is kept, so nothing is ever unpickled.
"""

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any

from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.codec.memory import MemoryCodec
from whoosh.fields import TEXT, Schema
from whoosh.scoring import bm25
from whoosh.searching import Searcher

Scores = dict[int, float]
"""Document number to score."""

FIELDS = ("title", "lead", "body")
TYPED_BOOSTS = (3.5, 2.5, 1.0)
OTHER_BOOSTS = (2.0, 2.0, 1.0)
"""Of a word that stands for a typed one: names are made of words that people type."""

_B, _K1 = 0.75, 1.2
"""BM25's constants, as Whoosh has them."""

_Rows = dict[str, dict[int, tuple[float, float]]]
"""Stem to document number to its worth as a typed word, and as one that stands for it."""
_NOTHING = (0.0, 0.0)

_COUNT, _NUMBER, _WORTH = "I", "I", "f"
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
        counts: array[int] = _column(_COUNT, data[:width])
        length = 4 * sum(counts)
        if len(data) != width + 3 * length:
            raise ValueError("The table of scores is not whole.")
        parts = [data[width + n * length : width + (n + 1) * length] for n in range(3)]
        documents: array[int] = _column(_NUMBER, parts[0])
        typed: array[float] = _column(_WORTH, parts[1])
        other: array[float] = _column(_WORTH, parts[2])
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


def weigh(fields: Iterable[dict[str, str]], stems: Sequence[str]) -> Weights:
    """Return what each stem is worth in each document.

    Args:
        fields: The stems of each document's title, lead and body, a space between them.
        stems: Every stem that occurs, in alphabetical order.
    """
    text = TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False, stored=False)
    schema, codec = Schema(**dict.fromkeys(FIELDS, text)), MemoryCodec()
    writer = codec.writer(schema)
    for document in fields:
        writer.add_document(**document)
    writer.commit()
    rows: _Rows = {stem: {} for stem in stems}
    with Searcher(codec.reader(schema)) as searcher:
        for field, *boosts in zip(FIELDS, TYPED_BOOSTS, OTHER_BOOSTS, strict=True):
            _add_field(searcher, field, boosts, rows)
    return _table(stems, rows)


def _add_field(searcher: Searcher, field: str, boosts: Sequence[float], rows: _Rows) -> None:
    """Add what every word of a field is worth; field lengths are asked for once, not per word."""
    reader, mean = searcher.reader(), searcher.avg_field_length(field, 1)
    lengths = [reader.doc_field_length(n, field, 1) for n in range(reader.doc_count())]
    as_typed, as_other = boosts
    for stem in map(bytes.decode, reader.lexicon(field)):
        rarity, row, matcher = searcher.idf(field, stem), rows[stem], reader.postings(field, stem)
        while matcher.is_active():
            number = matcher.id()
            score = bm25(rarity, matcher.weight(), lengths[number], mean, _B, _K1)
            typed, other = row.get(number, _NOTHING)
            row[number] = typed + as_typed * score, other + as_other * score
            matcher.next()


def _table(stems: Sequence[str], rows: _Rows) -> Weights:
    counts, documents = array(_COUNT), array(_NUMBER)
    typed, other = array(_WORTH), array(_WORTH)
    for stem in stems:
        counts.append(len(rows[stem]))
        for number, (as_typed, as_other) in sorted(rows[stem].items()):
            documents.append(number)
            typed.append(as_typed)
            other.append(as_other)
    return Weights(stems, counts, documents, typed, other)
