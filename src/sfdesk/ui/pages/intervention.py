"""The page of an intervention: cautions first, then the facts, the columns, what is not known.

Its words come from ``model.facts``, ``model.family`` and ``model.since``; here they become HTML.
"""

from collections.abc import Iterator
from html import escape

from sfdesk.core.language import to_translate, tr
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.explained import explained
from sfdesk.model.facts import OUTCOME_HEADS, Fact, gap_words, glance, outcome_cells
from sfdesk.model.family import FamilyPart, family_parts
from sfdesk.model.provenance import place
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.pages.html import Blocks, link
from sfdesk.ui.pages.shared import caution_bands, since_block

_MEANS = to_translate("What\u00a0it\u00a0means")
"""Of a link, which stays on one line."""
_UNTRACED = frozenset({"strength"})
"""Facts that are our summary, and stand nowhere in the review."""


def page(edition: Edition, row: Intervention, blocks: Blocks) -> Iterator[str]:
    """Yield the blocks of an intervention's page."""

    def where(field: str) -> str:
        return blocks.source(place(row, field))

    def column(field: str, heading: str, texts: tuple[str, ...]) -> str:
        own = blocks.heading(heading, field) + blocks.paragraphs(texts) + where(field)
        return own + blocks.as_published(field)

    yield _crumbs(edition, row)
    yield f"<h1>{escape(row.name)}</h1><p class='lead'>{blocks.text(row.summary)}</p>"
    yield from caution_bands(edition, row.slug, blocks)
    yield _glance(edition, row, blocks)
    if blocks.sources:
        yield _glance_sources(edition, row)
    yield column("description", tr("What it is"), row.description)
    yield column("effectiveness", tr("What the evidence says"), row.evidence.effectiveness)
    yield _outcomes(edition, row, blocks) + where("outcomes")
    yield column("strength", tr("How strong the evidence is"), row.evidence.strength)
    yield column("gaps", tr("What is not known"), row.evidence.gaps) + _gap_tags(row)
    yield column("uk_use", tr("Where it is used"), (row.uk_use.text,))
    yield since_block(edition, row.slug, blocks)
    yield _family(edition, row, blocks)


def _crumbs(edition: Edition, row: Intervention) -> str:
    topic, *group = edition.place_of(row)
    parts = (link(EntryKind.TOPIC, row.topic, topic), *map(escape, group))
    return f"<p class='soft'>{' › '.join(parts)}</p>"


def _glance(edition: Edition, row: Intervention, blocks: Blocks) -> str:
    facts = ((fact.label, _fact(edition, fact, blocks)) for fact in glance(edition, row))
    return blocks.heading(tr("At a glance"), "glance") + blocks.facts(facts)


def _fact(edition: Edition, fact: Fact, blocks: Blocks) -> str:
    told = "<br>".join(map(escape, fact.lines))
    if fact.rated:
        told = f"{blocks.dots(fact.dots)} <b>{told}</b>"
    means = explained(edition, fact.field)
    if means is None or (fact.field == "practitioners" and "QCF" not in told):
        return told
    return f"{told} {link(*means, tr(_MEANS))}"


def _glance_sources(edition: Edition, row: Intervention) -> str:
    return "".join(
        f'<p class="source">{escape(fact.label)}: {escape(place(row, fact.field))}</p>'
        for fact in glance(edition, row)
        if fact.field not in _UNTRACED
    )


def _outcomes(edition: Edition, row: Intervention, blocks: Blocks) -> str:
    if not row.outcomes:
        return ""
    heading = blocks.heading(tr("Outcomes studied"), "outcomes")
    return heading + blocks.table(OUTCOME_HEADS, outcome_cells(edition, row))


def _gap_tags(row: Intervention) -> str:
    words = gap_words(row)
    return f"<p><b>{escape(tr('In short:'))}</b> {escape('; '.join(words))}</p>" if words else ""


def _family(edition: Edition, row: Intervention, blocks: Blocks) -> str:
    family = row.family
    intro = f"<p class='soft'>{escape(family.title)}: {escape(family.in_a_sentence)}</p>"
    parts = "".join(_family_part(part, blocks) for part in family_parts(edition, row))
    return blocks.heading(tr("How to say it to a family"), "family") + intro + parts


def _family_part(part: FamilyPart, blocks: Blocks) -> str:
    head = f"<b>{escape(part.heading)}</b>"
    if part.listed:
        return f"<p>{head}</p>{blocks.bullets(part.texts)}"
    return f"<p>{head} {escape(' '.join(part.texts))}</p>"
