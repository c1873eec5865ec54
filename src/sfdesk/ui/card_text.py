"""Text on cards, drawn fast: every card is painted anew with every key that is typed.

``QTextLayout`` shapes a snippet whole to break it and again to draw it, twice where the end is cut
off. Here words are measured once for good, and lines are drawn as they are.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

_ELLIPSIS = "…"
_REMEMBERED = 5000


class Stretch(NamedTuple):
    """Some characters of a line that look the same.

    Attributes:
        left: Where they begin, in pixels from the beginning of the line.
        width: How wide they are.
    """

    text: str
    marked: bool
    left: float
    width: float


class CardText:
    """Measures, cuts and breaks text of one font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.width = lru_cache(_REMEMBERED)(self.metrics.horizontalAdvance)
        self.elided = lru_cache(_REMEMBERED)(self._elided)
        self._space = self.width(" ")

    def _elided(self, text: str, room: int) -> str:
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def lines(self, text: str, room: float, most: int) -> list[tuple[int, str]]:
        """Break a text between words.

        Returns:
            Where each line begins in the text, and the line. At most ``most``; what does not fit
            ends in an ellipsis.
        """
        lines: list[tuple[int, str]] = []
        start = end = 0
        used = 0.0
        for begin, word in _words(text):
            wide = self.width(word)
            if end > start and used + wide > room:
                if len(lines) + 1 == most:
                    return [*lines, (start, self._cut(text[start:end], room))]
                lines.append((start, text[start:end]))
                start, used = begin, 0.0
            end, used = begin + len(word), used + wide + self._space
        return [*lines, (start, self._fitting(text[start:end], room))]

    def _fitting(self, line: str, room: float) -> str:
        return line if self.width(line) <= room else self._elided(line, int(room))

    def _cut(self, line: str, room: float) -> str:
        """Return a line after which the text goes on."""
        while " " in line and self.width(line + _ELLIPSIS) > room:
            line = line.rpartition(" ")[0]
        return self._fitting(line.rstrip(_ELLIPSIS) + _ELLIPSIS, room)

    def stretches(
        self, line: str, begins: int, marks: Iterable[tuple[int, int]]
    ) -> Iterator[Stretch]:
        """Take a line apart at its marks.

        Args:
            begins: Where the line begins in the text that ``marks`` count in.
        """
        left, done = 0.0, 0
        for text, marked in _pieces(line, begins, marks):
            done += len(text)
            right = self.metrics.horizontalAdvance(line[:done])
            yield Stretch(text, marked, left, right - left)
            left = right


def _pieces(
    line: str, begins: int, marks: Iterable[tuple[int, int]]
) -> Iterator[tuple[str, bool]]:
    done = 0
    for first, last in marks:
        first, last = max(done, first - begins), min(len(line), last - begins)
        if first < last:
            if done < first:
                yield line[done:first], False
            yield line[first:last], True
            done = last
    if done < len(line):
        yield line[done:], False


def _words(text: str) -> Sequence[tuple[int, str]]:
    found, begin = [], 0
    for word in text.split(" "):
        if word:
            found.append((begin, word))
        begin += len(word) + 1
    return found
