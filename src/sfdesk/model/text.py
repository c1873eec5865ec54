"""Paragraphs with note markers: ``"… at best preliminary. [13, 14]"``.

The markers hold resolved note numbers. Everything that shows or searches text
goes through here, so there is one idea of what a marker is.
"""

import re
from collections.abc import Iterable, Iterator

MARKER = re.compile(r"\s?\[(\d{1,3}(?:,\s?\d{1,3})*)\]")


def plain(text: str) -> str:
    """Return the paragraph without its note markers."""
    return MARKER.sub("", text)


def notes(text: str) -> tuple[int, ...]:
    """Return the note numbers marked in the paragraph, in order."""
    return tuple(int(n) for group in MARKER.findall(text) for n in group.split(","))


def segments(text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield ``(words, notes marked right after them)`` from start to end."""
    start = 0
    for match in MARKER.finditer(text):
        yield text[start : match.start()], tuple(int(n) for n in match[1].split(","))
        start = match.end()
    if start < len(text):
        yield text[start:], ()


def cited(paragraphs: Iterable[str]) -> frozenset[int]:
    """Return every note number marked in any of the paragraphs."""
    return frozenset(n for paragraph in paragraphs for n in notes(paragraph))
