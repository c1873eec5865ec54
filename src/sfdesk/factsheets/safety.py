"""Whether taking a sheet home may put somebody in danger. Model only."""

from collections.abc import Iterable

from sfdesk.core.language import to_translate
from sfdesk.factsheets.kinds import Audience
from sfdesk.model.edition import Edition

QUESTION = to_translate(
    "This is about families where somebody may not feel safe. Could it be found by a person who "
    "would be angry about it?"
)


def ask_first(edition: Edition, slugs: Iterable[str], audience: Audience) -> bool:
    """Return whether to ask if the sheets are safe to take home, by what their authors marked."""
    return audience == Audience.FAMILY and any(map(edition.may_be_unsafe, slugs))
