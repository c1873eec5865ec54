"""What the pages of several kinds have in common: cautions, what came since, references."""

from collections.abc import Iterator
from html import escape

from sfdesk.core.language import tr
from sfdesk.model.citation import cited_notes
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Entry, kind_of
from sfdesk.model.since import SINCE_HEADING, SINCE_NOTE, since_lines
from sfdesk.ui.pages.html import Blocks, lines, link


def caution_bands(edition: Edition, slug: str, blocks: Blocks) -> Iterator[str]:
    """Yield a band for each caution that an entry carries."""
    theme = blocks.theme
    for caution in edition.cautions_for(slug):
        words = tr("Caution: {concerns}.", concerns=caution.concerns)
        head = f"<b class='caution'>{escape(words)}</b> "
        told = head + blocks.text(caution.text) + blocks.source(caution.source)
        yield blocks.band(told, theme.caution_ground)


def since_block(edition: Edition, slug: str, blocks: Blocks) -> str:
    """Return what was found or changed since, of an entry; or nothing."""
    told = "".join(
        f"<p><b>{escape(item.when)}.</b> {escape(item.what)}</p>"
        f"<p class='source'>{escape(item.source)}</p>"
        for item in since_lines(edition, slug)
    )
    if not told:
        return ""
    note = f"<p class='soft'>{escape(SINCE_NOTE)}</p>"
    return blocks.heading(SINCE_HEADING, "since") + note + told


def links(edition: Edition, slugs: tuple[str, ...]) -> str:
    """Return links to entries, a line each."""
    found = [edition.find(slug) for slug in slugs]
    return "<p>" + "<br>".join(link(kind_of(e), e.slug, e.name) for e in found) + "</p>"


def references(edition: Edition, entry: Entry, blocks: Blocks) -> Iterator[str]:
    """Yield every note that an entry cites, in full; addresses are text, never links."""
    noted = cited_notes(edition, entry)
    if noted:
        yield blocks.heading(tr("References"), "references")
    for note in noted:
        printed = f" <span class='soft'>({escape(note.printed)})</span>" if note.printed else ""
        yield f"<p>{blocks.marker(note.number)}{printed}</p>{lines(note.lines)}"
