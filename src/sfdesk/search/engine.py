"""Ranking: how typed words become a list of entries, best first.

A query is a list of *units*: a word, a quoted phrase, or words that the field's vocabulary knows
under several names ("domestic violence" is "domestic abuse"). Each unit is scored by itself and
the scores are kept, so that the next keystroke asks only for the word that changed. An entry's
score adds its units up, weighted by how many of them it has.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from math import log

from sfdesk.model.edition import Edition
from sfdesk.model.vocabulary import EntryKind
from sfdesk.search.documents import Document
from sfdesk.search.index import OpenIndex
from sfdesk.search.query import Query, parse
from sfdesk.search.results import Answer, Result, Snippet
from sfdesk.search.scoring import Scorer, Unit
from sfdesk.search.snippets import Part, Wanted, snippet
from sfdesk.search.spelling import Speller
from sfdesk.search.synonyms import Synonyms
from sfdesk.search.weights import Scores
from sfdesk.search.words import STOPWORDS, stem, words

_EXACT, _NAME_BEGINS = 1000.0, 20.0
_LONGEST_CORRECTED = 200
_FEW = 3
_WARMED = 500
"""Documents whose words are made ready for snippets before anything is typed."""

_KIND_WEIGHT = {
    EntryKind.INTERVENTION: 1.0,
    EntryKind.TOPIC: 0.85,
    EntryKind.MENTIONED: 0.35,
    EntryKind.GLOSSARY: 0.25,
    EntryKind.GUIDE: 0.25,
    EntryKind.REFERENCE: 0.12,
}


_NAMED = (EntryKind.INTERVENTION, EntryKind.TOPIC, EntryKind.MENTIONED)


class Engine:
    """Searches one edition. Not thread-safe: one worker owns it."""

    def __init__(self, index: OpenIndex, documents: Sequence[Document], edition: Edition) -> None:
        self._index = index
        self._documents = documents
        self._filters = edition.filters
        self._synonyms = Synonyms(edition.synonyms)
        self._scores = Scorer(index).scores
        self._kind_weights = [_KIND_WEIGHT[document.kind] for document in documents]
        self._parts: dict[int, list[Part]] = {}

    @classmethod
    def of(cls, index: OpenIndex, documents: Iterable[Document], edition: Edition) -> "Engine":
        """Return an engine over an index and the documents that it was built from."""
        return cls(index, tuple(documents), edition)

    @cached_property
    def _surfaces(self) -> dict[str, list[str]]:
        """Stem to the ways its words are written in the texts."""
        found: dict[str, list[str]] = {}
        for row in self._index.lexicon:
            found.setdefault(row.stem, []).extend(row.surfaces)
        return found

    @property
    def documents(self) -> Sequence[Document]:
        """What is searched, by number."""
        return self._documents

    @cached_property
    def _speller(self) -> Speller:
        known = {word: 0.5 for word in self._synonyms.words}
        for row in self._index.lexicon:
            known[row.folded] = len(row.documents) + 20 * len(row.named)
        written = {
            row.folded: row.surfaces[0]
            for row in self._index.lexicon
            if row.folded not in row.surfaces
        }
        return Speller(known, written)

    def warm(self) -> None:
        """Make ready what the first searches would otherwise have to wait for."""
        self.search("domestic violence")
        self.search("domestik")
        for number in range(min(_WARMED, len(self._documents))):
            self._parts_of(number)

    def search(self, typed: str) -> Answer:
        """Return what a query finds, best first.

        A word that occurs nowhere is replaced by the nearest known one, and the answer says so.

        Args:
            typed: As typed; anything is allowed.
        """
        query = parse(typed, self._filters)
        suggestion = self._suggestion(typed, query)
        corrected = parse(suggestion, self._filters) if suggestion else query
        found = self._ranked(corrected)
        if suggestion and not found:
            suggestion, corrected, found = None, query, self._ranked(query)
        make = partial(self._result, self._wanted(corrected))
        unknown = tuple(self._unknown(corrected))
        return Answer(typed, tuple(found), make, suggestion, bool(suggestion), unknown)

    def typed_filters(self, typed: str) -> dict[str, frozenset[str]]:
        """Return the ``facet:value`` filters that a query holds."""
        return parse(typed, self._filters).filters

    def _ranked(self, query: Query) -> list[tuple[float, int]]:
        units = self._units(query)
        if not units and not query.phrases and query.whole:
            return []
        scores = self._combined([self._scores(unit) for unit in units])
        for phrase in query.phrases:
            exact = self._scores(Unit((phrase,)))
            scores = {d: scores.get(d, 0.0) + s for d, s in exact.items() if d in scores}
        for word in query.without:
            for document in self._scores(Unit(((word,),))):
                scores.pop(document, None)
        self._add_names(query.whole, scores)
        ranked = [(score * self._kind_weights[d], -d) for d, score in scores.items()]
        ranked.sort(reverse=True)
        return [(score, -d) for score, d in ranked]

    def _add_names(self, whole: str, scores: Scores) -> None:
        """Put first what is called exactly what was typed, and lift what begins like it."""
        if not whole:
            return
        first = bisect_left(self._names, (whole,))
        last = bisect_left(self._names, (whole + "\U0010ffff",))
        for name, document in self._names[first:last]:
            exact = name == whole and self._documents[document].kind in _NAMED
            # A term of the glossary says what a word means; it is not what was looked for.
            bonus = _EXACT if exact else _NAME_BEGINS
            if document in scores and scores[document] < _EXACT:
                scores[document] += bonus

    @cached_property
    def _names(self) -> list[tuple[str, int]]:
        """Every folded name with its document, in alphabetical order."""
        every = enumerate(self._index.names)
        return sorted((name, number) for number, names in every for name in names)

    def _combined(self, found: list[Scores]) -> Scores:
        """Add the units up; entries that have them all, or else most of them, are kept."""
        if not found:
            return dict.fromkeys(range(len(self._documents)), 0.0)
        if len(found) == 1:
            return dict(found[0])
        have: dict[int, int] = {}
        total: Scores = {}
        for scores in found:
            rarity = log(1 + len(self._documents) / max(1, len(scores)))
            for document, score in scores.items():
                have[document] = have.get(document, 0) + 1
                total[document] = total.get(document, 0.0) + score * rarity
        enough = _enough(list(have.values()), len(found))
        return {d: total[d] * (n / len(found)) ** 2 for d, n in have.items() if n >= enough}

    def _units(self, query: Query) -> list[Unit]:
        """Return what is asked for: runs that the vocabulary knows, else word by word."""
        units: list[Unit] = []
        typed = query.whole.split() if query.words else []
        while typed:
            span, others = self._synonyms.longest(typed)
            run, typed = tuple(typed[: span or 1]), typed[span or 1 :]
            if span == 0 and run[0] in STOPWORDS and run != query.words:
                continue
            beginning = run[0] if query.unfinished and not typed and len(run) == 1 else ""
            units.append(Unit((run, *others), beginning))
        return units

    def _suggestion(self, typed: str, query: Query) -> str | None:
        """Return the query with every word that occurs nowhere replaced by the nearest known."""
        if len(typed) > _LONGEST_CORRECTED:
            return None
        fixed, sentence = typed, len(query.words) > 2
        for word in self._unknown(query):
            begun = query.unfinished and word == query.words[-1]
            fixed = self._respelled(fixed, word, begun=begun, sentence=sentence)
        return fixed if fixed != typed else None

    def _unknown(self, query: Query) -> Iterator[str]:
        """Yield the folded words that occur nowhere, not even as the beginning of a word."""
        for unit in self._units(query):
            if len(unit.options) == 1 and not self._scores(unit):
                yield from unit.options[0]

    def _respelled(self, typed: str, folded: str, *, begun: bool, sentence: bool) -> str:
        nearest = self._speller.nearest(folded, unfinished=begun, sentence=sentence)
        if nearest is None:
            return typed
        for word in words(typed):
            if word.folded == folded:
                return f"{typed[: word.start]}{nearest}{typed[word.end :]}"
        return typed

    def _result(self, wanted: Wanted, score: float, number: int) -> Result:
        document = self._documents[number]
        explain = partial(self._explained, wanted, number)
        return Result(document.kind, document.id, document.name, round(score, 4), explain)

    def _explained(self, wanted: Wanted, number: int) -> Snippet:
        return snippet(self._documents[number], self._parts_of(number), wanted)

    def _parts_of(self, number: int) -> list[Part]:
        if number not in self._parts:
            self._parts[number] = [Part(text) for _, text in self._documents[number].parts]
        return self._parts[number]

    def _wanted(self, query: Query) -> Wanted:
        """Return what to mark: typed words each by itself, what stands for them as a whole."""
        units = self._units(query)
        typed = {stem(w) for unit in units for w in unit.options[0] if w not in STOPWORDS}
        others = [option for unit in units for option in unit.options[1:]]
        # A word that half of everything holds, and that nobody typed, says nothing when marked.
        telling = len(self._documents) / 3
        singles = (option for option in others if len(option) == 1)
        typed |= {stem(o[0]) for o in singles if len(self._scores(Unit((o,)))) < telling}
        runs = [option for option in (*others, *query.phrases) if len(option) > 1]
        phrases = [[self._surfaces.get(stem(word), ()) for word in run] for run in runs]
        surfaces = [surface for each in typed for surface in self._surfaces.get(each, ())]
        begun = [query.words[-1]] if query.words and query.unfinished else []
        return Wanted(surfaces, begun, [phrase for phrase in phrases if all(phrase)])


def _enough(have: list[int], asked: int) -> int:
    """Return how many of the units asked for an entry must have.

    One or two words are a name: all, unless hardly anything has all. More are a sentence: half.
    """
    most = max(have, default=0)
    if asked < 3 and have.count(most) >= _FEW:
        return most
    return max(1, (most + 1) // 2)
