"""Find the rows and cells that a path of ours names: ``Art therapy › Description``, ``table``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sfdesk.published.document import Published, PublishedRow
from sfdesk.published.tables import DESCRIPTION
from sfdesk.published.wording import GOOD_FIT, fit, named_words

_ROWS = re.compile(r"\b(?:rows?|tables?)\b", re.IGNORECASE)
_IN_DESCRIPTION = re.compile(r"\blevel of need\b", re.IGNORECASE)

TABLES_OF_TOPIC = {
    "System-level approaches": ("System-level approaches",),
    "Individual-level interventions": ("Parenting interventions",),
    "Parenting interventions": ("Parenting interventions",),
    "Parental mental health": ("Therapeutic interventions", "Therapies"),
    "Substance misuse": ("Substance misuse interventions",),
    "Family conflict": (
        "Family conflict: in the Guidebook",
        "Family conflict: not in the Guidebook",
    ),
}
"""First step of a path to the tables of that part of the review."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the published document.

    Attributes:
        name: Where it stands, as people say it.
        html: Its text as light HTML.
        row: The row that it is, or is a cell of; None for running text and notes.
    """

    name: str
    html: str
    row: PublishedRow | None = None


def named_rows(published: Published, path: Sequence[str]) -> list[Place]:
    """Return the row, or the cell of it, that a path names."""
    for at, step in enumerate(path):
        for row in published.rows:
            if _same_name(step, row.row):
                return [_place(row, path[at + 1 :])]
    return []


def table_rows(published: Published, path: Sequence[str]) -> list[Place]:
    """Return all rows of the tables that a path like ``Substance misuse › table`` names."""
    if not path or not _ROWS.search(path[-1]):
        return []
    tables = tables_named(path)
    rows = (row for row in published.rows if row.table in tables)
    return [_place(row, _ROWS.split(path[-1])[1:]) for row in rows]


def tables_named(path: Sequence[str]) -> tuple[str, ...]:
    """Return our names of the tables that a path stands beside."""
    best = max(TABLES_OF_TOPIC, key=lambda topic: fit(topic, path[0]))
    if fit(best, path[0]) < GOOD_FIT:
        return ()
    tables = TABLES_OF_TOPIC[best]
    words = named_words(" ".join(path[1:]))
    if "guidebook" in words:
        return tuple(table for table in tables if ("not" in words) == (" not " in table))
    exact = tuple(table for table in tables if table in path)
    return exact or tables


def whole_row(row: PublishedRow) -> str:
    """Return all cells of a row one below the other, each under its column's name."""
    filled = ((column, cell) for column, cell in row.cells.items() if cell)
    return "".join(f"<p><b>{column}</b></p>{cell}" for column, cell in filled)


def _same_name(step: str, name: str) -> bool:
    """Return whether a step names a row: whole, without its bracket, or by the bracket alone."""
    if named_words(step) == named_words(name):
        return True
    bracket = re.search(r"\(([^()]*)\)", name)
    short = {_core(re.sub(r"\([^()]*\)", "", name)), _core(bracket[1] if bracket else name)}
    return _core(step) in short - {frozenset()}


def _core(name: str) -> frozenset[str]:
    return named_words(re.sub(r"\b(?:programmes|model)\b", "", name))


def _place(row: PublishedRow, rest: Sequence[str]) -> Place:
    for step in reversed(rest):
        best = max(row.cells, key=lambda column: fit(step, column))
        if _IN_DESCRIPTION.search(step):
            best = DESCRIPTION
        elif fit(step, best) < GOOD_FIT:
            continue
        return Place(f"{row.table} › {row.row} › {best}", row.cells[best], row)
    return Place(f"{row.table} › {row.row}", whole_row(row), row)
