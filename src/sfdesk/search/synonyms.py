"""The field's vocabulary: what keyworkers type, and what the review calls it."""

from collections.abc import Iterable, Sequence

from sfdesk.model.entries import SynonymGroup
from sfdesk.search.words import STOPWORDS, stem, words

Run = tuple[str, ...]
"""Folded words that stand side by side."""


class Synonyms:
    """The vocabulary, looked up by the longest run of words that it knows."""

    def __init__(self, groups: Iterable[SynonymGroup]) -> None:
        self._known: dict[Run, tuple[Run, ...]] = {}
        self.words: set[str] = set()
        for group in groups:
            options = tuple(folded(word) for word in group.words)
            for entry in (*group.words, *group.only_from):
                run = folded(entry)
                self.words.update(run)
                key = _key(run)
                self._known[key] = tuple(dict.fromkeys((*self._known.get(key, ()), *options)))
        self._longest = max((len(key) for key in self._known), default=1)

    def longest(self, typed: Sequence[str]) -> tuple[int, tuple[Run, ...]]:
        """Return how many of the first words are known together, and what stands for them."""
        for span in range(min(self._longest, len(typed)), 0, -1):
            key = _key(typed[:span])
            if key in self._known:
                own = tuple(typed[:span])
                return span, tuple(o for o in self._known[key] if o != own)
        return 1, ()


def folded(text: str) -> Run:
    """Return the folded words of a text."""
    return tuple(word.folded for word in words(text))


def _key(run: Sequence[str]) -> Run:
    """Return what words are looked up by: their stems, without the stop words among them."""
    return tuple(stem(word) for word in run if word not in STOPWORDS) or tuple(run)
