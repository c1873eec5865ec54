"""The page of an intervention: cautions first, then the facts, the columns, what is not known."""

from collections.abc import Iterator
from html import escape

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.provenance import place
from sfdesk.model.strength import dots_text, family_phrase, strength
from sfdesk.model.vocabulary import COST_LABELS, NOT_STATED, EntryKind, GapTag
from sfdesk.ui.pages.html import Blocks, Published, link


def page(
    edition: Edition, row: Intervention, blocks: Blocks, *, sources: bool, published: Published
) -> Iterator[str]:
    """Yield the blocks of an intervention's page.

    Args:
        sources: Whether each section says where it stands in the review.
        published: What the review itself says, shown beside ours; may be empty.
    """

    def where(field: str) -> str:
        return blocks.source(place(row, field)) if sources else ""

    def column(field: str, heading: str, texts: tuple[str, ...]) -> str:
        own = blocks.heading(heading, field) + blocks.paragraphs(texts) + where(field)
        return own + blocks.as_published(published.get(field, ""))

    yield _crumbs(row)
    yield f"<h1>{escape(row.name)}</h1><p class='lead'>{blocks.text(row.summary)}</p>"
    yield from caution_bands(edition, row.slug, blocks, sources=sources)
    yield (
        blocks.heading("At a glance", "glance")
        + blocks.facts(glance(row))
        + _glance_sources(row, blocks, sources)
    )
    yield column("description", "What it is", row.description)
    yield column("effectiveness", "What the evidence says", row.evidence.effectiveness)
    yield _outcomes(row, blocks) + where("outcomes")
    yield column("strength", "How strong the evidence is", row.evidence.strength)
    yield column("gaps", "What is not known", row.evidence.gaps) + _gap_tags(row, blocks)
    yield column("uk_use", "Where it is used", (row.uk_use.text,))
    yield _family(row, blocks)


def _crumbs(row: Intervention) -> str:
    group = f" › {escape(row.group.label)}" if row.group else ""
    topic = link(EntryKind.TOPIC, row.topic.value, row.topic.label)
    return f"<p class='soft'>{topic}{group}</p>"


def caution_bands(
    edition: Edition, slug: str, blocks: Blocks, *, sources: bool = False
) -> Iterator[str]:
    """Yield a band for each caution that an entry carries."""
    theme = blocks.theme
    for caution in edition.cautions_for(slug):
        head = f"<b class='caution'>Caution: {escape(caution.concerns)}.</b> "
        where = blocks.source(caution.source) if sources else ""
        yield blocks.band(head + blocks.text(caution.text) + where, theme.caution_ground) + "<br>"


def glance(row: Intervention) -> list[tuple[str, str]]:
    """Return the facts of the box, ``(label, HTML)``; the same order for every entry."""
    shown = strength(row)
    dots = f"<span class='dots'>{dots_text(shown.dots)}</span>"
    return [
        ("How strong", f"{dots} <b>{escape(shown.words)}</b>"),
        ("EIF rating", f"{eif_rating(row)} {link(EntryKind.GUIDE, _STANDARDS, 'What it means')}"),
        ("Level of need", escape(level_of_need(row))),
        ("Who for", escape(row.target_population)),
        ("Ages of children", escape(row.ages.label if row.ages else NOT_STATED)),
        ("How delivered", escape(_joined(m.label for m in row.delivery_models))),
        ("How long", escape(row.duration)),
        ("Who delivers", escape(row.practitioners.text)),
        ("Use in the UK", escape(row.uk_use.status.label)),
        ("Cost", f"{escape(cost(row))} {link(EntryKind.GUIDE, _COST, 'What it means')}"),
    ]


_STANDARDS = "evidence-standards"
_COST = "cost-ratings"


def _joined(words: Iterator[str]) -> str:
    return "; ".join(words) or NOT_STATED


def eif_rating(row: Intervention) -> str:
    """Return the Guidebook's ratings by programme, or what stands in their place, as HTML."""
    evidence = row.evidence
    if evidence.eif_ratings:
        return "<br>".join(
            f"{escape(r.programme)}: <b>{r.rating.label}</b>" for r in evidence.eif_ratings
        )
    not_rated = "Not rated in the EIF Guidebook."
    if evidence.review_level is None:
        return not_rated
    level = evidence.review_level
    return f"{not_rated} The review: <b>{level.level.label}</b> ({escape(level.scope)})."


def level_of_need(row: Intervention) -> str:
    """Return the levels of need, the usual one, and what else the review says of them."""
    levels = _joined(level.label for level in row.levels_of_need)
    usual = row.typical_level_of_need
    typical = f"; usually {usual.label.lower()}" if usual else ""
    note = f". {row.level_of_need_note}" if row.level_of_need_note else ""
    return f"{levels}{typical}{note}"


def cost(row: Intervention) -> str:
    """Return the cost ratings in words."""
    return _joined(COST_LABELS[n] for n in row.evidence.cost_ratings)


def _glance_sources(row: Intervention, blocks: Blocks, sources: bool) -> str:
    if not sources:
        return ""
    fields = ("levels_of_need", "target_population", "eif_ratings", "cost_ratings")
    return "".join(
        f'<p class="source">{field.replace("_", " ").capitalize()}: {escape(place(row, field))}</p>'
        for field in (*fields, "review_judgement", "practitioners", "duration", "ages")
    )


def _outcomes(row: Intervention, blocks: Blocks) -> str:
    if not row.outcomes:
        return ""
    rows = ((o.domain.label, o.outcome, o.finding.label) for o in row.outcomes)
    heading = blocks.heading("Outcomes studied", "outcomes")
    return heading + blocks.table(("Area", "Outcome", "What was seen"), rows)


def _gap_tags(row: Intervention, blocks: Blocks) -> str:
    tags = [tag.label for tag in row.evidence.gap_tags if tag is not GapTag.NOT_STATED]
    return f"<p><b>In short:</b> {escape('; '.join(tags))}</p>" if tags else ""


def _family(row: Intervention, blocks: Blocks) -> str:
    family = row.family
    sure = f"<p><b>How sure are we?</b> {escape(family_phrase(row))}</p>"
    parts = (
        ("What is it?", family.what_is_it),
        ("Who is it for?", family.who_is_it_for),
        ("How might it help?", family.how_might_it_help),
        ("What do we not know?", family.what_we_do_not_know),
        ("Are there other choices?", family.other_choices),
    )
    told = "".join(f"<p><b>{head}</b> {escape(words)}</p>" for head, words in parts)
    happens = f"<p><b>What will happen?</b></p>{blocks.bullets(family.what_happens)}"
    ask = f"<p><b>Questions to ask</b></p>{blocks.bullets(family.questions_to_ask)}"
    intro = f"<p class='soft'>{escape(family.title)}: {escape(family.in_a_sentence)}</p>"
    heading = blocks.heading("How to say it to a family", "family")
    return heading + intro + told + happens + sure + ask
