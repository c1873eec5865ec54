"""The practitioner sheet: the whole record, cautions first. Standard library and model only."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from sfdesk.errors import NotFoundError
from sfdesk.factsheets.blocks import (
    Block,
    CautionBand,
    Cautions,
    Fact,
    Facts,
    Page,
    Points,
    Prose,
    Table,
)
from sfdesk.factsheets.references import references
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.strength import MAX_DOTS, strength
from sfdesk.model.text import MARKER, plain
from sfdesk.model.vocabulary import COST_LABELS, NOT_STATED, GapTag

OPTIONAL: dict[str, str] = {
    "description": "What it is",
    "effectiveness": "What the evidence says",
    "outcomes": "Outcomes studied",
    "uk-use": "Where it is used",
    "related": "Related",
    "contact": "Local contact",
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
    group = (row.group.label,) if row.group else ()
    return Page(row.slug, row.name, row.summary, (row.topic.label, *group), reading)


def _blocks(edition: Edition, row: Intervention) -> Iterator[Block]:
    evidence = row.evidence
    bands = (CautionBand(c.concerns, c.text) for c in edition.cautions_for(row.slug))
    if cautions := tuple(bands):
        yield Cautions("cautions", cautions)
    yield Facts("glance", "At a glance", ("Fact", "What the review says"), tuple(glance(row)))
    yield _column("description", OPTIONAL["description"], row.description)
    yield _column("effectiveness", OPTIONAL["effectiveness"], evidence.effectiveness)
    yield _column("strength", "How strong the evidence is", evidence.strength)
    yield _column("gaps", "What is not known", evidence.gaps, tuple(_gap_tags(row)))
    yield _outcomes(row)
    yield _column("uk-use", OPTIONAL["uk-use"], (row.uk_use.text,))
    if row.related:
        names = tuple(_name(edition, slug) for slug in row.related)
        yield Points("related", OPTIONAL["related"], names)
    if notes := references(edition, row, OPTIONAL["references"]):
        yield notes


def glance(row: Intervention) -> Iterator[Fact]:
    """Yield the facts at a glance, in the one order; "Not stated" is written out."""
    shown = strength(row)
    yield Fact("How strong", (shown.words,), shown.dots, MAX_DOTS)
    yield Fact("EIF rating", _eif_ratings(row))
    yield Fact("Review level", (_review_level(row),))
    yield Fact("Level of need", tuple(_level_of_need(row)))
    yield Fact("Who for", (_stated(row.target_population),))
    yield Fact("Ages of children", (_ages(row),))
    yield Fact("How delivered", (_joined(m.label for m in row.delivery_models),))
    yield Fact("How long", (_stated(row.duration),))
    yield Fact("Who delivers", (_stated(row.practitioners.text),))
    yield Fact("Use in the UK", (row.uk_use.status.label,))
    yield Fact("Cost", (_joined(COST_LABELS[n] for n in row.evidence.cost_ratings),))


def _eif_ratings(row: Intervention) -> tuple[str, ...]:
    ratings = row.evidence.eif_ratings
    if ratings:
        return tuple(f"{r.programme}: {r.rating.label}" for r in ratings)
    if row.evidence.in_guidebook:
        return ("In the EIF Guidebook; the rating is not stated",)
    return ("Not rated in the EIF Guidebook",)


def _review_level(row: Intervention) -> str:
    level = row.evidence.review_level
    if level is None:
        return NOT_STATED
    other = "" if level.for_families else ". Not for use with families"
    return f"{level.level.label}: {level.scope}{other}"


def _level_of_need(row: Intervention) -> Iterator[str]:
    yield _joined(level.label for level in row.levels_of_need)
    if row.typical_level_of_need:
        yield f"Usually: {row.typical_level_of_need.label}"
    if row.level_of_need_note:
        yield row.level_of_need_note


def _ages(row: Intervention) -> str:
    if row.ages is None:
        return NOT_STATED
    label = row.ages.label
    return label if label.endswith("months") else f"{label} years"


def _gap_tags(row: Intervention) -> Iterator[str]:
    for tag in row.evidence.gap_tags:
        if tag is not GapTag.NOT_STATED:
            yield tag.label


def _outcomes(row: Intervention) -> Block:
    columns = ("Area of life", "Outcome", "What was seen")
    rows = tuple((o.domain.label, _capital(o.outcome), o.finding.label) for o in row.outcomes)
    if not rows:
        return Prose("outcomes", OPTIONAL["outcomes"], (NOT_STATED,))
    return Table("outcomes", OPTIONAL["outcomes"], columns, rows)


def _column(id: str, heading: str, texts: Iterable[str], tags: tuple[str, ...] = ()) -> Prose:
    paragraphs = tuple(text for text in texts if text)
    return Prose(id, heading, paragraphs or (NOT_STATED,), tags)


def _name(edition: Edition, slug: str) -> str:
    try:
        return edition.find(slug).name
    except NotFoundError:
        return slug


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _stated(text: str) -> str:
    return text or NOT_STATED


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words) or NOT_STATED


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
