"""What a window shows that is of the edition, and so stays English; see ``docs/translation.md``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from itertools import chain, pairwise

from sfdesk import PROGRAM
from sfdesk.factsheets.pages import SECTIONS
from sfdesk.model import (
    citation,
    comparison,
    facts,
    gap_map,
    provenance,
    since,
    strength,
    vocabulary,
)
from sfdesk.model.edition import Edition
from sfdesk.model.facets import HERE
from sfdesk.model.family import family_parts
from sfdesk.model.text import plain
from sfdesk.search.documents import documents
from tests.gui.pseudo import CLOSING, OPENING

_TRANSLATED = re.compile(f"{OPENING}[^{OPENING}{CLOSING}]*{CLOSING}")
_MODEL = (citation, comparison, facts, gap_map, provenance, since, strength, vocabulary)
"""What speaks of records in words of its own, for window and paper alike."""
_WORD = re.compile(r"[^\W\d]{2,}")
_TOGETHER = 3
"""Words that are content only because they stand together there."""


def strings(value: object) -> Iterator[str]:
    """Yield every text in a record, however deep."""
    if isinstance(value, Enum):
        yield str(getattr(value, "label", value.value))
    elif isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from strings(getattr(value, each.name))
    elif isinstance(value, dict):
        for pair in value.items():
            yield from strings(pair)
    elif isinstance(value, Iterable):
        for each in value:
            yield from strings(each)


def left_over(text: str) -> str:
    """Return what of a text is not translated: what stands outside all brackets."""
    before = ""
    while before != text:
        before, text = text, _TRANSLATED.sub("\n", text)
    # A line of a text that is broken has lost its opening bracket, and what ends in an ellipsis,
    # where there is no more room, its closing one.
    text = re.sub(f"^[^{OPENING}{CLOSING}]*{CLOSING}", "", text)
    return re.sub(f"{OPENING}[^{CLOSING}]*…$", "", text)


class Content:
    """The texts of an edition, and what the model says of its records in words of its own.

    Args:
        guide: Whether guide and glossary are among them, which quote the interface; their names
            are in any case.
        more: What else is nobody's to translate, as what the team has written.
    """

    def __init__(self, edition: Edition, *more: object, guide: bool) -> None:
        shown = edition if guide else edition._replace(guide=(), glossary=())
        names = [entry.name for entry in edition.entries()]
        said = (*strings(shown), *_said(shown), *names, *strings(more), PROGRAM)
        self._entries = {_folded(text) for text in said}
        self._texts = f" {' | '.join(self._entries)} "

    def foreign(self, text: str) -> list[str]:
        """Return the lines of a text that are neither translated nor made of content."""
        return [line for line in left_over(text).splitlines() if not self._is_content(line)]

    def _is_content(self, line: str) -> bool:
        """Whether a line is made of entries, and of parts of entries of at least some words."""
        words = _folded(line).split()
        if not any(_WORD.fullmatch(word) for word in words):
            return True
        start = 0
        while start < len(words):
            part = self._longest(words[start:], cut="…" in line)
            if not part:
                return False
            start += part
        return True

    def _longest(self, words: list[str], *, cut: bool) -> int:
        """Return how many of the first words stand together in content; 0 for too few.

        Args:
            cut: Whether the text was cut, so that a single word may be left of an entry.
        """
        together = self._together(words)
        for count in range(len(words), 0, -1):
            part = " ".join(words[:count])
            known = part in self._entries or not any(map(_WORD.fullmatch, words[:count]))
            if known or ((cut or count >= _TOGETHER) and count <= together):
                return count
        return 0

    def _together(self, words: list[str]) -> int:
        """Return how many of the first words stand together anywhere in the texts."""
        at = 0
        for count in range(1, len(words) + 1):
            # More of them do not stand together before the place where fewer first do.
            at = self._texts.find(f" {' '.join(words[:count])} ", at)
            if at < 0:
                return count - 1
        return len(words)


def _folded(text: str) -> str:
    """Return the words and numbers of a text, without marks of notes."""
    return " ".join(re.findall(r"[\w’'-]+", plain(text).casefold()))


def _said(edition: Edition) -> Iterator[str]:
    """Yield what the model says of the records of an edition."""
    info = edition.info
    yield from strings(info.guidebook)
    for row in edition.interventions:
        yield from strings(list(facts.glance(edition, row)))
        yield facts.telling_fact(row)
        yield from facts.gap_words(row)
        yield from chain.from_iterable(facts.outcome_cells(edition, row))
        yield strength.family_phrase(row)
        yield strength.strength(info, row).words
        yield from strings(list(family_parts(edition, row)))
    for facet in edition.filters.facets:
        yield from facet.values.values() if facet.name != HERE else ()
    for pair in pairwise(edition.interventions):
        yield from strings(comparison.comparison(edition, pair))
    yield from strings(gap_map.gap_map(info, edition.interventions))
    yield from strings(SECTIONS)
    # What the search index calls the parts of an entry; two names are given to its snippets.
    yield from strings(list(documents(edition)))
    yield from ("Name", "Also called")
    yield from strings([_constants(module) for module in _MODEL])
    for entry in edition.entries():
        yield citation.source_line(info, entry)
        yield from strings(list(citation.cited_notes(edition, entry)))
        yield from strings(list(since.since_lines(edition, entry.slug)))


def _constants(module: object) -> Iterator[object]:
    """Yield the tables and vocabularies of a module."""
    for name, value in vars(module).items():
        is_list = isinstance(value, type) and issubclass(value, Enum)
        if is_list or (name.isupper() and not callable(value)):
            yield value
