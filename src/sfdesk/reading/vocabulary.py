"""The field's vocabulary: what people say, and what the review calls it."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sfdesk.model.entries import Concept
from sfdesk.reading.words import STOPWORDS, folded, stem

Run = tuple[str, ...]
"""Words that stand side by side."""
Known = dict[int, bool]
"""Number of a concept to whether it is meant for sure; if not, another word must point there."""

_BETWEEN = 2
"""Words that may stand between those of an expression, stop words aside."""
_SAME = {
    alike: first
    for first, *others in (
        ("mum", "mother", "mam", "mummi", "mom"),
        ("dad", "father", "daddi"),
        ("son", "boy", "lad"),
        ("daughter", "girl", "lass"),
        ("partner", "husband", "boyfriend", "fella", "bloke"),
        ("scare", "frighten", "afraid", "terrifi"),
    )
    for alike in others
}
"""Stems that may stand for each other within an expression: "hits his mother", "hits my mum"."""
_HAS_SAME = frozenset(_SAME)
_SOME, _MOST, _NEARLY_ALL = 0.25, 0.5, 0.8
"""Shares of the expressions that hold a word."""


class Vocabulary:
    """The concepts, looked up by the longest run of words that they know.

    A run is known by the stems of all its words, or, if it has two at least that are no stop
    words, by those alone: "taking my kids away" is "taking the kids away", but "out of work"
    is not "work".
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._concepts = tuple(concepts)
        self._exact: dict[Run, Known] = {}
        self._content: dict[Run, Known] = {}
        self._runs: dict[Run, set[Run]] = {}
        self._words: set[str] = set()
        self._single: set[str] = set()
        self._by_first: dict[str, set[Run]] = {}
        self._holding: defaultdict[str, Counter[int]] = defaultdict(Counter)
        self._terms: list[tuple[str, ...]] = []
        for number, concept in enumerate(self._concepts):
            doubtful = frozenset(map(folded, concept.doubtful))
            said = [folded(text) for text in (*concept.words, *concept.only_from)]
            led_to = [folded(text) for text in concept.leads_to]
            stemmed = [*map(stems, (*said, *led_to))]
            # Those last: "week" is not "weekly", though one stem stands for both.
            for is_last in (False, True):
                for run, its_stems in zip(said, stemmed, strict=False):
                    if (run in doubtful) is is_last:
                        self._learn(run, its_stems, number, sure=not is_last)
            for run in stemmed:
                if len(run) > 1:
                    self._runs.setdefault(run[:2], set()).add(run)
            stand_for = map(" ".join, (*stemmed[: len(concept.words)], *stemmed[len(said) :]))
            self._terms.append(tuple(dict.fromkeys(stand_for)))
        self._singles = sorted(self._single)
        self._longest = max(map(len, self._exact), default=1)

    def _learn(self, run: Run, stemmed: Run, number: int, *, sure: bool) -> None:
        content = _telling(run, stemmed)
        self._words.update(stemmed)
        self._single.update(run if len(run) == 1 else ())
        for each in set(content) if sure else ():
            self._holding[each][number] += 1
        for key in {run, stemmed, _alike(stemmed)}:
            self._exact.setdefault(key, {})[number] = sure
        if len(content) > 1:
            self._content.setdefault(content, {})[number] = sure
            if sure:
                self._by_first.setdefault(content[0], set()).add(content)

    def longest(self, typed: Sequence[str]) -> tuple[int, Known]:
        """Return how many of the first words are known together, and as what.

        Returns:
            0 and nothing where the first word by itself is not known either.
        """
        for span in range(min(self._longest + 1, len(typed)), 0, -1):
            run = tuple(typed[:span])
            known = self._known(run)
            if known is None and not STOPWORDS & {run[0], run[-1]}:
                known = self._content.get(_content(run))
            if known:
                return span, known
        return 0, {}

    def apart(self, typed: Sequence[str]) -> Iterator[tuple[list[int], list[int]]]:
        """Yield expressions whose words stand in what was typed with a few others between.

        "Controls who she sees and her money" is "controls her money". Longest first.

        Returns:
            The places of the words, and what they mean.
        """
        telling = ((n, stem(word)) for n, word in enumerate(typed) if word not in STOPWORDS)
        stemmed = [(n, _SAME.get(each, each)) for n, each in telling]
        found: list[tuple[list[int], Run]] = []
        for at, (_, first) in enumerate(stemmed):
            for content in self._by_first.get(first, ()):
                window = stemmed[at : at + len(content) + _BETWEEN]
                places = _in_order(content, window)
                if places:
                    found.append((places, content))
        for places, content in sorted(found, key=lambda each: -len(each[0])):
            known = self._content[content]
            yield places, [number for number, is_sure in known.items() if is_sure]

    def telling(self, word: str, *, common: bool) -> list[int]:
        """Return the concept whose expressions nearly all uses of a word stand in, if any."""
        counts = self._holding.get(stem(word))
        if not counts:
            return []
        number, times = counts.most_common(1)[0]
        share = times / counts.total()
        least = (_NEARLY_ALL, 3) if common else (_MOST, 2)
        return [number] if share >= least[0] and times >= least[1] else []

    def hinted(self, word: str, *, common: bool) -> list[int]:
        """Return the concepts of a family's needs in whose expressions a word often stands.

        They count like doubtful ones: where another word points the same way.
        """
        counts = self._holding.get(stem(word), Counter())
        least = (_MOST if common else _SOME) * counts.total()
        held = [number for number, times in counts.items() if times >= least]
        return [number for number in held if self._concepts[number].needs]

    def beginning(self, letters: str) -> list[int]:
        """Return the concepts that a single word beginning like this means for sure."""
        first = bisect_left(self._singles, letters)
        last = bisect_left(self._singles, letters + "\U0010ffff")
        found = {n for word in self._singles[first:last] for n in self.sure((word,))}
        return sorted(found)

    def sure(self, run: Run) -> list[int]:
        """Return what a run means for sure, if it is known as a whole."""
        known = self._known(run) or {}
        return [number for number, is_sure in known.items() if is_sure]

    def holds(self, word: str) -> bool:
        """Return whether a word stands in any expression."""
        return stem(word) in self._words

    def _known(self, run: Run) -> Known | None:
        """Return what a run means: as it is written before its stems, these before their like."""
        stemmed = stems(run)
        return self._exact.get(run) or self._exact.get(stemmed) or self._exact.get(_alike(stemmed))

    def says(self, run: Sequence[str]) -> bool:
        """Return whether several words stand in the vocabulary just like this."""
        return len(run) > 1 and tuple(run) in self._exact

    def points(self, concepts: Iterable[int]) -> bool:
        """Return whether concepts say what a family needs; "mum" and "kids" do not."""
        return any(self._concepts[number].needs for number in concepts)

    def terms(self, concepts: Iterable[int]) -> tuple[str, ...]:
        """Return the terms that stand for concepts in the texts."""
        return tuple(dict.fromkeys(each for n in concepts for each in self._terms[n]))

    def directions(self, concepts: Iterable[int]) -> set[object]:
        """Return what concepts point at: themselves, the needs of a family, terms."""
        found: set[object] = set()
        for number in concepts:
            found |= {number, *self._concepts[number].needs, *self._terms[number]}
        return found

    def runs_in(self, stemmed: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield where runs of the vocabulary begin in a text, and the term of each."""
        for place, pair in enumerate(pairwise(stemmed)):
            for run in self._runs.get(pair, ()):
                if tuple(stemmed[place : place + len(run)]) == run:
                    yield place, " ".join(run)


def _in_order(wanted: Run, window: Sequence[tuple[int, str]]) -> list[int]:
    """Return the places of stems that follow each other in a stretch of text, or nothing."""
    places: list[int] = []
    for place, stemmed in window:
        if len(places) < len(wanted) and stemmed == wanted[len(places)]:
            places.append(place)
    return places if len(places) == len(wanted) else []


def stems(run: Sequence[str]) -> Run:
    """Return the stems of folded words."""
    return tuple(map(stem, run))


def term(run: Sequence[str]) -> str:
    """Return what a run of folded words is in the index: its stems as one term."""
    return " ".join(map(stem, run))


def _content(run: Run) -> Run:
    return _telling(run, stems(run))


def _telling(run: Run, stemmed: Run) -> Run:
    """Return the stems of a run but for those of stop words, those alike as one."""
    if not STOPWORDS.isdisjoint(run):
        both = zip(run, stemmed, strict=True)
        stemmed = tuple(each for word, each in both if word not in STOPWORDS)
    return _alike(stemmed)


def _alike(stemmed: Run) -> Run:
    """Return a run of several stems with one word for those that say the same in it."""
    # Most hold none of these: fourteen thousand are looked at before the first search.
    if len(stemmed) < 2 or _HAS_SAME.isdisjoint(stemmed):
        return stemmed
    return tuple(_SAME.get(each, each) for each in stemmed)
