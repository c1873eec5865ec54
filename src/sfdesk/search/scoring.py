"""How well documents hold one thing that was asked for.

What a single word is worth was scored when the index was built (``weights``). Runs of words and
beginnings of words are looked up in the lexicon: there they cost a tenth of what Whoosh's phrase
queries and prefix fields took.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log

from sfdesk.search.index import LexiconRow, OpenIndex
from sfdesk.search.synonyms import Run
from sfdesk.search.weights import OTHER_BOOSTS, TYPED_BOOSTS, Scores
from sfdesk.search.words import stem

_RUN, _ALSO = 1.0, 0.3
_K1, _B = 1.2, 0.75
"""As Whoosh has them for single words."""
_TITLE_PREFIX, _BODY_PREFIX = 2.5, 0.4


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing asked for: any of ``options`` (folded words each), or a beginning of a word.

    The first option is what was typed; the others stand for it and weigh less.
    """

    options: tuple[Run, ...]
    beginning: str = ""


class Scorer:
    """Scores units over one index; every unit once. Not thread-safe."""

    def __init__(self, index: OpenIndex) -> None:
        self._index = index
        self._size = len(index.names)
        self.scores: Callable[[Unit], Scores] = lru_cache(maxsize=1024)(self._scores)

    def _scores(self, unit: Unit) -> Scores:
        scores: Scores = {}
        for place, option in enumerate(unit.options):
            _keep_best(scores, self._one(tuple(map(stem, option)), typed=place == 0))
        if unit.beginning:
            _keep_best(scores, self._begun(unit.beginning))
        return scores

    def _one(self, stems: Run, *, typed: bool) -> Scores:
        if len(stems) == 1:
            return self._index.weights.scores(stems[0], typed=typed)
        return self._run(stems, TYPED_BOOSTS if typed else OTHER_BOOSTS)

    def _run(self, stems: Run, boosts: Sequence[float]) -> Scores:
        """Score the documents in which words stand side by side, one other between them at most."""
        candidates = frozenset.intersection(*map(self._index.weights.documents, stems))
        pattern = re.compile(r" (?:\S+ )?".join(map(re.escape, stems)))
        stemmed = self._index.stems
        found = {
            number: [len(_whole(pattern, field)) for field in stemmed[number]]
            for number in candidates
        }
        holding = {number: counts for number, counts in found.items() if any(counts)}
        rarity = self._rarity(len(holding)) * len(stems) ** _RUN
        return {
            number: rarity * sum(map(self._weight, boosts, counts, stemmed[number], self._lengths))
            for number, counts in holding.items()
        }

    @cached_property
    def _lengths(self) -> list[float]:
        """The mean length of each field, in characters."""
        columns = zip(*self._index.stems, strict=True)
        return [max(1.0, sum(map(len, column)) / self._size) for column in columns]

    def _weight(self, boost: float, count: int, text: str, mean: float) -> float:
        """Return BM25's weight of a run that occurs so often in a text of this length."""
        return boost * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * len(text) / mean))

    def _begun(self, beginning: str) -> Scores:
        """Score the documents that hold a word beginning like this, in a name above all."""
        named: set[int] = set()
        anywhere: set[int] = set()
        for row in self._rows_beginning(beginning):
            named.update(row.named)
            if len(beginning) > 1:
                anywhere.update(row.documents)
        scores = dict.fromkeys(anywhere, _BODY_PREFIX * self._rarity(len(anywhere)))
        worth = _TITLE_PREFIX * self._rarity(len(named))
        for number in named:
            # In a short name a word says more than in a long one.
            shortest = min(self._index.names[number], key=len)
            scores[number] = worth * 2 / (1.25 + 0.25 * shortest.count(" "))
        return scores

    def _rows_beginning(self, beginning: str) -> Sequence[LexiconRow]:
        lexicon = self._index.lexicon
        first = bisect_left(lexicon, beginning, key=lambda row: row.folded)
        last = bisect_left(lexicon, beginning + "\U0010ffff", key=lambda row: row.folded)
        return lexicon[first:last]

    def _rarity(self, documents: int) -> float:
        return 1 + log(self._size / (documents + 1) + 1e-9) if documents else 0.0


def _keep_best(scores: Scores, found: Scores) -> None:
    """Keep the best score of each document, and a part of every other one."""
    both = {
        document: max(scores[document], found[document])
        + _ALSO * min(scores[document], found[document])
        for document in scores.keys() & found.keys()
    }
    scores.update(found)
    scores.update(both)


def _whole(pattern: re.Pattern[str], stems: str) -> list[str]:
    """Return the matches that begin and end at the edges of words."""
    return [
        match.group()
        for match in pattern.finditer(stems)
        if stems[match.start() - 1 : match.start()] in ("", " ")
        and stems[match.end() : match.end() + 1] in ("", " ")
    ]
