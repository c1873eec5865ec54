"""Which documents a reading finds, and how well: Whoosh's scores, weighed and added up.

Whoosh is asked for each thing that is looked for by itself, and the answers are kept, so that the
next keystroke asks only for the word that changed. An entry's score adds its things up, weighed by
how many of them it has. Cautions, "not for" and gaps are never asked.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from math import log

from sfdesk.model.vocabulary import EntryKind
from sfdesk.reading.lists import is_common
from sfdesk.reading.reading import Reading, Unit
from sfdesk.reading.vocabulary import Run, stems, term
from sfdesk.reading.words import STOPWORDS, folded, same_text
from sfdesk.search.documents import Document
from sfdesk.search.index import FIELDS, WARNINGS, OpenIndex, Scores
from sfdesk.search.results import Hit

_TYPED = dict(zip(FIELDS, (2.5, 2.0, 1.0, 1.0), strict=True))
_OTHER = dict(zip(FIELDS, (0.8, 1.6, 1.0, 1.0), strict=True))
"""Of a word that stands for a typed one: names are made of words that people type."""
_ALSO = 0.6
"""Part of every further way in which a thing is found that counts beside the best."""
_NAME_BEGINS_LIKE, _BEGINS_LIKE = 2.5, 0.4
_EXACT, _NAME_BEGINS = 1000.0, 20.0
_CALLED, _CALLED_IN_PART, _PERHAPS_CALLED = 1.0, 0.8, 0.2
"""For a name: the whole query; what it begins with; a part of it (of the best score), where that is
the name, a part of it ("MST" of "MST-Building Stronger Families"), a common word."""
_FITS, _FITS_ALONE = 0.5, 50.0
_BESIDE, _INNER, _TELLING, _RAREST = 0.4, 1.0, 0.03, 16
_EXTRA, _LIGHT, _HELD_BY_MANY = 0.7, 0.3, 0.25
_ENOUGH, _HAS_ALL = 0.3, 1.5
"""Part of what was asked for, by its rarity, that an entry must have; how much more counts that
has more of it: in a long sentence none has all."""
_KIND_WEIGHT = {
    EntryKind.INTERVENTION: 1.0,
    EntryKind.TOPIC: 0.65,
    EntryKind.MENTIONED: 0.35,
    EntryKind.GLOSSARY: 0.25,
    EntryKind.GUIDE: 0.25,
    EntryKind.REFERENCE: 0.12,
}
_EXPLAINS = 0.5
"""Of that, for a term of the glossary that only explains an entry: "FNP" beside the programme."""
_DEFINING = (EntryKind.GLOSSARY, EntryKind.GUIDE)
"""They weigh as much as interventions where it is asked what a word means."""
_PROGRAMMES = (EntryKind.INTERVENTION, EntryKind.MENTIONED)
_NAMED = (EntryKind.INTERVENTION, EntryKind.TOPIC, EntryKind.MENTIONED)


class Ranker:
    """Ranks the documents of one index. Not thread-safe."""

    def __init__(self, index: OpenIndex, documents: Sequence[Document]) -> None:
        self._index = index
        self._documents = documents
        every = enumerate(documents)
        self._names = sorted((same_text(name), n) for n, d in every for name in d.names)
        called = {name for name, number in self._names if documents[number].kind in _NAMED}
        explaining = {number for name, number in self._names if name in called}
        self._weights = [_KIND_WEIGHT[d.kind] for d in documents]
        for number in explaining:
            if documents[number].kind is EntryKind.GLOSSARY:
                self._weights[number] *= _EXPLAINS
        both = zip(self._weights, documents, strict=True)
        self._defining = [1.0 if d.kind in _DEFINING else weight for weight, d in both]
        self._spaces = [min(name.count(" ") for name in d.names) for d in documents]
        self.scores: Callable[[Unit], Scores] = lru_cache(256)(self._scores)
        self.bearing: Callable[[str], frozenset[int]] = lru_cache(64)(self._bearing)
        numbers = {(d.kind, d.id): number for number, d in enumerate(documents)}
        self._parents = {
            number: numbers[EntryKind.INTERVENTION, document.parent]
            for number, document in enumerate(documents)
            if document.parent
        }

    def ranked(
        self, reading: Reading, fitting: Mapping[int, float], near: Iterable[Unit] = ()
    ) -> list[Hit]:
        """Return what a reading finds, best first.

        Args:
            fitting: Interventions that are what the meanings of the reading ask for, and how well.
            near: What slips among the words may have meant: it finds nothing, but lifts what is
                found.
        """
        if not reading.asks:
            return []
        extras = [unit for unit in reading.units if unit.extra]
        scores = self._combined([self.scores(u) for u in reading.units if not u.extra])
        if not scores and extras:
            scores = self._combined(list(map(self.scores, extras)))
        for unit in (*extras, *near):
            found = self.scores(unit)
            weight = (_EXTRA if unit.extra else 1.0) * self._telling(found)
            for number, score in found.items():
                if number in scores:
                    scores[number] += weight * score
        if not scores and not reading.phrases:
            scores = self._only_in_warnings(reading)
        for run in reading.without:
            for number in self._phrase(run) if len(run) > 1 else self.scores(Unit(run)):
                scores.pop(number, None)
        self._add_called(reading.called, scores)
        self._add_names(reading.whole, scores)
        for phrase in reading.phrases:
            exact = self._phrase(phrase)
            scores = {d: scores[d] + s for d, s in exact.items() if d in scores}
        base = _FITS if reading.asks_for_words else _FITS_ALONE
        for number, close in fitting.items():
            if number in scores:
                scores[number] = scores[number] * (1 + _FITS * close) + base * close
        weights = self._defining if reading.defines else self._weights
        ranked = sorted(((score * weights[d], -d) for d, score in scores.items()), reverse=True)
        return [(score, -d) for score, d in ranked]

    def folded(self, hits: Sequence[Hit], whole: str) -> tuple[list[Hit], dict[int, list[int]]]:
        """Put versions behind their parent, which stands where the best of them would.

        A version that was called by its name, as its parent was not, stands by itself.

        Returns:
            What is left, and for each parent the versions that went.
        """
        kept: dict[int, float] = {}
        versions: dict[int, list[int]] = {}
        found = {number for _, number in hits}
        named = {number for _, number in self._named(whole)}
        for score, number in hits:
            parent = self._parents.get(number)
            alone = number in named and parent not in named
            if parent is None or parent not in found or alone:
                kept.setdefault(number, score)
            else:
                kept.setdefault(parent, score)
                versions.setdefault(parent, []).append(number)
        return [(score, number) for number, score in kept.items()], versions

    def telling(self, terms: Iterable[str]) -> list[str]:
        """Return the terms that fewer than a third of the documents hold; others say nothing."""
        most = len(self._documents) / 3
        return [each for each in terms if len(self._index.scores("body", each)) < most]

    # --- one thing ------------------------------------------------------------------------------

    def _scores(self, unit: Unit) -> Scores:
        scores = self._term(term(unit.typed), _TYPED)
        for word in unit.typed if len(unit.typed) > 1 else ():
            says_little = word in STOPWORDS or is_common(word)
            found = {} if says_little else self._term(term((word,)), _OTHER)
            if len(found) < len(self._documents) * _TELLING:
                _keep_best(scores, found, _INNER)
        others: Scores = {}
        every = [self._term(other, _OTHER) for other in unit.others]
        few = len(self._documents) * _HELD_BY_MANY
        some_tell = any(0 < len(each) <= few for each in every)
        for each in every:
            _keep_best(others, each, _LIGHT if some_tell and len(each) > few else 1.0)
        _keep_best(scores, others, _BESIDE if scores else 1.0)
        if unit.begins:
            _keep_best(scores, self._begun(unit.typed[0]))
        for other in () if scores else unit.begun:
            _keep_best(scores, self._term(other, _OTHER))
        return scores

    def _term(self, wanted: str | Run, boosts: Mapping[str, float]) -> Scores:
        total: Scores = {}
        for field, boost in boosts.items():
            for number, score in self._index.scores(field, wanted).items():
                total[number] = total.get(number, 0.0) + boost * score
        return total

    def _begun(self, letters: str) -> Scores:
        """Score the documents that hold a word beginning like this, in a name above all."""
        anywhere = self._index.beginning(letters) if len(letters) > 1 else frozenset[int]()
        named = self._index.beginning(letters, named=True)
        scores = dict.fromkeys(anywhere, _BEGINS_LIKE * self._rarity(len(anywhere)))
        worth = _NAME_BEGINS_LIKE * self._rarity(len(named))
        for number in named:
            # In a short name a word says more than in a long one.
            scores[number] = worth * 2 / (1.25 + 0.25 * self._spaces[number])
        return scores

    def _phrase(self, run: Run) -> Scores:
        """Score the documents in which words stand side by side exactly as typed."""
        scores = self._term(stems(run), {WARNINGS: 0.01, **_TYPED})
        return {n: score for n, score in scores.items() if _holds(self._documents[n], run)}

    def _only_in_warnings(self, reading: Reading) -> Scores:
        """Find by cautions and gaps what is found by nothing else."""
        units = reading.units
        found = [self._index.scores(WARNINGS, term(unit.typed)) for unit in units]
        every = set[int]().union(*found)
        return {n: 0.01 for n in every if all(n in scores for scores in found)}

    # --- together -------------------------------------------------------------------------------

    def _add_names(self, whole: str, scores: Scores) -> None:
        """Put first what is called exactly what was typed, and lift what begins like it."""
        bonuses: Scores = {}
        for name, number in self._named(whole):
            exact = name == whole and self._documents[number].kind in _NAMED
            # A term of the glossary says what a word means; it is not what was looked for.
            bonuses[number] = max(bonuses.get(number, 0.0), _EXACT if exact else _NAME_BEGINS)
        for number, bonus in bonuses.items():
            if bonus == _EXACT or number in scores:
                scores[number] = scores.get(number, 0.0) + bonus

    def _add_called(self, names: Iterable[str], scores: Scores) -> None:
        """Lift the programmes whose names stand among other words: it is them that are asked for.

        A name that is a common word ("drive") may be no name there; several words in a row are one,
        and then it does not matter what kind of entry has it.
        """
        best = max(scores.values(), default=0.0)
        for name in names:
            lift = _PERHAPS_CALLED if is_common(name) else _CALLED
            for number in self.bearing(name):
                part = 1 / self._weights[number] if " " in name else 1.0
                if name not in map(same_text, self._documents[number].names):
                    part = _CALLED_IN_PART
                scores[number] = scores.get(number, 0.0) + best * part * lift

    def _bearing(self, name: str) -> frozenset[int]:
        """Return the programmes in whose names a name stands."""
        found = {number for each, number in self._names if f" {name} " in f" {each} "}
        return frozenset(n for n in found if self._documents[n].kind in _PROGRAMMES)

    def _named(self, whole: str) -> Sequence[tuple[str, int]]:
        """Return the names that begin with what was typed, each with its document."""
        if not whole:
            return ()
        first = bisect_left(self._names, (whole,))
        return self._names[first : bisect_left(self._names, (whole + "\U0010ffff",))]

    def _combined(self, found: list[Scores]) -> Scores:
        """Add the things up; entries that have them all, or else most of them, are kept."""
        if not found:
            return dict.fromkeys(range(len(self._documents)), 0.0)
        have: Scores = {}
        total: Scores = {}
        every, rarest = 0.0, min((len(scores) for scores in found if scores), default=0)
        most_held = max(rarest, len(self._documents) * _HELD_BY_MANY)
        for scores in filter(None, found):
            rarity = self._telling(scores)
            rarity *= 1.0 if len(scores) <= most_held else _LIGHT
            every += rarity
            for document, score in scores.items():
                have[document] = have.get(document, 0.0) + rarity
                total[document] = total.get(document, 0.0) + score * rarity
        most = max(have.values(), default=0.0)
        enough = _ENOUGH * most
        return {d: total[d] * (n / every) ** _HAS_ALL for d, n in have.items() if n >= enough}

    def _telling(self, found: Scores) -> float:
        """Return how much it says that a document holds something."""
        return log(1 + len(self._documents) / max(_RAREST, len(found)))

    def _rarity(self, documents: int) -> float:
        return 1 + log(len(self._documents) / (documents + 1) + 1e-9) if documents else 0.0


def _keep_best(scores: Scores, found: Scores, weight: float = 1.0) -> None:
    """Keep the best score of each document, and a part of every other one."""
    for document, score in found.items():
        here, held = weight * score, scores.get(document, 0.0)
        scores[document] = here + _ALSO * held if here > held else held + _ALSO * here


def _holds(document: Document, run: Run) -> bool:
    """Whether the words of a phrase stand somewhere in a document as they were typed."""
    wanted = f" {' '.join(run)} "
    texts = (*document.names, document.lead, *(t for _, t in (*document.parts, *document.warnings)))
    return any(wanted in f" {' '.join(folded(text))} " for text in texts)
