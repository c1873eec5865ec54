"""The family sheet: a front to read and a back to work with. Standard library and model only."""

from collections.abc import Iterator

from sfdesk.factsheets.blocks import (
    Block,
    Lines,
    Notice,
    Page,
    Pair,
    Points,
    Prose,
    Questions,
    SmallPrint,
    Sure,
)
from sfdesk.model.dates import day_words
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.family import FamilyPart, family_parts
from sfdesk.model.info import EditionInfo

OPTIONAL: dict[str, str] = {
    "what-is-it": "What is it?",
    "who-is-it-for": "Who is it for?",
    "what-will-happen": "What will happen?",
    "how-might-it-help": "How it might help, and what it asks of you",
    "other-choices": "Are there other choices?",
    "questions": "Questions to ask",
    "what-matters": "What matters to us",
    "contact": "Who to call",
    "next-step": "Next step and who to call",
}
"""Sections that may be left out: id → what the program calls them.

How it might help and what it asks go together: one without the other would not be fair.
"""

_MATTERS = ("Most important to us:",)
_NEXT = ("What happens next, and when:", "Who to call:")
"""What the first lines to write on begin with: a heading with nothing below it says nothing."""


def page(edition: Edition, row: Intervention, leave_out: frozenset[str]) -> Page:
    """Return the family sheet of one intervention.

    Args:
        edition: Where its cautions, and what came since, come from.
        row: The intervention.
        leave_out: Ids out of ``OPTIONAL``.
    """
    blocks = [block for block in _blocks(edition, row) if block.id not in leave_out]
    working = tuple(block for block in blocks if isinstance(block, Questions | Lines))
    reading = tuple(block for block in blocks if block not in working)
    small_print = (_small_print(edition.info),)
    return Page(
        slug=row.slug,
        title=row.family.title,
        lead=row.family.in_a_sentence,
        trail=(),
        reading=reading if working else reading + small_print,
        working=working + small_print if working else (),
    )


def _blocks(edition: Edition, row: Intervention) -> Iterator[Block]:
    parts = iter(family_parts(edition, row))
    for part in parts:
        if part.id == "how-might-it-help":
            yield Pair(part.id, _prose(part), _prose(next(parts)))
        else:
            yield _block(part)
    yield Lines("what-matters", OPTIONAL["what-matters"], words=_MATTERS)
    yield Lines("next-step", OPTIONAL["next-step"], framed=True, words=_NEXT)


def _block(part: FamilyPart) -> Block:
    if part.id == "cautions":
        return Notice(part.id, part.heading, part.texts)
    if part.id == "how-sure":
        return Sure(part.id, part.heading, part.texts[0])
    if part.id == "questions":
        return Questions(part.id, part.heading, part.texts)
    return Points(part.id, part.heading, part.texts) if part.listed else _prose(part)


def _prose(part: FamilyPart) -> Prose:
    return Prose(part.id, part.heading, part.texts)


def _small_print(info: EditionInfo) -> SmallPrint:
    lines = (
        f"Who made this: {info.made_by}.",
        f"Who paid for it: {info.paid_by}.",
        f"To be looked at again by {day_words(info.look_again_by)}.",
    )
    return SmallPrint("made-by", lines)
