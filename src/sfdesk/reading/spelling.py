"""Slips: the nearest word of the edition for one that occurs nowhere and that English has not.

Distances are those of rapidfuzz (insert, leave out, change, or swap two neighbours: 1 each).
"""

from collections.abc import Mapping

from sfdesk.reading.lists import is_english
from sfdesk.reading.words import STOPWORDS

_SHORTEST = 5
"""Letters from which on a word may be a slip: shorter ones are abbreviations as often."""
_SURE = 7
"""Letters from which on a word may be two slips away."""


class Speller:
    """Knows every word of the edition.

    Args:
        known: Folded word to how often it occurs; more wins among equally near ones.
    """

    def __init__(self, known: Mapping[str, float]) -> None:
        self._known = {word: worth for word, worth in known.items() if word.isalpha()}
        self._words = {w: worth for w, worth in self._known.items() if len(w) >= _SHORTEST - 1}

    def nearest(self, folded: str, *, unfinished: bool, sentence: bool) -> str | None:
        """Return the nearest known word, or None where none is near or the word is a right one.

        Args:
            unfinished: Whether the word may be the beginning of a longer one.
            sentence: Whether other words stand beside it; then only the surest slips count.
        """
        if len(folded) < _SHORTEST or not folded.isalpha() or is_english(folded, begun=unfinished):
            return None
        most = 2 if len(folded) >= (_SURE + 1 if sentence else _SURE - 1) else 1
        best = self._best(folded, self._words, most)
        if best is None and unfinished:
            best = self._best_beginning(folded)
        return best or self._split(folded)

    def _best(self, folded: str, worths: Mapping[str, float], most: int) -> str | None:
        """Return the best word at most so many slips away."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        near = extract(folded, worths.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
        options = [(_rank(folded, word, far), -worths[word], word) for word, far, _ in near]
        return min(options)[-1] if options else None

    def _best_beginning(self, folded: str) -> str | None:
        """Return the commonest word whose beginning is one slip away."""
        length = len(folded)
        begun: dict[str, str] = {}
        for word, worth in self._words.items():
            if len(word) > length and word[0] == folded[0]:
                start = word[:length]
                if start not in begun or worth > self._known[begun[start]]:
                    begun[start] = word
        near = self._best(folded, {s: self._known[w] for s, w in begun.items()}, 1)
        return begun[near] if near else None

    def _split(self, folded: str) -> str | None:
        """Return two known words that stand without their space."""
        halves = ((folded[:cut], folded[cut:]) for cut in range(3, len(folded) - 2))
        options = [
            (min(self._known[a], self._known[b]), f"{a} {b}")
            for a, b in halves
            if a in self._known and b in self._known and not {a, b} & STOPWORDS
        ]
        return max(options)[1] if options else None


def _rank(folded: str, word: str, far: int) -> float:
    """Rank a candidate: near; people rarely slip on a first letter, and hear the last one."""
    return far + 0.8 * (word[0] != folded[0]) + 0.2 * (word[-1] != folded[-1])
