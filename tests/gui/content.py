"""What a window shows that is of the edition, and so stays English; see ``docs/translation.md``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from itertools import pairwise

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
from tests.gui.pseudo import CLOSING, OPENING

_TRANSLATED = re.compile(f"{OPENING}[^{OPENING}{CLOSING}]*{CLOSING}")


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
    # A text that ends in an ellipsis where there is no more room has lost its closing bracket.
    return re.sub(f"{OPENING}[^{CLOSING}]*…$", "", text)


class Content:
    """The texts of an edition, and what the model says of its records in words of its own.

    Args:
        more: What else is nobody's to translate, as what the team has written.
    """

    def __init__(self, edition: Edition, *more: object) -> None:
        said = (*strings(edition), *_said(edition), *strings(more))
        self._entries = {_folded(each) for each in said}
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
            part = self._longest(words[start:])
            if not part:
                return False
            start += part
        return True

    def _longest(self, words: list[str]) -> int:
        """Return how many of the first words stand together in content; 0 for too few."""
        for count in range(len(words), 0, -1):
            part = " ".join(words[:count])
            known = part in self._entries or not any(map(_WORD.fullmatch, words[:count]))
            if known or (count >= _TOGETHER and f" {part} " in self._texts):
                return count
        return 0


_WORD = re.compile("[^\\W\\d]{2,}")
_MODEL = (citation, comparison, facts, gap_map, provenance, since, strength, vocabulary)
"""What speaks of records in words of its own, for window and paper alike."""
_TOGETHER = 3
"""Words that are content only because they stand together there."""


def _folded(text: str) -> str:
    """Return the words and numbers of a text, without marks of notes."""
    return " ".join(re.findall(r"[\w’'-]+", plain(text).casefold()))


def _said(edition: Edition) -> Iterator[str]:
    """Yield what the model says of the records of an edition."""
    info = edition.info
    yield from strings(info.guidebook)
    for row in edition.interventions:
        for fact in facts.glance(edition, row):
            yield from (fact.label, *fact.lines)
        yield facts.telling_fact(row)
        yield from facts.gap_words(row)
        yield strength.family_phrase(row)
        yield from (cell for cells in facts.outcome_cells(edition, row) for cell in cells)
        yield strength.strength(info, row).words
        yield from strings(list(since.since_lines(edition, row.slug)))
        yield from (line for part in family_parts(edition, row) for line in strings(part))
    for facet in edition.filters.facets:
        yield from facet.values.values() if facet.name != HERE else ()
    for first, second in pairwise(edition.interventions):
        yield from strings(comparison.comparison(edition, (first, second)))
    yield from strings(gap_map.gap_map(info, edition.interventions))
    yield from strings(SECTIONS)
    for module in _MODEL:
        for name, value in vars(module).items():
            if (name.isupper() and not callable(value)) or (isinstance(value, type) and issubclass(value, Enum)):
                yield from strings(value)
    for entry in edition.entries():
        yield citation.source_line(info, entry)
        for cited in citation.cited_notes(edition, entry):
            yield from strings(cited)
