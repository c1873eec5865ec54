"""What stands on a fact sheet: an edition and one of its interventions → a page model.

Pure functions; standard library and model only. The page model goes to the template as JSON.
"""

from collections.abc import Callable

from sfdesk.core.errors import SheetError
from sfdesk.core.language import tr
from sfdesk.factsheets import family, practitioner
from sfdesk.factsheets.blocks import Page
from sfdesk.factsheets.handing_out import OPTIONAL_ON_ALL
from sfdesk.factsheets.kinds import Audience
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention

_PAGES: dict[Audience, Callable[[Edition, Intervention, frozenset[str]], Page]] = {
    Audience.PRACTITIONER: practitioner.page,
    Audience.FAMILY: family.page,
}

SECTIONS: dict[Audience, dict[str, str]] = {
    Audience.PRACTITIONER: practitioner.OPTIONAL | OPTIONAL_ON_ALL,
    Audience.FAMILY: family.OPTIONAL | OPTIONAL_ON_ALL,
}
"""Audience → section that may be left out → its heading, in the order of the sheet.

Title, cautions, how sure anyone is and what is not known are never left out: a sheet
without them would promise more than the evidence carries.
"""


def page(
    edition: Edition,
    row: Intervention,
    audience: Audience,
    leave_out: frozenset[str] = frozenset(),
) -> Page:
    """Return the page model of one intervention.

    Args:
        edition: The edition that the intervention belongs to.
        row: The intervention.
        audience: Whom the sheet is for.
        leave_out: Ids out of ``SECTIONS[audience]``.

    Raises:
        SheetError: If a section cannot be left out.
    """
    unknown = sorted(leave_out - SECTIONS[audience].keys())
    if unknown:
        raise SheetError(
            tr(
                "The {audience} sheet has no section “{section}” that can be left out.",
                audience=audience,
                section=unknown[0],
            ),
            do=tr("These can be: {sections}.", sections=", ".join(SECTIONS[audience])),
        )
    return _PAGES[audience](edition, row, leave_out)
