"""What was found or changed after the review, in words, for every view and every sheet.

It stands beside a record and never alters its rating, its filters or how sure anyone is.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sfdesk.model.dates import day_words
from sfdesk.model.edition import Edition

SINCE_HEADING = "Since this edition"
SINCE_NOTE = "Found or changed after the review; nothing above takes account of it."


class SinceLine(NamedTuple):
    """One item.

    Attributes:
        when: Its date and what sort of thing it is.
        source: Who and where, the address, and when somebody last looked.
    """

    when: str
    what: str
    source: str


def since_lines(edition: Edition, slug: str) -> Iterator[SinceLine]:
    """Yield what came since of an entry, the newest first."""
    for item in edition.since_for(slug):
        yield SinceLine(
            f"{day_words(item.date)} · {item.kind.label}",
            item.what,
            f"{item.source}. {item.address} (last looked {day_words(item.looked)})",
        )
