"""The field's vocabulary: what keyworkers type, and what the review calls it."""

from collections.abc import Iterable, Sequence

from sfdesk.model.entries import SynonymGroup
from sfdesk.search.words import STOPWORDS, stem, words

Run = tuple[str, ...]
"""Folded words that stand side by side."""


class Synonyms:
    """The vocabulary, looked up by the longest run of words that it knows.

    A run is known by the stems of all its words, or, if it has two at least that are no stop
    words, by those alone: "taking my kids away" is "taking the kids away", but "out of work"
    is not "work".
    """

    def __init__(self, groups: Iterable[SynonymGroup]) -> None:
        self._exact: dict[Run, tuple[Run, ...]] = {}
        self._content: dict[Run, tuple[Run, ...]] = {}
        self.words: set[str] = set()
        for group in groups:
            options = tuple(folded(word) for word in (*group.words, *group.leads_to))
            for entry in (*group.words, *group.only_from):
                self._learn(folded(entry), options)
        self._longest = max((len(run) for run in self._exact), default=1)

    def _learn(self, run: Run, options: tuple[Run, ...]) -> None:
        self.words.update(run)
        for known, key in ((self._exact, _stems(run)), (self._content, _content(run))):
            if known is self._exact or len(key) > 1:
                known[key] = tuple(dict.fromkeys((*known.get(key, ()), *options)))

    def longest(self, typed: Sequence[str]) -> tuple[int, tuple[Run, ...]]:
        """Return how many of the first words are known together, and what stands for them.

        Returns:
            0 and nothing where the first word by itself is not known either.
        """
        for span in range(min(self._longest + 1, len(typed)), 0, -1):
            run = tuple(typed[:span])
            options = self._exact.get(_stems(run))
            if options is None and not STOPWORDS & {run[0], run[-1]}:
                options = self._content.get(_content(run))
            if options:
                return span, tuple(option for option in options if option != run)
        return 0, ()


def folded(text: str) -> Run:
    """Return the folded words of a text."""
    return tuple(word.folded for word in words(text))


def _stems(run: Sequence[str]) -> Run:
    return tuple(stem(word) for word in run)


def _content(run: Sequence[str]) -> Run:
    return tuple(stem(word) for word in run if word not in STOPWORDS)
