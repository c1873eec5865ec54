"""Marks on the page: the words that a search matched, wherever they stand in the text."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice

from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from sfdesk.ui.look.theme import Theme

_MOST_MARKED = 60
_LAST_OF_ONE = "\uffff"
"""The last character that Qt counts as one."""


def page_marks(
    document: QTextDocument, words: Iterable[str], theme: Theme
) -> list[QTextEdit.ExtraSelection]:
    """Return a mark for every place where a word stands, in any case, but not on labels.

    Args:
        words: At least one, as they are written in the texts.
    """
    found = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    pattern = re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)
    text = document.toPlainText()
    matches = islice(pattern.finditer(text), 2 * _MOST_MARKED)
    # A paragraph may hold many of them, and is asked once.
    labels = cache(lambda number: _is_label(document.findBlockByNumber(number)))
    spans = (_as_counted(text, *match.span()) for match in matches)
    places = (span for span in spans if not labels(document.findBlock(span[0]).blockNumber()))
    return marks_of(document, islice(places, _MOST_MARKED), theme)


def marks_of(
    document: QTextDocument, places: Iterable[tuple[int, int]], theme: Theme
) -> list[QTextEdit.ExtraSelection]:
    """Return a mark for every place, given as where it begins and ends."""
    style = QTextCharFormat()
    style.setBackground(QColor(theme.mark))
    style.setForeground(QColor(theme.ink))
    if theme.high_contrast:  # Not set elsewhere: a link that is marked keeps its line.
        style.setFontUnderline(True)
    selections = []
    for start, end in places:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, style
        selections.append(selection)
    return selections


def _as_counted(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a stretch of a text begins and ends as Qt counts: an emoji is two for it."""
    if text.isascii() or max(text) <= _LAST_OF_ONE:
        return start, end
    before, within = (sum(map(_LAST_OF_ONE.__lt__, t)) for t in (text[:start], text[start:end]))
    return start + before, end + before + within


def _is_label(block: QTextBlock) -> bool:
    """Return whether it is a heading, or in the first column of a table: no answer to a query."""
    if block.blockFormat().headingLevel():
        return True
    cursor = QTextCursor(block)
    table = cursor.currentTable()
    return table is not None and table.columns() > 1 and table.cellAt(cursor).column() == 0
