"""Why an entry matched: a stretch of its text with the matched words marked."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from sfdesk.search.documents import Document
from sfdesk.search.results import Snippet
from sfdesk.search.words import placed_words, surface_words

LENGTH = 112
_BEFORE = 22
_ELLIPSIS = "…"


Phrase = Sequence[Iterable[str]]
"""Words that must stand side by side; for each, the ways it is written."""


class Part:
    """One part of a document, taken apart into words.

    Attributes:
        lowered: Its text in lower case.
        words: Its words as they are written, lower case.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.lowered = text.lower()
        self.words = frozenset(surface_words(self.lowered))

    @cached_property
    def placed(self) -> list[tuple[str, int, int]]:
        """Its words in order, each with where it begins and ends in the text."""
        return [(word.lower(), start, end) for word, start, end in placed_words(self._text)]


class Wanted:
    """The words that a query is looking for, as they are written in the texts.

    Words are compared one by one: a pattern of them all would have to be compiled with every
    key, which took longer than to look through the texts.

    Args:
        surfaces: Whole words, lower case.
        beginnings: Beginnings of words, lower case.
        phrases: Runs of words that count only together.
    """

    def __init__(
        self, surfaces: Iterable[str], beginnings: Iterable[str], phrases: Iterable[Phrase] = ()
    ) -> None:
        written = [surface_words(surface) for surface in surfaces]
        self._single = frozenset(words[0] for words in written if len(words) == 1)
        compounds = [[frozenset((word,)) for word in words] for words in written if len(words) > 1]
        self._runs = [*([frozenset(way) for way in run] for run in phrases), *compounds]
        self._heads = frozenset[str]().union(*(run[0] for run in self._runs))
        self._begun = tuple(beginnings)

    def worth(self, part: Part) -> int:
        """Return how many of the words a text seems to hold; quick, and sometimes too many."""
        held = part.words
        worth = len(self._single & held)
        for beginning in self._begun:
            worth += beginning in part.lowered
        if not self._heads.isdisjoint(held):
            for run in self._runs:
                worth += not any(word.isdisjoint(held) for word in run)
        return worth

    def marks(self, part: Part) -> list[tuple[int, int]]:
        """Return where the words stand in a text."""
        found: list[tuple[int, int]] = []
        placed, place = part.placed, 0
        while place < len(placed):
            length = self._length(placed, place)
            if length:
                found.append((placed[place][1], placed[place + length - 1][2]))
            place += length or 1
        return found

    def _length(self, placed: Sequence[tuple[str, int, int]], place: int) -> int:
        """Return how many words from here on are wanted together; 0 if this one is not."""
        word = placed[place][0]
        for run in self._runs if word in self._heads else ():
            here = [each for each, _, _ in placed[place : place + len(run)]]
            if len(here) == len(run) and all(map(frozenset.__contains__, run, here)):
                return len(run)
        return int(word in self._single or word.startswith(self._begun))


def snippet(document: Document, parts: Sequence[Part], wanted: Wanted) -> Snippet:
    """Return the stretch of a document that holds the most different wanted words.

    A plain look for the words picks the part, since the exact pattern over every part
    would take most of a keystroke. Where only a name matches, that is shown; without any
    match the first part is, unmarked.

    Args:
        document: What was found.
        parts: Its parts, prepared.
        wanted: What to mark.
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
    return beginning(document)


def beginning(document: Document) -> Snippet:
    """Return how a document begins, nothing marked."""
    label, text = document.parts[0] if document.parts else ("", "")
    return _cut(label, text, [])


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
    if first < _BEFORE:
        return 0
    return text.find(" ", max(0, first - _BEFORE)) + 1
