"""Ranking: how typed words become a list of entries, best first.

A query is a list of *units*: a word, a quoted phrase, or words that the field's vocabulary knows
under several names ("domestic violence" is "domestic abuse"). Each unit asks Whoosh for scores
(BM25F over title, lead and body) and is cached, so that the next keystroke asks only for the
word that changed. An entry's score adds its units up, weighted by how many of them it has.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from math import log

from whoosh import query as wq
from whoosh.searching import Searcher

from sfdesk.model.edition import Edition
from sfdesk.model.vocabulary import EntryKind
from sfdesk.search.documents import Document
from sfdesk.search.index import LexiconRow, OpenIndex
from sfdesk.search.query import Query, parse
from sfdesk.search.results import Answer, Result, Snippet
from sfdesk.search.snippets import Wanted, snippet
from sfdesk.search.spelling import Speller
from sfdesk.search.synonyms import Synonyms
from sfdesk.search.words import STOPWORDS, stem, words

Scores = dict[int, float]
"""Document number to score."""

_BOOSTS = (("title", 3.5), ("lead", 2.5), ("body", 1.0))
_SYNONYM_BOOSTS = (("title", 2.0), ("lead", 2.0), ("body", 1.0))
_TITLE_PREFIX, _BODY_PREFIX = 2.5, 0.4
_SYNONYM = 0.7
_EXACT, _NAME_BEGINS = 1000.0, 20.0
_LONGEST_CORRECTED = 200
_FEW = 3

_KIND_WEIGHT = {
    EntryKind.INTERVENTION: 1.0,
    EntryKind.TOPIC: 0.85,
    EntryKind.MENTIONED: 0.35,
    EntryKind.GLOSSARY: 0.25,
    EntryKind.GUIDE: 0.25,
    EntryKind.REFERENCE: 0.2,
}


_NAMED = (EntryKind.INTERVENTION, EntryKind.TOPIC, EntryKind.MENTIONED)


@dataclass(frozen=True, slots=True)
class _Unit:
    """One thing asked for: any of ``options`` (folded words each), or a beginning of a word.

    The first option is what was typed; the others stand for it and weigh less.
    """

    options: tuple[tuple[str, ...], ...]
    beginning: str = ""


class Engine:
    """Searches one edition. Not thread-safe: one worker owns it."""

    def __init__(self, index: OpenIndex, documents: Sequence[Document], edition: Edition) -> None:
        self._index = index
        self._documents = documents
        self._names = index.names
        self._filters = edition.filters
        self._synonyms = Synonyms(edition.synonyms)
        self._scores = lru_cache(maxsize=512)(self._ask)
        self._lower: dict[int, list[str]] = {}

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

    @cached_property
    def _searcher(self) -> Searcher:
        return self._index.whoosh.searcher()

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
            exact = self._scores(_Unit((phrase,)))
            scores = {d: scores.get(d, 0.0) + s for d, s in exact.items() if d in scores}
        for word in query.without:
            for document in self._scores(_Unit(((word,),))):
                scores.pop(document, None)
        ranked = ((self._weighted(query, d, score), d) for d, score in scores.items())
        return sorted(ranked, key=lambda pair: (-pair[0], pair[1]))

    def _combined(self, found: list[Scores]) -> Scores:
        """Add the units up; entries that have them all, or else most of them, are kept."""
        if not found:
            return dict.fromkeys(range(len(self._documents)), 0.0)
        have: dict[int, int] = {}
        total: Scores = {}
        for scores in found:
            rarity = log(1 + len(self._documents) / max(1, len(scores)))
            for document, score in scores.items():
                have[document] = have.get(document, 0) + 1
                total[document] = total.get(document, 0.0) + score * rarity
        enough = _enough(list(have.values()), len(found))
        return {d: total[d] * (n / len(found)) ** 1.5 for d, n in have.items() if n >= enough}

    def _weighted(self, query: Query, number: int, score: float) -> float:
        kind = self._documents[number].kind
        names = self._names[number]
        bonus = 0.0
        if query.whole and query.whole in names:
            # A term of the glossary says what a word means; it is not what was looked for.
            bonus = _EXACT if kind in _NAMED else _NAME_BEGINS
        elif query.whole and any(name.startswith(query.whole) for name in names):
            bonus = _NAME_BEGINS
        return (score + bonus) * _KIND_WEIGHT[kind]

    def _units(self, query: Query) -> list[_Unit]:
        units: list[_Unit] = []
        typed = list(query.words)
        while typed:
            span, others = self._synonyms.longest(typed)
            last = span == len(typed)
            beginning = typed[span - 1] if last and query.unfinished and span == 1 else ""
            units.append(_Unit((tuple(typed[:span]), *others), beginning))
            typed = typed[span:]
        return units

    def _ask(self, unit: _Unit) -> Scores:
        scores: Scores = {}
        for place, option in enumerate(unit.options):
            weight = _SYNONYM if place else 1.0
            boosts = _SYNONYM_BOOSTS if place else _BOOSTS
            for document, score in self._run(_option_query(option, boosts)).items():
                scores[document] = max(scores.get(document, 0.0), score * weight)
        if unit.beginning:
            for document, score in self._begun(unit.beginning).items():
                scores[document] = max(scores.get(document, 0.0), score)
        return scores

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
            scores[number] = worth * 2 / (1 + 0.25 * len(min(self._names[number], key=len).split()))
        return scores

    def _rows_beginning(self, beginning: str) -> Sequence[LexiconRow]:
        lexicon = self._index.lexicon
        first = bisect_left(lexicon, beginning, key=lambda row: row.folded)
        last = bisect_left(lexicon, beginning + "\U0010ffff", key=lambda row: row.folded)
        return lexicon[first:last]

    def _rarity(self, documents: int) -> float:
        return 1 + log(len(self._documents) / (documents + 1) + 1e-9) if documents else 0.0

    def _run(self, query: wq.Query) -> Scores:
        found = self._searcher.search(query, limit=None)
        return {document: score for score, document in found.top_n}

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

        def explain() -> Snippet:
            return snippet(document, self._lowered(number), wanted)

        return Result(document.kind, document.id, document.name, round(score, 4), explain)

    def _lowered(self, number: int) -> Sequence[str]:
        if number not in self._lower:
            self._lower[number] = [text.lower() for _, text in self._documents[number].parts]
        return self._lower[number]

    def _wanted(self, query: Query) -> Wanted:
        """Return what to mark: typed words each by itself, what stands for them as a whole."""
        units = self._units(query)
        typed = {stem(w) for unit in units for w in unit.options[0] if w not in STOPWORDS}
        others = [option for unit in units for option in unit.options[1:]]
        typed |= {stem(option[0]) for option in others if len(option) == 1}
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


def _option_query(option: tuple[str, ...], boosts: Iterable[tuple[str, float]]) -> wq.Query:
    stems = [stem(word) for word in option]
    if len(stems) == 1:
        return wq.Or([wq.Term(field, stems[0], boost=boost) for field, boost in boosts])
    return wq.Or([wq.Phrase(field, stems, slop=2, boost=boost) for field, boost in boosts])
