"""What a team writes beside the evidence: notes, collections, saved searches, what fits them.

Nothing about a family belongs in any of it; whoever asks for a text says so at the field.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sfdesk.core.language import to_translate
from sfdesk.model.hints import distinct
from sfdesk.model.ordering import Order
from sfdesk.model.vocabulary import EntryKind, Labelled

NO_FAMILIES = to_translate("Do not write about a family here.")
NO_NOTES = to_translate("Notes are switched off on this computer: its policy says so.")
"""Stands at every field of free text."""

LONGEST_SEARCH = 300
"""Characters of the name of a saved search, and of what was typed."""

_LINK = re.compile(r"\[\[([a-z0-9]+(?:-[a-z0-9]+)*)\]\]")


@distinct
class LocalNote(NamedTuple):
    """A note of the team's on an entry; links to others are ``[[slug]]``.

    Attributes:
        id: Given by the store; empty for one that is not stored yet.
        kind: Of the entry.
        slug: Of the entry.
        text: Plain text.
        read_only: Whether it is the team's, and changing it makes a copy of one's own.
        version: Counts the changes.
    """

    id: str = ""
    kind: EntryKind = EntryKind.INTERVENTION
    slug: str = ""
    text: str = ""
    read_only: bool = False
    version: int = 0


@distinct
class Collection(NamedTuple):
    """A named list of interventions, in the order that the user gave them.

    Attributes:
        id: Given by the store; empty for one that is not stored yet.
        items: Slugs; no slug stands twice.
        read_only: Whether it is the team's, and changing it makes a copy of one's own.
        version: Counts the changes.
    """

    id: str = ""
    name: str = ""
    items: tuple[str, ...] = ()
    read_only: bool = False
    version: int = 0


@distinct
class SavedSearch(NamedTuple):
    """A search under a name.

    Attributes:
        id: Follows from the name, as ``search_id`` says: there is one of each.
        chosen: Facet → ticked values; may hold what a later edition no longer has.
        read_only: Never: a search is nobody else's.
        version: Counts the changes; 0 for one that is not in the store.
    """

    id: str = ""
    name: str = ""
    query: str = ""
    chosen: Mapping[str, frozenset[str]] = MappingProxyType({})
    order: Order = Order.BEST
    read_only: bool = False
    version: int = 0


def search_id(name: str) -> str:
    """Return the id of the search of a name; capitals make no other name of it.

    The id may outlive the search, as that of something that was taken in: so it does not tell it.
    """
    folded = name.casefold().encode(errors="backslashreplace")
    return hashlib.sha256(folded).hexdigest()[:32]


class FitAspect(Labelled):
    """What a service asks of itself before it takes something on."""

    NEED = "need", to_translate("Need")
    FIT = "fit", to_translate("Fit")
    CAPACITY = "capacity", to_translate("Capacity")


GUIDING_QUESTIONS = {
    FitAspect.NEED: to_translate(
        "Do families here need this, and does nothing else here meet that need?"
    ),
    FitAspect.FIT: to_translate(
        "Does it go with our aims, our other services, and families’ languages?"
    ),
    FitAspect.CAPACITY: to_translate(
        "Have we the staff, training, supervision, time and money to do it well?"
    ),
}


class Answer(Labelled):
    """A short judgement of the team's own."""

    YES = "yes", to_translate("Yes")
    PARTLY = "partly", to_translate("Partly")
    NO = "no", to_translate("No")
    NOT_KNOWN = "not-known", to_translate("Not known yet")


@distinct
class FitJudgement(NamedTuple):
    """What the team thinks of one aspect of one intervention.

    Attributes:
        id: Follows from intervention and aspect: there is one of each.
        line: Why, in a line of their own.
        read_only: Whether it is the team's, and changing it makes a copy of one's own.
        version: Counts the changes.
    """

    id: str = ""
    intervention: str = ""
    aspect: FitAspect = FitAspect.NEED
    answer: Answer = Answer.NOT_KNOWN
    line: str = ""
    read_only: bool = False
    version: int = 0


def with_links(text: str, words: Callable[[str], str]) -> str:
    """Return a note with words in place of its links.

    Args:
        words: Returns those for a slug; nothing leaves the link as it is written.
    """
    return _LINK.sub(lambda found: words(found[1]) or found[0], text)
