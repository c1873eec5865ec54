"""Why an entry matched: a stretch of its text with the matched words marked."""

import re
from collections.abc import Iterable, Sequence

from sfdesk.search.documents import Document
from sfdesk.search.results import Snippet

LENGTH = 112
_BEFORE = 22
_ELLIPSIS = "…"


Phrase = Sequence[Sequence[str]]
"""Words that must stand side by side; for each, the ways it is written."""


class Wanted:
    """The words that a query is looking for, as they are written in the texts.

    Args:
        surfaces: Whole words, lower case.
        beginnings: Beginnings of words, lower case.
        phrases: Runs of words that count only together.
    """

    def __init__(
        self, surfaces: Iterable[str], beginnings: Iterable[str], phrases: Sequence[Phrase] = ()
    ) -> None:
        whole, begun = set(surfaces), set(beginnings)
        self._words = whole | begun
        self._phrases = phrases
        runs = [r"[\W_]+".join(_any(word) for word in phrase) for phrase in phrases]
        alternatives = [*runs, *([_any(whole)] if whole else [])]
        alternatives += [re.escape(word) + r"\w*" for word in begun]
        found = "|".join(alternatives) or r"(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)

    def worth(self, lowered: str) -> int:
        """Return how many of the words a text seems to hold; quick, and sometimes too many."""
        words = sum(word in lowered for word in self._words)
        return words + sum(
            all(any(way in lowered for way in word) for word in phrase) for phrase in self._phrases
        )

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Return where the words stand in a text."""
        return [match.span() for match in self._pattern.finditer(text)]


def _any(ways: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(way) for way in sorted(ways, key=len, reverse=True))})"


def snippet(document: Document, lowered: Sequence[str], wanted: Wanted) -> Snippet:
    """Return the stretch of a document that holds the most different wanted words.

    A plain look for the words picks the part, since the exact pattern over every part
    would take most of a keystroke. Where only a name matches, that is shown; without any
    match the first part is, unmarked.

    Args:
        document: What was found.
        lowered: The texts of its parts in lower case.
        wanted: What to mark.
    """
    worth = [wanted.worth(text) for text in lowered]
    for number in sorted(range(len(worth)), key=lambda n: -worth[n]):
        label, text = document.parts[number]
        marks = wanted.marks(text) if worth[number] else []
        if marks:
            return _cut(label, text, marks)
    for name in document.names:
        if marks := wanted.marks(name):
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
