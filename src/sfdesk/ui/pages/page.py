"""One door to the pages: any entry to the HTML of its page and the headings to jump to."""

import re
from dataclasses import dataclass
from html import unescape

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Entry, GuidePage, Intervention, Mentioned, Note, Term, Topic
from sfdesk.model.ours import Ours
from sfdesk.ui.pages import others
from sfdesk.ui.pages.html import Blocks, Published
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


def make_page(
    edition: Edition,
    entry: Entry,
    blocks: Blocks,
    *,
    sources: bool,
    published: Published,
    ours: Ours | None = None,
) -> Page:
    """Return the page of any entry.

    Args:
        sources: Whether to say where each part stands in the review.
        published: The published text by field; empty where there is none.
        ours: What the team has written; None where the page is to hold the evidence alone.
    """
    blocks.terms.start_page()
    parts = [*_body(edition, entry, blocks, sources, published)]
    if ours:
        parts += own_parts(edition, entry, blocks, ours)
    parts += others.related_and_references(edition, entry, blocks)
    html = f"<body lang='en-GB' dir='ltr'>{''.join(parts)}</body>"
    sections = tuple((a, unescape(words)) for a, words in _HEADING.findall(html))
    return Page(html, sections)


def _body(
    edition: Edition, entry: Entry, blocks: Blocks, sources: bool, published: Published
) -> list[str]:
    match entry:
        case Intervention():
            shown = intervention_page(edition, entry, blocks, sources=sources, published=published)
        case Topic():
            shown = others.topic(edition, entry, blocks, sources=sources, published=published)
        case Mentioned():
            shown = others.mentioned(edition, entry, blocks, sources=sources, published=published)
        case GuidePage():
            shown = others.guide(entry, blocks, sources=sources, published=published)
        case Term():
            shown = others.term(edition, entry, blocks)
        case Note():
            shown = others.note(edition, entry, blocks)
    return list(shown)
