"""The pages of topics, mentioned entries, guide pages, glossary terms and notes."""

from collections.abc import Iterator
from html import escape

from sfdesk.core.paths import resources_folder
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Entry, GuidePage, Mentioned, Note, Section, Term, Topic, kind_of
from sfdesk.model.strength import dots_text, strength
from sfdesk.model.vocabulary import EntryKind, TopicSlug
from sfdesk.ui.pages.html import Blocks, Published, link
from sfdesk.ui.pages.intervention import caution_bands

_MOST_ROWS = 60
"""Interventions that a topic page lists; a larger edition has hundreds, and the list has them."""


def topic(
    edition: Edition, entry: Topic, blocks: Blocks, *, sources: bool, published: Published
) -> Iterator[str]:
    """Yield the blocks of a topic page."""
    yield f"<p class='soft'>Topic</p><h1>{escape(entry.name)}</h1>"
    yield f"<p class='lead'>{blocks.text(entry.summary)}</p>"
    yield from caution_bands(edition, entry.slug, blocks, sources=sources)
    yield from _sections(entry.sections, blocks, sources, published)
    slug = TopicSlug(entry.slug)
    yield blocks.heading("Interventions in the matrix", "interventions")
    yield _interventions(edition, slug, entry)
    mentioned = edition.mentioned_in(slug)
    if mentioned:
        yield blocks.heading("Mentioned, with no row in the matrix", "mentioned")
        items = (link(EntryKind.MENTIONED, m.slug, m.name) for m in mentioned)
        yield "<p>" + "<br>".join(items) + "</p>"


def _interventions(edition: Edition, slug: TopicSlug, entry: Topic) -> str:
    own = edition.of_topic(slug)
    related = [edition.find(other) for other in entry.related]
    if not own:
        note = "<p>The review gives this topic no rows of its own. Related in the matrix:</p>"
    else:
        note = ""
    rows = []
    for row in own[:_MOST_ROWS]:
        shown = strength(row)
        name = link(EntryKind.INTERVENTION, row.slug, row.name)
        dots = f"<span class='dots'>{dots_text(shown.dots)}</span>"
        rows.append(f"<tr><td>{name}</td><td>{dots} {escape(shown.words)}</td></tr>")
    table = f"<table width='100%'>{''.join(rows)}</table>" if rows else ""
    if len(own) > _MOST_ROWS:
        table += f"<p>{len(own) - _MOST_ROWS} more: tick the topic in the filters.</p>"
    links = "".join(f"<p>{link(kind_of(r), r.slug, r.name)}</p>" for r in related)
    return note + table + links


def _sections(
    sections: tuple[Section, ...], blocks: Blocks, sources: bool, published: Published
) -> Iterator[str]:
    for section in sections:
        yield blocks.heading(section.heading, "-".join(section.heading.split()))
        yield blocks.paragraphs(section.paragraphs)
        if sources:
            yield blocks.source(section.source)
        yield blocks.as_published(published.get(section.heading, ""))


def mentioned(
    edition: Edition, entry: Mentioned, blocks: Blocks, *, sources: bool, published: Published
) -> Iterator[str]:
    """Yield the blocks of something that the review mentions without a row of its own."""
    topics = " · ".join(link(EntryKind.TOPIC, t.value, t.label) for t in entry.topics)
    yield f"<p class='soft'>{escape(entry.type.label)} · {topics}</p>"
    yield f"<h1>{escape(entry.name)}</h1>"
    text = (
        "<b>This has no row of its own in the matrix.</b> The review names it; this is all it says."
    )
    yield blocks.band(text, blocks.theme.tint) + "<br>"
    yield from caution_bands(edition, entry.slug, blocks, sources=sources)
    yield blocks.facts(
        [
            ("Rating", escape(_rating(entry))),
            ("In the UK", escape(entry.uk_delivery.label)),
            ("Also called", escape(", ".join(entry.aliases)) or "No other name given"),
        ]
    )
    yield blocks.heading("What the review says", "text")
    yield blocks.paragraphs(entry.text)
    if sources:
        yield blocks.source(entry.source)
    yield blocks.as_published(published.get("text", ""))
    if entry.related:
        yield blocks.heading("In the matrix", "related") + _links(edition, entry.related)


def _rating(entry: Mentioned) -> str:
    if entry.rating is None:
        return "None given in the review"
    scope = f": {entry.rating.scope}" if entry.rating.scope else ""
    return f"{entry.rating.level.label} ({entry.rating.by}){scope}"


def _links(edition: Edition, slugs: tuple[str, ...]) -> str:
    found = [edition.find(slug) for slug in slugs]
    return "<p>" + "<br>".join(link(kind_of(e), e.slug, e.name) for e in found) + "</p>"


def guide(
    entry: GuidePage, blocks: Blocks, *, sources: bool, published: Published
) -> Iterator[str]:
    """Yield the blocks of a guide page."""
    yield f"<p class='soft'>Guide</p><h1>{escape(entry.title)}</h1>"
    yield f"<p class='lead'>{blocks.text(entry.summary)}</p>"
    for section in entry.sections:
        yield from _sections((section,), blocks, sources, published)
        yield _picture(entry.slug, section.heading)


def _picture(page: str, heading: str) -> str:
    """Return the picture that stands under a section; its words say all that it shows."""
    name = "-".join(heading.lower().split())
    file = resources_folder() / "guide" / page / f"{name}.png"
    if not file.is_file():
        return ""
    # The width is that of the page at most; the height of a line is not that of a text's.
    image = f'<img src="{file.as_uri()}" style="max-width: 100%">'
    return f'<p style="line-height: 100%">{image}</p>'


def term(entry: Term, blocks: Blocks) -> Iterator[str]:
    """Yield the blocks of a glossary term."""
    yield f"<p class='soft'>Glossary</p><h1>{escape(entry.name)}</h1>"
    yield f"<p>{escape(entry.meaning)}</p>"
    where = f" ({escape(entry.source)})" if entry.source else ""
    yield f"<p class='soft'>{escape(entry.basis.label)}{where}</p>"
    if entry.aliases:
        yield f"<p class='soft'>Also written: {escape(', '.join(entry.aliases))}</p>"


def note(edition: Edition, entry: Note, blocks: Blocks) -> Iterator[str]:
    """Yield the blocks of a note: its works, and everything that cites it."""
    yield f"<p class='soft'>Reference</p><h1>Note {entry.number}</h1>"
    yield note_record(entry)
    yield blocks.heading("Cited by", "cited-by")
    yield _cited_by(edition, entry)


def _cited_by(edition: Edition, entry: Note) -> str:
    citing = edition.citing(entry.number)
    if not citing:
        return "<p>No entry of this edition cites it.</p>"
    lines = []
    for other in citing:
        printed = edition.citations(other)[entry.number].printed
        corrected = f" (printed as {printed} in the review)" if printed else ""
        lines.append(link(kind_of(other), other.slug, other.name) + corrected)
    return "<p>" + "<br>".join(lines) + "</p>"


def note_record(entry: Note) -> str:
    """Return the bibliographic record of a note as HTML; addresses are text, never links."""
    lines = []
    for work in entry.works:
        year = f"({work.year})." if work.year else ""
        parts = [work.authors, year, work.title, work.publication]
        doi = f"doi:{work.doi}" if work.doi else ""
        known = [escape(part) for part in (*parts, doi, work.url) if part]
        lines.append(f"<p>{' '.join(known)}</p>")
    comment = f"<p>{escape(entry.comment)}</p>" if entry.comment else ""
    return "".join(lines) + comment


def related_and_references(edition: Edition, entry: Entry, blocks: Blocks) -> Iterator[str]:
    """Yield what closes most pages: related entries, and every note that is cited."""
    related: tuple[str, ...] = getattr(entry, "related", ())
    if related and not isinstance(entry, Topic | Mentioned):
        yield blocks.heading("Related", "related") + _links(edition, related)
    citations = edition.citations(entry)
    if not citations:
        return
    yield blocks.heading("References", "references")
    for number, citation in citations.items():
        noted = edition.entry(EntryKind.REFERENCE, str(number))
        assert isinstance(noted, Note)
        printed = (
            f" <span class='soft'>(the review prints {citation.printed} here; "
            f"note {number} is meant)</span>"
            if citation.printed
            else ""
        )
        yield f"<p>{blocks.marker(number)}{printed}</p>{note_record(noted)}"
