"""The practitioner sheet: the whole record, cautions first. Standard library and model only."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from sfdesk.core.errors import NotFoundError
from sfdesk.factsheets.blocks import (
    Block,
    CautionBand,
    Cautions,
    Fact,
    Facts,
    Later,
    Page,
    Points,
    Prose,
    References,
    Table,
)
from sfdesk.model import facts
from sfdesk.model.citation import cited_notes
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.facts import OUTCOME_HEADS, gap_words, glance, outcome_cells
from sfdesk.model.since import SINCE_HEADING, SINCE_NOTE, since_lines
from sfdesk.model.strength import MAX_DOTS
from sfdesk.model.text import MARKER, plain
from sfdesk.model.vocabulary import NOT_STATED

OPTIONAL: dict[str, str] = {
    "description": "What it is",
    "effectiveness": "What the evidence says",
    "outcomes": "Outcomes studied",
    "uk-use": "Where it is used",
    "related": "Related",
    "contact": "Who to call",
    "references": "References",
}
"""Sections that may be left out: id → heading."""


def page(edition: Edition, row: Intervention, leave_out: frozenset[str]) -> Page:
    """Return the practitioner sheet of one intervention.

    Args:
        edition: Where cautions, related entries and notes come from.
        row: The intervention.
        leave_out: Ids out of ``OPTIONAL``. Without the references, the note markers go too.
    """
    change = plain if "references" in leave_out else _glued
    blocks = (block for block in _blocks(edition, row) if block.id not in leave_out)
    reading = tuple(_changed(block, change) for block in blocks)
    return Page(row.slug, row.name, row.summary, edition.place_of(row), reading)


def _blocks(edition: Edition, row: Intervention) -> Iterator[Block]:
    evidence = row.evidence
    bands = (CautionBand(c.concerns, c.text) for c in edition.cautions_for(row.slug))
    if cautions := tuple(bands):
        yield Cautions("cautions", cautions)
    at_a_glance = tuple(map(_fact, glance(edition, row)))
    yield Facts("glance", "At a glance", ("Fact", "What the review says"), at_a_glance)
    yield _column("description", OPTIONAL["description"], row.description)
    yield _column("effectiveness", OPTIONAL["effectiveness"], evidence.effectiveness)
    yield _column("strength", "How strong the evidence is", evidence.strength)
    yield _column("gaps", "What is not known", evidence.gaps, gap_words(row))
    yield _outcomes(edition, row)
    yield _column("uk-use", OPTIONAL["uk-use"], (row.uk_use.text,))
    if since := tuple(since_lines(edition, row.slug)):
        yield Later("since", SINCE_HEADING, SINCE_NOTE, since)
    if row.related:
        names = tuple(_name(edition, slug) for slug in row.related)
        yield Points("related", OPTIONAL["related"], names)
    if notes := cited_notes(edition, row):
        yield References("references", OPTIONAL["references"], notes)


def _fact(fact: facts.Fact) -> Fact:
    return Fact(fact.label, fact.lines, fact.dots, MAX_DOTS if fact.rated else 0)


def _outcomes(edition: Edition, row: Intervention) -> Block:
    rows = outcome_cells(edition, row)
    if not rows:
        return Prose("outcomes", OPTIONAL["outcomes"], (NOT_STATED,))
    return Table("outcomes", OPTIONAL["outcomes"], OUTCOME_HEADS, rows)


def _column(id: str, heading: str, texts: Iterable[str], tags: tuple[str, ...] = ()) -> Prose:
    paragraphs = tuple(text for text in texts if text)
    return Prose(id, heading, paragraphs or (NOT_STATED,), tags)


def _name(edition: Edition, slug: str) -> str:
    try:
        return edition.find(slug).name
    except NotFoundError:
        return slug


def _glued(text: str) -> str:
    """Return the text with each note marker held to the word before it: none wraps alone."""
    return MARKER.sub(lambda marker: f"\u00a0{marker[0].strip()}", text)


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    """Return the block with every text that may hold note markers changed."""
    if isinstance(block, Prose):
        return replace(block, paragraphs=tuple(map(change, block.paragraphs)))
    if isinstance(block, Cautions):
        return replace(block, items=tuple(replace(b, text=change(b.text)) for b in block.items))
    if isinstance(block, Facts):
        rows = (replace(row, lines=tuple(map(change, row.lines))) for row in block.rows)
        return replace(block, rows=tuple(rows))
    return block
