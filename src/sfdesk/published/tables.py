"""The seven tables of the document: which one a heading announces, their columns, their checks.

A table whose columns stand in another order, or whose cells do not look like what belongs in
their column, would put the review's words beside the wrong field of ours; it is refused.
"""

import re
from collections.abc import Iterator, Sequence

from sfdesk.model.provenance import COLUMNS
from sfdesk.published.document import PublishedRow, markers, plain_text

NAME, DESCRIPTION = "Name", "Description"
LONGEST_CELL = 30_000
LONGEST_NAME = 150
_NEED = "level of need"

_HEADINGS = (
    (re.compile(r"^system-level approaches$"), "System-level approaches"),
    (re.compile(r"^individual-level interventions › parenting int"), "Parenting interventions"),
    (re.compile(r"› therapeutic interventions$"), "Therapeutic interventions"),
    (re.compile(r"› therapies$"), "Therapies"),
    (re.compile(r"^substance misuse\b"), "Substance misuse interventions"),
    (re.compile(r"› interventions included in\b"), "Family conflict: in the Guidebook"),
    (re.compile(r"› interventions not included"), "Family conflict: not in the Guidebook"),
)


def columns_of(table: str) -> tuple[str, ...]:
    """Return the printed names of a table's columns, in their order."""
    printed = (name for name in COLUMNS[table].values() if not name.startswith("none"))
    return (NAME, DESCRIPTION, *dict.fromkeys(printed))


def column_of(table: str, field: str) -> str | None:
    """Return the printed name of the column that a field was read from, or None."""
    column = ({"description": DESCRIPTION} | COLUMNS[table]).get(field, "none")
    return None if column.startswith("none") else column


KNOWN_COLUMNS = frozenset(name for table in COLUMNS for name in columns_of(table))


def table_at(path: str) -> str | None:
    """Return the table that stands under a path of headings, or None."""
    low = path.casefold()
    return next((table for pattern, table in _HEADINGS if pattern.search(low)), None)


def is_header(cells: Sequence[str]) -> bool:
    """Return whether a line of cells names columns."""
    known = sum(cell in KNOWN_COLUMNS for cell in cells)
    return NAME in cells or known >= 2


def header_problem(table: str, names: Sequence[str]) -> str | None:
    """Return what is wrong with a table's line of column names, or None."""
    expected = columns_of(table)
    if tuple(names) == expected:
        return None
    if sorted(names) == sorted(expected):
        return f"the columns of “{table}” stand in another order: {', '.join(names)}"
    unknown = [name or "(no name)" for name in names if name not in expected]
    if unknown:
        return f"“{table}” has columns that the review does not have: {', '.join(unknown)}"
    missing = [name for name in expected if name not in names]
    return f"“{table}” lacks the column {', '.join(missing) or 'order of the review'}"


def row_problems(row: PublishedRow) -> Iterator[str]:
    """Yield what does not look right in the cells of one row."""
    if not row.row or len(row.row) > LONGEST_NAME:
        yield "its first cell is not the name of an intervention in bold"
    if _NEED not in row.cells[DESCRIPTION].casefold():
        yield "its Description says no level of need"
    for column, cell in row.cells.items():
        if len(cell) > LONGEST_CELL:
            yield f"its cell “{column}” is {len(cell):,} characters long"
        if column != DESCRIPTION and f"{_NEED}:" in plain_text(cell).casefold():
            yield f"its level of need stands under “{column}”"
    if _falling(markers(" ".join(row.cells.values()))):
        yield "its note numbers run backwards from cell to cell"


def _falling(numbers: Sequence[int]) -> bool:
    """Return whether a number is lower than an earlier one and was not there before."""
    seen: set[int] = set()
    for number in numbers:
        if seen and number < max(seen) and number not in seen:
            return True
        seen.add(number)
    return False
