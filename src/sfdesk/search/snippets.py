"""Why an entry matched: a stretch of its text with the matched words marked."""

import re
from collections.abc import Iterable

from sfdesk.search.documents import Document
from sfdesk.search.results import Snippet

LENGTH = 130
_BEFORE = 22
_ELLIPSIS = "…"


def pattern(surfaces: Iterable[str], beginnings: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern that finds written words.

    Args:
        surfaces: Whole words as they are written in the texts.
        beginnings: Beginnings of words.

    Returns:
        The compiled pattern, or None where there is nothing to find.
    """
    whole = [re.escape(word) for word in sorted(set(surfaces), key=len, reverse=True)]
    begun = [re.escape(word) + r"\w*" for word in sorted(set(beginnings), key=len, reverse=True)]
    if not whole and not begun:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(whole + begun)})(?!\w)", re.IGNORECASE)


def snippet(document: Document, wanted: re.Pattern[str] | None) -> Snippet:
    """Return the stretch of a document that holds the most different matched words.

    Without any match the document's first part is shown, unmarked.
    """
    best: tuple[int, str, str, list[tuple[int, int]]] | None = None
    for label, text in document.parts if wanted else ():
        marks = [match.span() for match in wanted.finditer(text)] if wanted else []
        worth = len({text[a:b].lower() for a, b in marks})
        if worth and (best is None or worth > best[0]):
            best = (worth, label, text, marks)
    if best is None:
        label, text = document.parts[0] if document.parts else ("", "")
        return _cut(label, text, [])
    return _cut(*best[1:])


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
