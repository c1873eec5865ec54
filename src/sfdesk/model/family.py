"""The family version of a record as parts with their headings: for the family sheet and the window.

How it might help and what it asks stand side by side, in equal weight. How sure anyone is follows
from the rating (``model.strength``), and what came since changes none of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.parts import Family
from sfdesk.model.strength import family_phrase


@dataclass(frozen=True, slots=True)
class FamilyPart:
    """One part.

    Attributes:
        listed: Whether the texts are the items of a list.
    """

    id: str
    heading: str
    texts: tuple[str, ...]
    listed: bool = False


def family_texts(family: Family) -> Iterator[str]:
    """Yield every string of the family version, in reading order."""
    for value in family:
        yield from value if isinstance(value, tuple) else (value,)


def family_parts(edition: Edition, row: Intervention) -> Iterator[FamilyPart]:
    """Yield the parts of a family version in reading order."""
    family = row.family
    cautions = tuple(caution.plain for caution in edition.cautions_for(row.slug))
    if cautions:
        yield FamilyPart("cautions", "Please note", cautions, listed=len(cautions) > 1)
    yield FamilyPart("what-is-it", "What is it?", (family.what_is_it,))
    yield FamilyPart("who-is-it-for", "Who is it for?", (family.who_is_it_for,))
    yield FamilyPart("what-will-happen", "What will happen?", family.what_happens, listed=True)
    yield FamilyPart("how-might-it-help", "How might it help?", (family.how_might_it_help,))
    yield FamilyPart("what-it-asks", "What does it ask of you?", (family.what_it_asks_of_you,))
    yield FamilyPart("how-sure", "How sure are we?", (family_phrase(row),))
    yield FamilyPart("not-known", "What do we not know?", (family.what_we_do_not_know,))
    yield FamilyPart("other-choices", "Are there other choices?", (family.other_choices,))
    since = tuple(item.plain for item in edition.since_for(row.slug) if item.plain)
    if since:
        heading = f"What is new since {edition.info.evidence_as_of}?"
        yield FamilyPart("since", heading, since, listed=len(since) > 1)
    yield FamilyPart("questions", "Questions to ask", family.questions_to_ask, listed=True)
