"""One door to the pages: any entry to the HTML of its page and the headings to jump to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Entry, GuidePage, Intervention, Mentioned, Note, Term, Topic
from sfdesk.model.ours import Ours
from sfdesk.ui.pages import others
from sfdesk.ui.pages.html import Blocks
from sfdesk.ui.pages.intervention import page as intervention_page
from sfdesk.ui.pages.ours import own_parts

_HEADING = re.compile(r'<h2><a name="([^"]*)"></a>(.*?)</h2>')


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready to be shown.

    Attributes:
        sections: ``(anchor, heading)`` in order.
    """

    html: str
    sections: tuple[tuple[str, str], ...]


def make_page(edition: Edition, entry: Entry, blocks: Blocks, ours: Ours | None = None) -> Page:
    """Return the page of any entry.

    Args:
        ours: What the team has written; None where the page is to hold the evidence alone.
    """
    blocks.terms.start_page()
    parts = [*_body(edition, entry, blocks)]
    if ours:
        parts += own_parts(edition, entry, blocks, ours)
    parts += others.related_and_references(edition, entry, blocks)
    html = f"<body lang='en-GB' dir='ltr'>{''.join(parts)}</body>"
    sections = tuple((a, unescape(words)) for a, words in _HEADING.findall(html))
    return Page(html, sections)


def _body(edition: Edition, entry: Entry, blocks: Blocks) -> Iterator[str]:
    match entry:
        case Intervention():
            return intervention_page(edition, entry, blocks)
        case Topic():
            return others.topic(edition, entry, blocks)
        case Mentioned():
            return others.mentioned(edition, entry, blocks)
        case GuidePage():
            return others.guide(entry, blocks)
        case Term():
            return others.term(edition, entry, blocks)
        case Note():
            return others.note(edition, entry, blocks)
