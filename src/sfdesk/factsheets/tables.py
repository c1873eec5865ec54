"""Sheets for meetings: a comparison, the evidence and gap map, the whole matrix. Model only.

All three are one thing on paper, a table on landscape pages, so they share one page model and
one template.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sfdesk.core.errors import SheetError
from sfdesk.core.language import tr, tr_n
from sfdesk.factsheets.kinds import TableKind
from sfdesk.factsheets.widths import column_widths
from sfdesk.model.comparison import FEWEST, MOST, comparison
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.facts import gap_words, glance
from sfdesk.model.gap_map import COLUMNS, SYMBOLS, Studied, gap_map
from sfdesk.model.strength import TIER_DOTS, Tier, dots_text
from sfdesk.model.vocabulary import NOT_STATED

_CHARACTERS = 178
"""Of the names on a line of a whole map, in the least print that can be read."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        lines: Each begins on a line of its own.
        gap: Whether it is empty, and that is a statement: it is hatched.
        number: How many tiles the lines are, where they are tiles; it is to be seen first.
        dots: How sure anyone is of them, which the ground of the tiles shows; None where unrated.
    """

    lines: tuple[str, ...]
    gap: bool = False
    number: int = 0
    dots: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``mark`` stands small below its head."""

    head: str
    cells: tuple[Cell, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A table on landscape pages.

    Attributes:
        corner: What the heads of the rows are.
        one_page: Whether the text is made smaller, down to a size that can be read, to fit on
            one page.
        widths: Of the heads of the rows and of each column, in characters; none where the
            typesetter is to find them.
    """

    title: str
    lead: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    one_page: bool
    widths: tuple[int, ...] = ()


def comparison_sheet(edition: Edition, rows: Sequence[Intervention]) -> TableSheet:
    """Return two to four interventions side by side.

    Raises:
        SheetError: If there are fewer or more.
    """
    if not FEWEST <= len(rows) <= MOST:
        raise SheetError(
            tr_n(
                "{count} intervention cannot be compared.",
                "{count} interventions cannot be compared.",
                len(rows),
            ),
            do=tr("Choose {fewest} to {most}.", fewest=FEWEST, most=MOST),
        )
    facts = comparison(edition, rows)
    return TableSheet(
        title=TableKind.COMPARISON.label,
        lead="Where they differ, the fact is marked ≠; where all are the same, =.",
        corner="Fact",
        columns=tuple(row.name for row in rows),
        rows=tuple(
            Row(
                f"{fact.label} {'≠' if fact.differs else '='}",
                # Room for all is made by lines that run on; each caution keeps one of its own.
                tuple(Cell(lines if fact.warns else ("; ".join(lines),)) for lines in fact.values),
            )
            for fact in facts
        ),
        one_page=True,
    )


def map_sheet(edition: Edition, rows: Sequence[Intervention]) -> TableSheet:
    """Return the evidence and gap map of some interventions."""
    some = _how_many(edition, rows)
    key = "; ".join(f"{sign} {finding.label.lower()}" for finding, sign in SYMBOLS.items())
    columns = tuple(
        f"{dots_text(TIER_DOTS[tier])} {words}"
        for tier, (_, words) in zip(Tier, COLUMNS, strict=True)
    )
    made = tuple(
        Row(
            row.label,
            tuple(_tiles(cell, tier) for tier, cell in zip(Tier, row.cells, strict=True)),
        )
        for row in gap_map(edition.info, rows)
    )
    return TableSheet(
        title=TableKind.MAP.label,
        lead=(
            f"{some} interventions by what was studied, and by how sure anyone is of the "
            "intervention as a whole "
            f"(our summary of {edition.info.guidebook.source}): the fuller the colour, the surer. "
            f"What was seen: {key}."
        ),
        corner="Area of life",
        columns=columns,
        rows=made,
        one_page=True,
        widths=_widths(columns, made),
    )


def _widths(columns: Sequence[str], rows: Sequence[Row]) -> tuple[int, ...]:
    heads = [[""], *([row.head] for row in rows)]
    cells = ([[head], *(row.cells[n].lines for row in rows)] for n, head in enumerate(columns))
    return column_widths([heads, *cells], _CHARACTERS)


def _tiles(studied: tuple[Studied, ...], tier: Tier) -> Cell:
    if not studied:
        return Cell(("none",), gap=True)
    return Cell(tuple(each.short for each in studied), number=len(studied), dots=TIER_DOTS[tier])


_MATRIX_FACTS = (
    "strength",
    "eif_ratings",
    "levels_of_need",
    "ages",
    "delivery_models",
    "practitioners",
    "uk_use",
    "cost_ratings",
)
_SHORTENED = {"levels_of_need": 1}
"""Facts of which only the first lines stand in the matrix; the sheet of the row has the notes."""


def matrix_sheet(edition: Edition, rows: Sequence[Intervention]) -> TableSheet:
    """Return the matrix as one long table."""
    return TableSheet(
        title=TableKind.MATRIX.label,
        lead=f"{_how_many(edition, rows)} interventions.",
        corner="Intervention",
        columns=(*_matrix_heads(edition), "What is not known"),
        rows=tuple(
            Row(row.name, _matrix_cells(edition, row), edition.topic_name(row.topic))
            for row in rows
        ),
        one_page=False,
    )


def _matrix_heads(edition: Edition) -> tuple[str, ...]:
    labels = {fact.field: fact.label for fact in glance(edition, edition.interventions[0])}
    return tuple(labels[field] for field in _MATRIX_FACTS if field in labels)


def _matrix_cells(edition: Edition, row: Intervention) -> tuple[Cell, ...]:
    facts = {fact.field: fact for fact in glance(edition, row)}
    shown = (facts[field] for field in _MATRIX_FACTS if field in facts)
    cells = (Cell(fact.lines[: _SHORTENED.get(fact.field)]) for fact in shown)
    return (*cells, Cell(gap_words(row) or (NOT_STATED,)))


def _how_many(edition: Edition, rows: Sequence[Intervention]) -> str:
    total = len(edition.interventions)
    return f"All {total}" if len(rows) == total else f"{len(rows)} of {total}"


TABLES: dict[TableKind, Callable[[Edition, Sequence[Intervention]], TableSheet]] = {
    TableKind.COMPARISON: comparison_sheet,
    TableKind.MAP: map_sheet,
    TableKind.MATRIX: matrix_sheet,
}
"""Kind of table → what makes its page model."""
