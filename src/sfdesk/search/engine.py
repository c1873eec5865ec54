"""Searches one edition: reads, ranks, corrects, and says why each result was found."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache, partial

from sfdesk.model.edition import Edition
from sfdesk.model.vocabulary import EntryKind
from sfdesk.reading.danger import names_danger
from sfdesk.reading.meaning import Meaning, closeness, fits
from sfdesk.reading.reader import Reader
from sfdesk.reading.reading import Reading, Unit
from sfdesk.reading.spelling import Speller
from sfdesk.reading.vocabulary import Vocabulary, term
from sfdesk.reading.words import STOPWORDS, folded, words
from sfdesk.search.documents import Document
from sfdesk.search.index import OpenIndex
from sfdesk.search.ranking import Ranker
from sfdesk.search.results import Answer, Hit, Result
from sfdesk.search.snippets import Part, Wanted, caution, cautions, snippet

_LONGEST_CORRECTED = 200
_WARMED = 500
"""Documents whose words are made ready for snippets before anything is typed."""
_WARNS, _WARNS_OF_DANGER = 0.6, 0.05
"""What a match is still worth where the entry's own caution names what is looked for."""


class Engine:
    """Searches one edition. Not thread-safe: one worker owns it.

    Args:
        documents: What is searched, by number; interventions first, in their order.

    Attributes:
        danger: Number of the page that stands first where violence or fear at home is named.
    """

    def __init__(
        self,
        index: OpenIndex,
        documents: Sequence[Document],
        edition: Edition,
        vocabulary: Vocabulary,
    ) -> None:
        self._index = index
        self.documents = documents
        self._rows = edition.interventions
        self._ranker = Ranker(index, documents)
        named = (d for d in documents if d.kind is not EntryKind.REFERENCE)
        names = [name for document in named for name in document.names]
        programmes = [row.name for row in edition.interventions]
        self._reader = Reader(vocabulary, edition.filters, names, programmes)
        self._parts_of = cache(lambda number: [Part(t) for _, t in documents[number].parts])
        self._held = lru_cache(64)(self._standing)
        key = (EntryKind.TOPIC, edition.info.danger)
        self.danger = next((n for n, d in enumerate(documents) if (d.kind, d.id) == key), None)
        self._cautions = {n: held for n, d in enumerate(documents) if (held := cautions(d))}
        names_of_danger = () if self.danger is None else documents[self.danger].names
        self._dangers = {term([w.folded for w in words(name)]) for name in names_of_danger[:2]}

    @cached_property
    def _speller(self) -> Speller:
        return Speller(self._index.words())

    def warm(self) -> None:
        """Make ready what the first searches would otherwise have to wait for."""
        first = self._rows[0].name if self._rows else "help"
        self.search(first)
        self.search(f"{first.split()[0]}q")
        for number in range(min(_WARMED, len(self.documents))):
            for part in self._parts_of(number):
                _ = part.stems

    def search(self, typed: str, unread: frozenset[str] = frozenset()) -> Answer:
        """Return what a query finds, best first.

        Args:
            typed: As typed; anything is allowed.
            unread: Words that are to stay words although they mean something.
        """
        answer = self._answer(typed, unread, exactly=True)
        if answer.ranked or answer.against or not answer.reading.phrases:
            return answer
        loose = self._answer(typed, unread, exactly=False)
        # A quotation that is still being typed may yet stand somewhere.
        is_whole = answer.reading.typed.count('"') % 2 == 0
        return loose._replace(loosened=is_whole and bool(loose.ranked or loose.against))

    def _answer(self, typed: str, unread: frozenset[str], *, exactly: bool) -> Answer:
        reading = self._reader.read(typed, unread, exactly=exactly)
        unknown = tuple(self._unknown(reading))
        suggestion, near = self._suggestion(reading, unknown)
        danger = reading.danger or names_danger(folded(suggestion or ""))  # "he hitt her"
        reading = reading._replace(danger=danger and self.danger is not None)
        found, against = self._found(reading, near)
        corrected = bool(suggestion) and not (found or against or reading.danger)
        if corrected and suggestion:
            reading = self._reader.read(suggestion, unread, exactly=exactly)
            reading = reading._replace(harmless=False)
            found, against = self._found(reading)
        hits, versions = self._ranker.folded(found, reading.whole)
        asked = {t for unit in reading.units for t in (term(unit.typed), *unit.others)}
        asked |= self._dangers if reading.danger else set()
        danger = not self._dangers.isdisjoint(asked) and reading.whole not in reading.called
        reading, warned = reading._replace(danger=danger), Wanted(self._ranker.telling(asked), "")
        ranked = tuple(self._safely(danger, warned, hits))
        make = partial(self._result, self._wanted(reading), warned, versions)
        return Answer(reading, ranked, tuple(against), make, suggestion, corrected, unknown)

    def _found(self, reading: Reading, near: Sequence[Unit] = ()) -> tuple[list[Hit], list[Hit]]:
        """Return what is found, and apart from it what contradicts what was asked for."""
        fitting: dict[int, float] = {}
        contrary: set[int] = set()
        for meaning in reading.meanings:
            holds, fails = self._held(meaning)
            contrary |= fails
            for number, close in holds.items():
                fitting[number] = fitting.get(number, 0.0) + close
        ranked = self._ranker.ranked(reading, fitting, near)
        if not reading.asks_for_words:
            # Nothing but a meaning or a filter: it is the matrix that is asked.
            ranked = [hit for hit in ranked if hit[1] < len(self._rows)]
        return (
            [hit for hit in ranked if hit[1] not in contrary],
            [hit for hit in ranked if hit[1] in contrary],
        )

    def _standing(self, meaning: Meaning) -> tuple[dict[int, float], frozenset[int]]:
        """Return the rows that are what a meaning asks for, how well, and those that are not."""
        held = [fits(meaning, row) for row in self._rows]
        return (
            {n: closeness(meaning, self._rows[n]) for n, each in enumerate(held) if each},
            frozenset(n for n, each in enumerate(held) if each is False),
        )

    def _safely(self, danger: bool, warned: Wanted, hits: list[Hit]) -> list[Hit]:
        """Put back what warns of the very thing that is looked for.

        Where violence or fear at home is named, the topic of domestic abuse stands first.
        """
        weight = _WARNS_OF_DANGER if danger else _WARNS
        answering = {n for n, held in self._cautions.items() if caution(held, warned)}
        answering -= {n for n in answering if self.documents[n].kind is EntryKind.TOPIC}
        lowered = [(score * weight if n in answering else score, n) for score, n in hits]
        lowered.sort(key=lambda hit: -hit[0])
        if not danger or self.danger is None:
            return lowered
        first = next((hit for hit in lowered if hit[1] == self.danger), (0.0, self.danger))
        return [first, *(hit for hit in lowered if hit[1] != self.danger)]

    def _unknown(self, reading: Reading) -> Iterator[str]:
        """Yield the words that occur nowhere, not even as the beginning of a word."""
        for unit in reading.units:
            is_word = len(unit.typed) == 1 and not unit.extra and not unit.others
            if is_word and not self._ranker.scores(unit):
                yield unit.typed[0]

    def _suggestion(
        self, reading: Reading, unknown: Sequence[str]
    ) -> tuple[str | None, list[Unit]]:
        """Return the query with every slip put right, and what was put in its place."""
        text, near = reading.typed, list[Unit]()
        if len(text) > _LONGEST_CORRECTED:
            return None, near
        for word in unknown:
            begun = reading.units[-1].begins and word == reading.units[-1].typed[0]
            nearest = self._speller.nearest(word, unfinished=begun, sentence=len(reading.units) > 2)
            place = next((w for w in words(text) if w.folded == word), None)
            if nearest and place:
                text = f"{text[: place.start]}{nearest}{text[place.end :]}"
                near += [Unit((each,)) for each in nearest.split()]
        return text if near else None, near

    # --- results --------------------------------------------------------------------------------

    def _result(
        self,
        wanted: Wanted,
        warned: Wanted,
        versions: dict[int, list[int]],
        score: float,
        number: int,
    ) -> Result:
        document = self.documents[number]
        return Result(
            document.kind,
            document.id,
            document.name,
            round(score, 4),
            tuple(self.documents[n].name for n in versions.get(number, ())),
            lambda: snippet(document, self._parts_of(number), wanted),
            lambda: caution(self._cautions.get(number, []), warned, or_first=number == self.danger),
        )

    def _wanted(self, reading: Reading) -> Wanted:
        """Return what to mark: typed words each by itself, what stands for them as a whole."""
        telling = [unit for unit in reading.units if unit.others or not unit.extra]
        typed = {w for unit in telling for w in unit.typed if w not in STOPWORDS}
        others = {other for unit in telling for other in unit.others}
        # A word that half of everything holds, and that nobody typed, says nothing when marked.
        told = {other for other in others if " " in other}
        told.update(self._ranker.telling(others - told))
        phrases = {term(run) for run in reading.phrases}
        last = reading.units[-1] if reading.units else None
        beginning = last.typed[0] if last and last.begins else ""
        return Wanted({term([word]) for word in typed} | told | phrases, beginning)
