"""Which part of the published document stands beside which part of ours."""

from html import escape

from sfdesk.model.entries import Intervention
from sfdesk.model.provenance import COLUMNS
from sfdesk.published.document import Published, PublishedRow
from sfdesk.published.places import places_for
from sfdesk.published.tables import DESCRIPTION
from sfdesk.published.wording import named_words

FIELDS = ("description", "uk_use", "effectiveness", "strength", "gaps")


def row_for(published: Published, intervention: Intervention) -> PublishedRow | None:
    """Return the published row of an intervention, or None if the import has none."""
    wanted = named_words(intervention.source.row)
    rows = [row for row in published.rows if row.table == intervention.source.table]
    return next((row for row in rows if named_words(row.row) == wanted), None)


def column_for(table: str, field: str) -> str | None:
    """Return the printed name of the column that a field was read from, or None."""
    column = ({"description": DESCRIPTION} | COLUMNS[table]).get(field, "none")
    return None if column.startswith("none") else column


def cells_for(published: Published, intervention: Intervention) -> dict[str, str]:
    """Return the published cell of each evidence field, as light HTML.

    A cell that the review left empty is an empty string; a field whose column the table does
    not have is not in the result.
    """
    row = row_for(published, intervention)
    if row is None:
        return {}
    columns = {field: column_for(row.table, field) for field in FIELDS}
    return {field: row.cells[column] for field, column in columns.items() if column}


def section_for(published: Published, source: str) -> str | None:
    """Return the published text that a ``source`` names, as light HTML, or None.

    Where several places are named, each stands under its own name in bold.
    """
    places = places_for(published, source)
    if not places:
        return None
    if len(places) == 1:
        return places[0].html
    return "".join(f"<p><b>{escape(p.name, quote=False)}</b></p>{p.html}" for p in places)
