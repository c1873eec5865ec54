"""What stands on a fact sheet: an edition and one of its interventions → a page model.

Pure functions; standard library and model only. The page model goes to the template as JSON.
"""

from collections.abc import Callable

from sfdesk.core.errors import SheetError
from sfdesk.factsheets import family, practitioner
from sfdesk.factsheets.blocks import Block, Page
from sfdesk.factsheets.finish import FINISHES
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention

_PAGES: dict[str, Callable[[Edition, Intervention, frozenset[str]], Page]] = {
    "practitioner": practitioner.page,
    "family": family.page,
}

AUDIENCES: tuple[str, ...] = ("practitioner", "family")

SECTIONS: dict[str, dict[str, str]] = {
    "practitioner": practitioner.OPTIONAL | FINISHES,
    "family": family.OPTIONAL | FINISHES,
}
"""Audience → section that may be left out → its heading, in the order of the sheet.

Title, cautions, how sure anyone is and what is not known are never left out: a sheet
without them would promise more than the evidence carries.
"""


def page(
    edition: Edition,
    row: Intervention,
    audience: str,
    leave_out: frozenset[str] = frozenset(),
) -> Page:
    """Return the page model of one intervention.

    Args:
        edition: The edition that the intervention belongs to.
        row: The intervention.
        audience: One of ``AUDIENCES``.
        leave_out: Ids out of ``SECTIONS[audience]``.

    Raises:
        SheetError: If there is no such audience, or a section cannot be left out.
    """
    if audience not in _PAGES:
        raise SheetError(
            f"There is no fact sheet for “{audience}”.", do=f"Choose {' or '.join(AUDIENCES)}."
        )
    unknown = sorted(leave_out - SECTIONS[audience].keys())
    if unknown:
        raise SheetError(
            f"The {audience} sheet has no section “{unknown[0]}” that can be left out.",
            do="These can be: " + ", ".join(SECTIONS[audience]) + ".",
        )
    return _PAGES[audience](edition, row, leave_out)


__all__ = ["AUDIENCES", "SECTIONS", "Block", "Page", "page"]
