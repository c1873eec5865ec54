"""What is wrong with authored content: of which record, in which field, and how to mend it."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from sfdesk.model.entries import (
    Asked,
    Caution,
    Concept,
    Entry,
    GuidePage,
    Intervention,
    Mentioned,
    Need,
    Note,
    Since,
    Term,
    Topic,
)
from sfdesk.model.info import EditionInfo

_POSITION = re.compile(r"\[\d+\]")

Part = Entry | Caution | Since | Need | Concept | Asked | EditionInfo
"""A record that is written by itself, in a file or in a list of a file."""


class Fault(NamedTuple):
    """What is wrong with a record.

    Attributes:
        field: ``evidence.cost_ratings[0]``; a position counts from 0.
        what: And how to mend it.
        links: Whether it may be due to another record that is missing.
    """

    field: str
    what: str
    links: bool = False


class Problem(NamedTuple):
    """A fault, and the record that has it."""

    part: Part
    field: str
    what: str
    links: bool = False

    def __str__(self) -> str:
        """``topics/parenting.toml: summary: has 30 words; …``."""
        return ": ".join(filter(None, (*home(self.part), shown(self.field), self.what)))


def home(part: Part) -> tuple[str, str]:
    """Return the file that a record belongs in, and its name there if others stand beside it."""
    if isinstance(part, EditionInfo):
        return "edition.toml", ""
    if isinstance(part, Intervention | Topic):
        folder = "interventions" if isinstance(part, Intervention) else "topics"
        return f"{folder}/{part.slug}.toml", ""
    if isinstance(part, GuidePage):
        return f"guide/{part.order:02}-{part.slug}.toml", ""
    return _LIST_FILES[type(part)], name_of(part)


def name_of(part: Part) -> str:
    """Return by what a record is known where several stand together."""
    if isinstance(part, Since):
        return f"“{part.what[:40]}…”"
    if isinstance(part, Concept):
        return f"“{part.name}”"
    if isinstance(part, Asked):
        return part.entry
    if isinstance(part, Note):
        return f"note {part.number}"
    return "" if isinstance(part, EditionInfo) else part.slug


_LIST_FILES: dict[type, str] = {
    Mentioned: "mentioned.toml",
    Term: "glossary.toml",
    Note: "references.toml",
    Caution: "cautions.toml",
    Since: "since.toml",
    Need: "needs.toml",
    Concept: "vocabulary",
    Asked: "asked",
}


def shown(field: str) -> str:
    """Return a field's name without positions, which count from 0 and would mislead."""
    return _POSITION.sub("", field)


def meant(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a question after the known word that an unknown one is near to, else ``otherwise``."""
    near = get_close_matches(word, list(known), n=1)
    return f"; did you mean “{near[0]}”?" if near else otherwise
