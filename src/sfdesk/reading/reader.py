"""Read what was typed, once, into one value that search, filters and window share.

``Reader.read`` never fails: whatever is typed, from punctuation to ten thousand characters,
gives a reading, if need be one that asks for nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from sfdesk.model.filtering import Filters
from sfdesk.reading.danger import names_danger
from sfdesk.reading.lists import is_common, is_english, is_name
from sfdesk.reading.meanings import meanings
from sfdesk.reading.reading import Reading, Unit
from sfdesk.reading.typed_filters import words_and_filters
from sfdesk.reading.vocabulary import Known, Run, Vocabulary
from sfdesk.reading.words import CONTRACTIONS, STOPWORDS, cleaned, folded, same_text

LONGEST_QUERY = 300
"""Characters that are looked at. More is no question a person typed."""
MOST_WORDS = 24
_SHORTEST_BEGINNING = 3
"""Letters from which on the beginning of a word stands for what the whole word means."""
_ENDING = 4
"""Letters that a stem may be shorter than its word."""
_LONGEST_NAME = 9
_FRAMES = re.compile(
    r"\b(?:(?:worried|concerned) (?:about|that)|looking for|struggling with|help with|dealing with"
    r"|(?:parents|mum|dad|she|he|they|school) says? (?:that )?(?=they|she|he|i))\b",
    re.IGNORECASE,
)
"""What is said around a trouble and is none."""
_WORKS = re.compile(
    r"^\W*(?:how well )?(?:does|do|did|will|would|is|are) (.+?)"
    r" (?:(?:really|actually) )?(?:work(?:ed)?|any good|worth it)\b(.*)$",
    re.IGNORECASE,
)
"""What is said around a programme to ask whether it works."""
_DEFINES = re.compile(
    r"^what(?:'?s| is| are) (?:\S+ ?){1,3}$"
    r"|\b(?:do|does|did|what(?:'?s)?) (?:\S+ ){1,5}"
    r"(?<!is )(?<!are )(?<!be )(?<!being )(?<!and )means?\b"
    r"|^(?:\S+ ){1,4}(?:means|meaning)\W*$|\b(?:meaning of|stands? for|definition)\b"
    r"|\bdifference between\b|\bin plain (?:english|words)\b"
    r"|\bhow (?:do|can|should) (?:i|we|you) (?:print|search|filter|export|save|compare|read|use)\b",
    re.IGNORECASE,
)
"""What asks for the meaning of a word, or how something is done here; people are "mean" too."""
_ITEM = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<bare>[^\s"]+))')


class Reader:
    """Reads for one edition.

    Args:
        vocabulary: What people say.
        known: What may stand before and after a colon; anything else is words.
        names: Of all entries that are not references: what is named is not read as a meaning.
        programmes: Names of the interventions; their words say much, however common.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        known: Filters,
        names: Iterable[str],
        programmes: Iterable[str] = (),
    ) -> None:
        self._vocabulary = vocabulary
        self._known = known
        self._names = frozenset(map(same_text, names))
        self._programmes = frozenset(word for name in programmes for word in folded(name))

    def read(
        self, typed: str, unread: frozenset[str] = frozenset(), *, exactly: bool = True
    ) -> Reading:
        """Read what was typed.

        Args:
            typed: Any text. Only the first ``LONGEST_QUERY`` characters count.
            unread: Words that are to stay words although they mean something.
            exactly: Whether quoted words must stand like this; else they are words like others.
        """
        text = cleaned(typed[:LONGEST_QUERY])
        free: list[str] = []
        phrases: list[Run] = []
        without: list[Run] = []
        said, filters = words_and_filters(text, self._known)
        for match in _ITEM.finditer(said):
            item = match["phrase"] if match["phrase"] is not None else match["bare"]
            if match["minus"]:
                without.append(folded(item))
            elif match["phrase"] is not None and exactly:
                phrases.append(folded(item))
            else:
                free.append(item)
        begun = text.rstrip("'") if re.search(r"\w'?$", text) else ""
        open_ended = bool(begun and free) and begun.endswith(free[-1].rstrip("'"))
        return self._understood(text, " ".join(free), open_ended, unread, phrases, without, filters)

    def _understood(
        self,
        text: str,
        free: str,
        open_ended: bool,
        unread: frozenset[str],
        phrases: list[Run],
        without: list[Run],
        filters: dict[str, frozenset[str]],
    ) -> Reading:
        named = same_text(free) in self._names
        free = free if named else _WORKS.sub(r"\1\2", free)
        whole = " ".join(folded(free)[:MOST_WORDS])
        frames = [] if named else [match[0] for match in _FRAMES.finditer(free)]
        free = _FRAMES.sub(lambda match: " " * len(match[0]), free) if frames else free
        defines = " " in whole and bool(_DEFINES.search(free))
        # "What does cost rating 2 mean" asks for no row of that cost.
        found = (
            []
            if named or defines
            else sorted(meanings(self._known.info, free, unread), key=lambda each: each[1])
        )
        rest, extra, at = "", " ".join(frames), 0
        for meaning, start, end in found:
            if not meaning.is_word:
                rest, extra, at = f"{rest}{free[at:start]} ", f"{extra} {meaning.words}", end
        rest += free[at:]
        open_ended = open_ended and at < len(free)
        words = folded(rest)[:MOST_WORDS]
        kept = [*words, *(word for run in (*phrases, *without) for word in run)]
        soft = {folded(meaning.text) for meaning, _, _ in found if meaning.is_word}
        units = self._units(words, open_ended)
        # "Anything for under twos": what is left asks for nothing by itself.
        says_nothing = bool(found) and all(map(self._is_plain_unit, units))
        if says_nothing or len(units) > 1:
            units = tuple(
                u._replace(extra=u.extra or says_nothing or u.typed in soft) for u in units
            )
        more = self._units(folded(extra), False)
        return Reading(
            text,
            (*units, *dict.fromkeys(unit._replace(extra=True) for unit in more)),
            tuple(filter(None, phrases)),
            tuple(filter(None, without)),
            filters,
            tuple(dict.fromkeys(meaning for meaning, _, _ in found)),
            whole,
            tuple(self._called(folded(free))),
            defines,
            names_danger(folded(text)),
            named or self._harmless(kept),
        )

    def _units(self, typed: Run, open_ended: bool) -> tuple[Unit, ...]:
        """Return what is asked for: runs that the vocabulary knows, else word by word."""
        runs = [(run, known or self._hinted(run)) for run, known in self._runs(typed)]
        sure = [[n for n, is_sure in known.items() if is_sure] for _, known in runs]
        agreed = Counter(number for _, known in runs for number in known)
        units: list[Unit] = []
        for place, (run, known) in enumerate(runs):
            others = [each for n, each in enumerate(sure) if n != place]
            pointed = set[object]().union(*map(self._vocabulary.directions, others))
            alone = all(each and not self._vocabulary.points(each) for each in others)
            meant = [
                n
                for n, is_sure in known.items()
                if is_sure or alone or agreed[n] > 1 or pointed & self._vocabulary.directions([n])
            ]
            meant += self._inner(run, meant)
            begins = open_ended and place == len(runs) - 1 and len(run) == 1
            if not meant and len(run) == 1 and not is_name(run[0]):
                meant = self._vocabulary.telling(run[0], common=self._is_plain(run[0]))
            units += self._unit(run, self._vocabulary.terms(meant), begins, alone=run == typed)
            if begins and not meant and units:
                begun = self._vocabulary.terms(self._begun(run[0]))
                units[-1] = units[-1]._replace(begun=begun)
        units = self._with_apart(typed, units)
        if all(unit.extra for unit in units):
            return tuple(unit._replace(extra=False) for unit in units)
        return tuple(units)

    def _hinted(self, run: Run) -> Known:
        """Return what an unknown word may mean, by the expressions that it stands in."""
        if len(run) > 1 or is_name(run[0]):
            return {}
        found = self._vocabulary.hinted(run[0], common=self._is_plain(run[0]))
        return dict.fromkeys(found, False)

    def _with_apart(self, typed: Run, units: list[Unit]) -> list[Unit]:
        """Add expressions whose words stand apart; the words alone then matter less."""
        used: set[str] = set()
        added: list[Unit] = []
        alone = {unit.typed[0] for unit in units if len(unit.typed) == 1}
        for places, meant in self._vocabulary.apart(typed):
            words = tuple(typed[place] for place in places)
            if alone.issuperset(words) and not used & set(words):
                used.update(words)
                added.append(Unit(words, self._vocabulary.terms(meant)))
        kept = (u._replace(extra=True) if used & set(u.typed) else u for u in units)
        return [*added, *kept] if added else units

    def _begun(self, letters: str) -> list[int]:
        """Return what an unfinished word may be about to mean.

        A right word is going to be found by its stem, and so is its beginning.
        """
        shortest = max(_SHORTEST_BEGINNING, len(letters) - _ENDING)
        if not is_english(letters, begun=True):
            shortest = max(_SHORTEST_BEGINNING, len(letters))
        lengths = range(len(letters), shortest - 1, -1)
        found = (self._vocabulary.beginning(letters[:length]) for length in lengths)
        return next(filter(None, found), [])

    def _inner(self, run: Run, meant: list[int]) -> list[int]:
        """Return what words within a run mean, where that points the same way as the run."""
        wanted = self._vocabulary.directions(meant)
        words = run if len(run) > 1 else ()
        inner = (n for word in words for n in self._vocabulary.sure((word,)))
        return [n for n in inner if wanted & self._vocabulary.directions([n])]

    def _runs(self, typed: Run) -> list[tuple[Run, Known]]:
        runs: list[tuple[Run, Known]] = []
        while typed:
            span, known = self._vocabulary.longest(typed)
            run, typed = typed[: span or 1], typed[span or 1 :]
            if known or run[0] not in STOPWORDS or not (runs or typed):
                runs.append((run, known))
        return runs

    def _called(self, typed: Run) -> Iterator[str]:
        """Yield the names that stand in what was typed, longest first where several begin."""
        at = 0
        while at < len(typed):
            lengths = range(min(len(typed) - at, _LONGEST_NAME), 0, -1)
            names = ((n, " ".join(typed[at : at + n])) for n in lengths)
            length, name = next((each for each in names if each[1] in self._names), (1, ""))
            if name:
                yield name
            at += length

    def _unit(
        self, run: Run, others: tuple[str, ...], begins: bool, *, alone: bool
    ) -> Iterable[Unit]:
        """Return a run as one thing if it stands for something, else its words."""
        if others:
            return [Unit(run, others, begins)]
        silent = frozenset[str]() if begins and alone else STOPWORDS | CONTRACTIONS
        words = [w for w in run if w not in silent and (begins or not self._is_letter(w))]
        return [Unit((word,), begins=begins, extra=self._is_plain(word)) for word in words]

    def _is_plain_unit(self, unit: Unit) -> bool:
        return not unit.others and all(map(self._is_plain, unit.typed))

    def _is_letter(self, word: str) -> bool:
        return len(word) == 1 and word.isalpha() and word not in self._programmes

    def _is_plain(self, word: str) -> bool:
        """Return whether a word is so common, and so far from the field, that it says little."""
        return word not in self._programmes and is_common(word)

    def _harmless(self, typed: list[str]) -> bool:
        """Return whether every word is the field's, and none that stands by itself a name."""
        while typed:
            span, _ = self._vocabulary.longest(typed)
            run, typed = typed[: max(1, span)], typed[max(1, span) :]
            if not self._vocabulary.says(run) and not all(map(self._is_of_the_field, run)):
                return False
        return True

    def _is_of_the_field(self, word: str) -> bool:
        known = word in self._named_words or self._vocabulary.holds(word) or word.isdigit()
        return word in STOPWORDS or (known and not is_name(word))

    @cached_property
    def _named_words(self) -> frozenset[str]:
        labels = (words for facet in self._known.facets for words in facet.values.values())
        return frozenset(w for text in (*self._names, *labels) for w in folded(text))
