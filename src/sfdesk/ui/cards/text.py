"""Text on cards, drawn fast: every card is painted anew with every key that is typed.

``QTextLayout`` shapes a snippet whole to break it and again to draw it, twice where the end is cut
off. Here words are measured once for good, and lines are drawn as they are.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

_ELLIPSIS = "…"
_TRIMMED = " .,;:…"
"""What would stand oddly before an ellipsis."""
_SHORT = 60
"""Characters of a text that may stand in one line, and so is measured whole first."""
_REMEMBERED = 5000


class CardText:
    """Measures, cuts and breaks text of one font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.width = lru_cache(_REMEMBERED)(self._width)
        self._space = self.width(" ")

    def _width(self, text: str) -> float:
        return self.metrics.horizontalAdvance(text)

    def _elided(self, text: str, room: float) -> str:
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def lines(self, text: str, room: float, most: int) -> list[tuple[int, str]]:
        """Break a text between words.

        Returns:
            Where each line begins in the text, and the line. At most ``most``; what does not fit
            ends in an ellipsis.
        """
        if len(text) <= _SHORT and self.width(text) <= room:
            return [(0, text)]
        lines: list[tuple[int, str]] = []
        start, used, ends = 0, 0.0, list[tuple[int, float]]()
        for begin, word in _words(text):
            wide = self.width(word)
            if ends and used + wide > room:
                if len(lines) + 1 == most:
                    return [*lines, (start, self._cut(text, start, ends, room))]
                lines.append((start, self._fitting(text[start : ends[-1][0]], ends[-1][1], room)))
                start, used, ends = begin, 0.0, []
            ends.append((begin + len(word), used + wide))
            used += wide + self._space
        return [*lines, (start, self._fitting(text[start:], used - self._space, room))]

    def _fitting(self, line: str, width: float, room: float) -> str:
        return line if width <= room else self._elided(line, room)

    def _cut(self, text: str, start: int, ends: list[tuple[int, float]], room: float) -> str:
        """Return a line after which the text goes on, with as many words as leave room to say so.

        Args:
            ends: Of each word of the line: where it ends in the text, and in pixels.
        """
        left = room - self.width(_ELLIPSIS)
        end = next((end for end, right in reversed(ends) if right <= left), ends[0][0])
        return self._elided(text[start:end].rstrip(_TRIMMED) + _ELLIPSIS, room)

    def marked(
        self, line: str, begins: int, marks: Iterable[tuple[int, int]]
    ) -> Iterator[tuple[str, float]]:
        """Yield what is marked in a line, each with its distance from the beginning in pixels.

        Args:
            begins: Where the line begins in the text that ``marks`` count in.
        """
        for first, last in marks:
            first, last = max(0, first - begins), min(len(line), last - begins)
            if first < last:
                yield line[first:last], self.width(line[:first])


def _words(text: str) -> Sequence[tuple[int, str]]:
    found, begin = [], 0
    for word in text.split(" "):
        if word:
            found.append((begin, word))
        begin += len(word) + 1
    return found
