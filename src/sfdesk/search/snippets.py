"""Why an entry matched: a stretch of its text with the matched words marked."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from sfdesk.reading.vocabulary import Run
from sfdesk.reading.words import stem, words
from sfdesk.search.documents import CAUTION, Document
from sfdesk.search.results import Snippet

LENGTH = 112
_BEFORE = 22
_ELLIPSIS = "…"
_SHORTEST_BEGINNING = 3
"""Letters from which on the beginning of a word is marked: "p" of "triple p" is no beginning."""


class Part:
    """One part of a document, taken apart into words when it is looked at."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def placed(self) -> list[tuple[str, str, int, int]]:
        """Its words: stem, folded word, where it begins and ends."""
        return [(stem(w.folded), w.folded, w.start, w.end) for w in words(self.text)]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(stem(f) for w in words(self.text) for f in (w.folded, *w.also))


class Wanted:
    """What a query is looking for.

    Args:
        terms: Stems, or several with spaces that count only side by side.
        beginning: What the last word begins with; empty if that is no matter.
    """

    def __init__(self, terms: Iterable[str], beginning: str) -> None:
        runs = [tuple(each.split()) for each in terms]
        self._single = frozenset(run[0] for run in runs if len(run) == 1)
        self._runs: list[Run] = [run for run in runs if len(run) > 1]
        self._heads = frozenset(run[0] for run in self._runs)
        self._begins = beginning if len(beginning) >= _SHORTEST_BEGINNING else ""

    def worth(self, part: Part) -> int:
        """Return how many of the words a text seems to hold; quick, and sometimes too many."""
        held = part.stems
        worth = len(self._single & held)
        if self._heads & held:
            worth += sum(held.issuperset(run) for run in self._runs)
        return worth + bool(self._begins and self._begins in part.text.lower())

    def marks(self, part: Part) -> list[tuple[int, int]]:
        """Return where the words stand in a text."""
        found: list[tuple[int, int]] = []
        placed, place = part.placed, 0
        while place < len(placed):
            length = self._length(placed, place)
            if length:
                found.append((placed[place][2], placed[place + length - 1][3]))
            place += length or 1
        return found

    def _length(self, placed: Sequence[tuple[str, str, int, int]], place: int) -> int:
        """Return how many words from here on are wanted together; 0 if this one is not."""
        stemmed, word, *_ = placed[place]
        for run in self._runs if stemmed in self._heads else ():
            if tuple(each[0] for each in placed[place : place + len(run)]) == run:
                return len(run)
        begun = bool(self._begins) and word.startswith(self._begins)
        return int(begun or stemmed in self._single)


def snippet(document: Document, parts: Sequence[Part], wanted: Wanted) -> Snippet:
    """Return the stretch of a document that holds the most different wanted words.

    Where only a name matches, that is shown; without any match the first part is, unmarked.
    """
    worth = list(map(wanted.worth, parts))
    for number in sorted(range(len(worth)), key=lambda n: -worth[n]):
        label, text = document.parts[number]
        marks = wanted.marks(parts[number]) if worth[number] else []
        if marks:
            return _cut(label, text, marks)
    for name in document.names:
        if marks := wanted.marks(Part(name)):
            return _cut("Name" if name == document.name else "Also called", name, marks)
    label, text = document.parts[0] if document.parts else ("", document.name)
    return _cut(label, text, [])


def cautions(document: Document) -> list[tuple[str, Part]]:
    """Return the cautions of a document, each with its trouble, which it names before a colon."""
    texts = (text for label, text in document.warnings if label == CAUTION)
    return [(text, Part(text.partition(":")[0])) for text in texts]


def caution(
    held: Sequence[tuple[str, Part]], wanted: Wanted, *, or_first: bool = False
) -> Snippet | None:
    """Return the caution whose trouble is what is looked for, or else the first, unmarked."""
    for text, trouble in held:
        if wanted.worth(trouble) and (marks := wanted.marks(trouble)):
            return _cut(CAUTION, text, marks)
    return _cut(CAUTION, held[0][0], []) if or_first and held else None


def _cut(label: str, text: str, marks: list[tuple[int, int]]) -> Snippet:
    start = _start(text, marks)
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + LENGTH // 2)
    lead = _ELLIPSIS if start else ""
    tail = _ELLIPSIS if end < len(text) else ""
    shift = len(lead) - start
    kept = tuple((a + shift, b + shift) for a, b in marks if start <= a and b <= end)
    return Snippet(label, lead + text[start:end] + tail, kept)


def _start(text: str, marks: list[tuple[int, int]]) -> int:
    """Begin a little before the window that holds the most marks, at the start of a word."""
    if not marks or marks[0][0] < _BEFORE:
        return 0
    first = max(marks, key=lambda m: sum(m[0] <= b < m[0] + LENGTH - _BEFORE for _, b in marks))[0]
    return text.find(" ", first - _BEFORE) + 1
