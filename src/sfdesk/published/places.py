"""The places of the review that a ``source`` text of ours names, and what stands there.

A ``source`` holds exact names parted by ``; ``, each with a remark of ours behind it if need be:

    Therapies › Art therapy › Description; note 98 (second address)

Named so are rows and their cells, whole tables and columns (``Therapies › Evidence gaps``), headed
sections, topics and single paragraphs, and notes (``notes 122–126``). ``This row`` stands for the
row that the text belongs to. What is ``Ours`` has no place. ``build`` refuses any other name.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import takewhile

from sfdesk.published.document import Published, PublishedRow, plain_text
from sfdesk.published.review import STEP, Review, begins
from sfdesk.published.tables import columns_of

OURS = "Ours"
MATRIX = "Matrix"
THIS_ROW = "This row"
ADDRESS = "https://"
CLOSING = "closing paragraph"

_REMARK = re.compile(r" \([^()]*\)$")
_NOTES = re.compile(r"notes ([0-9]{1,3})–([0-9]{1,3})")
_LEAD = re.compile(r"<(?:p|ul><li)><b>(.*?)</b>")


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the published document.

    Attributes:
        name: The exact name, as a ``source`` has it.
        html: Its text as light HTML.
        row: The row that it is, or is a cell of; None for running text and notes.
    """

    name: str
    html: str
    row: PublishedRow | None = None


def names_in(source: str, known: Container[str], row: str = "") -> Iterator[str]:
    """Yield the names in a ``source``, ranges of notes one by one, without our remarks.

    Args:
        row: What ``This row`` stands for, table and row.
    """
    for part in filter(None, source.split("; ")):
        name = part if part in known else _REMARK.sub("", part)
        if row and name.split(STEP)[0] == THIS_ROW:
            name = name.replace(THIS_ROW, row, 1)
        if several := _NOTES.fullmatch(name):
            yield from (f"note {n}" for n in range(int(several[1]), int(several[2]) + 1))
        else:
            yield name


def known_names(review: Review) -> frozenset[str]:
    """Return every name that a ``source`` may hold."""
    names = {OURS, MATRIX}
    for row in review.rows:
        for column in columns_of(row.table):
            names |= set(_names_of_cell(row.table, row.name, column))
    for section in review.sections:
        names |= set(_with_those_above(section.key))
        names |= {f"{section.key}{STEP}{part}" for part in section.parts}
    return frozenset(names | {f"note {n}" for n in range(1, len(review.notes) + 1)})


class Places:
    """All places of an imported document by name."""

    def __init__(self, published: Published, review: Review) -> None:
        self._places: dict[str, list[Place]] = {}
        for row in published.rows:
            self._add_row(row)
        parts = {section.key: section.parts for section in review.sections}
        for path, blocks in published.sections.items():
            if key := review.key_of(path):
                self._add_section(key, blocks, parts[key])
        for number, text in published.notes.items():
            self._add(f"note {number}", Place(f"note {number}", f"<p>{text}</p>"))

    def named(self, source: str, row: str = "") -> tuple[Place, ...]:
        """Return every place that a ``source`` names, in its order; unknown names give none.

        Args:
            row: What ``This row`` stands for, table and row.
        """
        found: dict[str, Place] = {}
        for name in names_in(source, self._places, row):
            for place in self._places.get(name, ()):
                found.setdefault(place.name, place)
        return tuple(found.values())

    def _add(self, name: str, place: Place) -> None:
        self._places.setdefault(name, []).append(place)

    def _add_row(self, row: PublishedRow) -> None:
        whole = Place(f"{row.table}{STEP}{row.row}", whole_row(row), row)
        for name in (MATRIX, row.table, whole.name):
            self._add(name, whole)
        for column, text in row.cells.items():
            place = Place(f"{whole.name}{STEP}{column}", text, row)
            for name in _names_of_cell(row.table, row.row, column)[-3:]:
                self._add(name, place)

    def _add_section(self, key: str, blocks: tuple[str, ...], parts: tuple[str, ...]) -> None:
        for name in _with_those_above(key):
            self._add(name, Place(key, "".join(blocks)))
        for part in parts:
            if text := _part(blocks, part):
                self._add(f"{key}{STEP}{part}", Place(f"{key}{STEP}{part}", text))


def whole_row(row: PublishedRow) -> str:
    """Return all cells of a row one below the other, each under its column's name."""
    filled = ((column, cell) for column, cell in row.cells.items() if cell)
    return "".join(f"<p><b>{column}</b></p>{cell}" for column, cell in filled)


def _names_of_cell(table: str, row: str, column: str) -> tuple[str, ...]:
    """Return the names of all that a cell belongs to; the last three are of single cells."""
    whole = f"{table}{STEP}{row}"
    single = (f"{MATRIX}{STEP}{column}", f"{table}{STEP}{column}", f"{whole}{STEP}{column}")
    return (table, whole, *single)


def _with_those_above(key: str) -> Iterator[str]:
    steps = key.split(STEP)
    return (STEP.join(steps[:length]) for length in range(1, len(steps) + 1))


def _part(blocks: tuple[str, ...], part: str) -> str:
    """Return the one paragraph or item whose words in bold begin so, or the closing paragraph."""
    if part == CLOSING:
        return blocks[-1]
    for at, block in enumerate(blocks):
        lead = _LEAD.match(block)
        if lead and begins(plain_text(lead[1]), part):
            return block + _items_after(blocks, at)
    return ""


def _items_after(blocks: tuple[str, ...], at: int) -> str:
    """Return the items that a paragraph ending in a colon announces."""
    if not plain_text(blocks[at]).endswith(":") or blocks[at].startswith("<ul>"):
        return ""
    return "".join(takewhile(lambda block: block.startswith("<ul>"), blocks[at + 1 :]))
