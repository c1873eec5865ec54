"""The family sheet: a front to read and a back to work with. Standard library and model only."""

from collections.abc import Iterator

from sfdesk.factsheets.blocks import Block, Lines, Notice, Page, Points, Prose, Questions, Sure
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.strength import family_phrase

OPTIONAL: dict[str, str] = {
    "what-is-it": "What is it?",
    "who-is-it-for": "Who is it for?",
    "what-will-happen": "What will happen?",
    "how-might-it-help": "How might it help?",
    "other-choices": "Are there other choices?",
    "questions": "Questions to ask",
    "what-matters": "What matters to us",
    "contact": "Who to call",
    "next-step": "Next step and who to call",
}
"""Sections that may be left out: id → heading."""


def page(edition: Edition, row: Intervention, leave_out: frozenset[str]) -> Page:
    """Return the family sheet of one intervention.

    Args:
        edition: Where its cautions come from.
        row: The intervention.
        leave_out: Ids out of ``OPTIONAL``.
    """
    return Page(
        slug=row.slug,
        title=row.family.title,
        lead=row.family.in_a_sentence,
        trail=(),
        reading=tuple(b for b in _reading(edition, row) if b.id not in leave_out),
        working=tuple(b for b in _working(row) if b.id not in leave_out),
    )


def _reading(edition: Edition, row: Intervention) -> Iterator[Block]:
    family = row.family
    cautions = tuple(caution.plain for caution in edition.cautions_for(row.slug))
    if cautions:
        yield Notice("cautions", "Please note", cautions)
    yield _prose("what-is-it", family.what_is_it)
    yield _prose("who-is-it-for", family.who_is_it_for)
    yield Points("what-will-happen", OPTIONAL["what-will-happen"], family.what_happens)
    yield _prose("how-might-it-help", family.how_might_it_help)
    yield Sure("how-sure", "How sure are we?", family_phrase(row))
    yield Prose("not-known", "What do we not know?", (family.what_we_do_not_know,))
    yield _prose("other-choices", family.other_choices)


def _working(row: Intervention) -> Iterator[Block]:
    yield Questions("questions", OPTIONAL["questions"], row.family.questions_to_ask)
    yield Lines("what-matters", OPTIONAL["what-matters"])
    yield Lines("next-step", OPTIONAL["next-step"], framed=True)


def _prose(id: str, text: str) -> Prose:
    return Prose(id, OPTIONAL[id], (text,))
