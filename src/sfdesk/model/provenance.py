"""Where each field of an intervention stands in the review: table, row and column.

The seven tables name their columns differently, and two have fewer; one table below
says which column a field was read from. What comes from elsewhere is said by the row's own
``source.fields``.
"""

from sfdesk.model.entries import Intervention

_OURS = "Our own words, from the whole row"
_DESCRIPTION = "Description"
_FULL = {
    "uk_use": "Where is it used in England/UK",
    "effectiveness": "Evidence of effectiveness",
    "strength": "Strength of evidence",
    "gaps": "Evidence gaps",
}
_UK = "Where is it used in the UK"

COLUMNS: dict[str, dict[str, str]] = {
    "System-level approaches": _FULL,
    "Parenting interventions": _FULL,
    "Therapeutic interventions": _FULL,
    "Therapies": _FULL | {"uk_use": "none: the table has no such column"},
    "Substance misuse interventions": _FULL | {"uk_use": _UK, "effectiveness": "Outcomes"},
    "Family conflict: in the Guidebook": _FULL
    | {
        "uk_use": _UK,
        "effectiveness": "Outcomes / Strength of evidence",
        "strength": "Outcomes / Strength of evidence",
    },
    "Family conflict: not in the Guidebook": _FULL | {"uk_use": _UK, "effectiveness": "Outcomes"},
}
"""Table of this review to the printed name of the column that each evidence field comes from.

Of a table that is not here, another review's, only the row is named.
"""

_FROM_COLUMN = {
    "name": "Name",
    "aliases": "Name",
    "in_guidebook": "effectiveness",
    "tested_in_uk": "effectiveness",
    "eif_ratings": "effectiveness",
    "cost_ratings": "effectiveness",
    "outcomes": "effectiveness",
    "review_level": "strength",
    "review_judgements": "strength",
    "gap_tags": "gaps",
}
_OWN = frozenset({"slug", "summary", "family", "kind", "group", "safety"})


def place(row: Intervention, field: str) -> str:
    """Return where a field stands in the review, e.g. ``Therapies › Play therapy › Description``.

    Args:
        field: A field name of the content model.
    """
    if field in row.source.fields:
        return row.source.fields[field]
    if field in _OWN:
        return f"{_OURS} › {row.source.table} › {row.source.row}"
    columns = COLUMNS.get(row.source.table)
    if columns is None:
        return f"{row.source.table} › {row.source.row}"
    column = _FROM_COLUMN.get(field, field)
    printed = column if column == "Name" else columns.get(column, _DESCRIPTION)
    return f"{row.source.table} › {row.source.row} › {printed}"
