"""Whether taking a sheet home may put somebody in danger. Model only."""

import re
from collections.abc import Iterable

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention

QUESTION = (
    "This is about families where somebody may not feel safe. Could it be found by a person who "
    "would be angry about it?"
)
_NEAR = re.compile(r"domestic (abuse|violence)", re.IGNORECASE)


def ask_first(edition: Edition, rows: Iterable[Intervention], audience: str) -> bool:
    """Return whether to ask if the sheets are safe to take home.

    They may not be where a family sheet carries a caution about safety, or where anything in
    the record is about domestic abuse.
    """
    return audience == "family" and any(_is_near(edition, row) for row in rows)


def _is_near(edition: Edition, row: Intervention) -> bool:
    # The representation of a record holds every one of its texts.
    return any(c.safety for c in edition.cautions_for(row.slug)) or bool(_NEAR.search(repr(row)))
