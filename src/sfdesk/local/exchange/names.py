"""Which intervention or need is meant, in files that other people wrote."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from sfdesk.model.edition import Edition

_SHORT = 5
"""Letters up to which a name is known in a sentence only as it is written (MST, AMBIT)."""
_WORD = re.compile(r"\w+")
_NO_WORD = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return a text with nothing but its words, in small letters."""
    return _NO_WORD.sub(" ", text.casefold().replace("’", "").replace("'", "")).strip()


class _Name(NamedTuple):
    """A name of an intervention as it is looked for in a sentence.

    Attributes:
        words: In small letters.
        written: The same as they are written, where only that is it; else empty.
        length: Of the whole name.
    """

    words: list[str]
    written: list[str]
    length: int
    slug: str


class Names(NamedTuple):
    """What interventions and needs are called.

    Attributes:
        interventions: Folded slug, name or alias → slug.
        needs: The same for needs.
        names: Slug → name of an intervention or need, as people read it.
        by_first_word: First word → names of interventions that begin with it.
    """

    interventions: Mapping[str, str]
    needs: Mapping[str, str]
    names: Mapping[str, str]
    by_first_word: Mapping[str, tuple[_Name, ...]]

    @classmethod
    def of(cls, edition: Edition) -> "Names":
        """Return those of an edition."""
        interventions = {
            folded(name): row.slug
            for row in reversed(edition.interventions)
            for name in (*row.aliases, row.slug, row.name)
        }
        interventions |= {
            folded(old): new
            for old, new in edition.info.aliases.items()
            if folded(new) in interventions
        }
        needs = {
            folded(name): need.slug
            for need in edition.needs
            for name in (*need.wordings, need.plain, need.slug, need.name)
        }
        named = {row.slug: row.name for row in edition.interventions}
        named |= {need.slug: need.name for need in edition.needs}
        written = {n: row.slug for row in edition.interventions for n in (row.name, *row.aliases)}
        return cls(interventions, needs, named, _by_first_word(written))

    def named_in(self, *sentences: str) -> str:
        """Return the slug of the intervention with the longest name in the first that has one."""
        return next(filter(None, map(self._longest_in, sentences)), "")

    def _longest_in(self, sentence: str) -> str:
        written = _WORD.findall(sentence)
        words = [word.casefold() for word in written]
        found = (
            name
            for at, word in enumerate(words)
            for name in self.by_first_word.get(word, ())
            if words[at : at + len(name.words)] == name.words
            and name.written in ([], written[at : at + len(name.words)])
        )
        longest = max(found, key=lambda name: name.length, default=None)
        return longest.slug if longest else ""


def _by_first_word(written: Mapping[str, str]) -> dict[str, tuple[_Name, ...]]:
    found: dict[str, tuple[_Name, ...]] = {}
    for name, slug in written.items():
        parts = _WORD.findall(name)
        words = [part.casefold() for part in parts]
        known = _Name(words, parts if len(name) <= _SHORT else [], len(name), slug)
        found[words[0]] = (*found.get(words[0], ()), known)
    return found
