"""What is taken away as a spreadsheet or as JSON: the matrix, results, a comparison. No Qt.

Offers have forms of their own, in ``local/exchange``. The form follows from the ending of the
file's name; a spreadsheet opens rightly in Excel, and nothing in it is a formula.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sfdesk.core.text_tables import json_bytes, table_bytes
from sfdesk.model.comparison import comparison
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.record import record
from sfdesk.model.tables import comparison_table, matrix_table
from sfdesk.search.results import Result


def matrix_bytes(edition: Edition, rows: Sequence[Intervention], ending: str) -> bytes:
    """Return interventions, a row each; in JSON whole.

    Raises:
        UsageError: If the ending is none of .xlsx, .csv and .json.
    """
    if ending == ".json":
        return json_bytes([record(edition, row) for row in rows])
    return table_bytes("Matrix", matrix_table(edition, rows), ending)


def comparison_bytes(edition: Edition, rows: Sequence[Intervention], ending: str) -> bytes:
    """Return interventions side by side, a row a fact.

    Raises:
        UsageError: If the ending is none of .xlsx, .csv and .json.
    """
    if ending == ".json":
        return json_bytes(
            {
                "interventions": [row.slug for row in rows],
                "facts": [
                    {"label": fact.label, "values": fact.values, "differs": fact.differs}
                    for fact in comparison(edition, rows)
                ],
            }
        )
    return table_bytes("Comparison", comparison_table(edition, rows), ending)


def results_bytes(results: Iterable[Result], ending: str) -> bytes:
    """Return what a search found, a row a result.

    Raises:
        UsageError: If the ending is none of .xlsx, .csv and .json.
    """
    if ending == ".json":
        return json_bytes([result_values(result) for result in results])
    heads = ("Kind", "Slug", "Name", "Found in", "Excerpt")
    rows = ((str(r.kind), r.id, r.name, r.snippet.section, r.snippet.text) for r in results)
    return table_bytes("Results", [heads, *rows], ending)


def result_values(result: Result) -> dict[str, Any]:
    """Return a result as JSON-ready values."""
    return {
        "kind": result.kind,
        "id": result.id,
        "name": result.name,
        "section": result.snippet.section,
        "snippet": result.snippet.text,
        "score": result.score,
    }
