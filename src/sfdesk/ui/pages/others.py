"""The pages of topics, mentioned entries, guide pages, glossary terms and notes."""

from collections.abc import Iterator
from html import escape

from sfdesk.core.language import tr, tr_n
from sfdesk.core.paths import resources_folder
from sfdesk.model.citation import note_lines, printed_words
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Entry, GuidePage, Mentioned, Note, Term, Topic, kind_of
from sfdesk.model.facts import mentioned_rating
from sfdesk.model.parts import Section
from sfdesk.model.strength import strength
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.pages.html import Blocks, lines, link
from sfdesk.ui.pages.shared import caution_bands, links, references, since_block

_MOST_ROWS = 60
"""Interventions that a topic page lists; a larger edition has hundreds, and the list has them."""


def topic(edition: Edition, entry: Topic, blocks: Blocks) -> Iterator[str]:
    """Yield the blocks of a topic page."""
    yield f"<p class='soft'>{escape(tr('Topic'))}</p><h1>{escape(entry.name)}</h1>"
    yield f"<p class='lead'>{blocks.text(entry.summary)}</p>"
    yield from caution_bands(edition, entry.slug, blocks)
    yield from _sections(entry.sections, blocks)
    yield since_block(edition, entry.slug, blocks)
    yield blocks.heading(tr("Interventions in the matrix"), "interventions")
    yield _interventions(edition, entry, blocks)
    mentioned = edition.mentioned_in(entry.slug)
    if mentioned:
        yield blocks.heading(tr("Mentioned, with no row in the matrix"), "mentioned")
        items = (link(EntryKind.MENTIONED, m.slug, m.name) for m in mentioned)
        yield "<p>" + "<br>".join(items) + "</p>"


def _interventions(edition: Edition, entry: Topic, blocks: Blocks) -> str:
    own = edition.of_topic(entry.slug)
    none = tr("The review gives this topic no rows of its own. Related in the matrix:")
    note = "" if own else lines((none,))
    rows = []
    for row in own[:_MOST_ROWS]:
        shown = strength(edition.info, row)
        name = link(EntryKind.INTERVENTION, row.slug, row.name)
        dots = blocks.dots(shown.dots)
        rows.append(f"<tr><td>{name}</td><td>{dots} {escape(shown.words)}</td></tr>")
    table = f"<table width='100%'>{''.join(rows)}</table>" if rows else ""
    if len(own) > _MOST_ROWS:
        more = tr_n(
            "{count} more: tick the topic in the filters.",
            "{count} more: tick the topic in the filters.",
            len(own) - _MOST_ROWS,
        )
        table += lines((more,))
    return note + table + links(edition, entry.related)


def _sections(sections: tuple[Section, ...], blocks: Blocks) -> Iterator[str]:
    for section in sections:
        yield blocks.heading(section.heading, "-".join(section.heading.split()))
        yield blocks.paragraphs(section.paragraphs)
        yield blocks.source(section.source)
        yield blocks.as_published(section.heading)


def mentioned(edition: Edition, entry: Mentioned, blocks: Blocks) -> Iterator[str]:
    """Yield the blocks of something that the review mentions without a row of its own."""
    topics = (link(EntryKind.TOPIC, t, edition.topic_name(t)) for t in entry.topics)
    yield f"<p class='soft'>{' · '.join((escape(entry.type.label), *topics))}</p>"
    yield f"<h1>{escape(entry.name)}</h1>"
    first = escape(tr("This has no row of its own in the matrix."))
    second = escape(tr("The review names it; this is all it says."))
    yield blocks.band(f"<b>{first}</b> {second}", blocks.theme.tint) + "<br>"
    yield from caution_bands(edition, entry.slug, blocks)
    yield blocks.facts(
        [
            (tr("Rating"), escape(mentioned_rating(entry))),
            (tr("In the UK"), escape(entry.uk_delivery.label)),
            (
                tr("Also called"),
                escape(", ".join(entry.aliases)) or escape(tr("No other name given")),
            ),
        ]
    )
    yield blocks.heading(tr("What the review says"), "text")
    yield blocks.paragraphs(entry.text)
    yield blocks.source(entry.source)
    yield blocks.as_published("text")
    yield since_block(edition, entry.slug, blocks)
    if entry.related:
        yield blocks.heading(tr("In the matrix"), "related") + links(edition, entry.related)


def guide(entry: GuidePage, blocks: Blocks) -> Iterator[str]:
    """Yield the blocks of a guide page."""
    yield f"<p class='soft'>{escape(tr('Guide'))}</p><h1>{escape(entry.title)}</h1>"
    yield f"<p class='lead'>{blocks.text(entry.summary)}</p>"
    for section in entry.sections:
        yield from _sections((section,), blocks)
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


def term(edition: Edition, entry: Term, blocks: Blocks) -> Iterator[str]:
    """Yield the blocks of a glossary term."""
    yield f"<p class='soft'>{escape(tr('Glossary'))}</p><h1>{escape(entry.name)}</h1>"
    yield f"<p>{escape(entry.meaning)}</p>"
    where = f" ({escape(entry.source)})" if entry.source else ""
    later = tr("Later than {day}", day=edition.info.evidence_as_of)
    basis = later if entry.later else entry.basis.label
    yield f"<p class='soft'>{escape(basis)}{where}</p>"
    if entry.aliases:
        written = tr("Also written: {names}", names=", ".join(entry.aliases))
        yield f"<p class='soft'>{escape(written)}</p>"
    yield since_block(edition, entry.slug, blocks)


def note(edition: Edition, entry: Note, blocks: Blocks) -> Iterator[str]:
    """Yield the blocks of a note: its works, and everything that cites it."""
    head = tr("Note {number}", number=entry.number)
    yield f"<p class='soft'>{escape(tr('Reference'))}</p><h1>{escape(head)}</h1>"
    yield lines(note_lines(entry))
    yield blocks.heading(tr("Cited by"), "cited-by")
    yield _cited_by(edition, entry)


def _cited_by(edition: Edition, entry: Note) -> str:
    citing = edition.citing(entry.number)
    if not citing:
        return lines((tr("No entry of this edition cites it."),))
    found = []
    for other in citing:
        printed = printed_words(edition.citations(other)[entry.number])
        corrected = f" ({escape(printed)})" if printed else ""
        found.append(link(kind_of(other), other.slug, other.name) + corrected)
    return "<p>" + "<br>".join(found) + "</p>"


def related_and_references(edition: Edition, entry: Entry, blocks: Blocks) -> Iterator[str]:
    """Yield what closes most pages: related entries, and every note that is cited."""
    related: tuple[str, ...] = getattr(entry, "related", ())
    if related and not isinstance(entry, Topic | Mentioned):
        yield blocks.heading(tr("Related"), "related") + links(edition, related)
    yield from references(edition, entry, blocks)
