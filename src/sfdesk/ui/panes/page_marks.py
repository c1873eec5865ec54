"""Marks on the page: the words that a search matched, wherever they stand in the text."""

import re
from bisect import bisect_left
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
    wide = [place for place, letter in enumerate(text) if letter > _LAST_OF_ONE]
    # As Qt counts: an emoji is two for it.
    spans = ([at + bisect_left(wide, at) for at in match.span()] for match in matches)
    places = (
        (start, end) for start, end in spans if not labels(document.findBlock(start).blockNumber())
    )
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


def _is_label(block: QTextBlock) -> bool:
    """Return whether it is a heading, or in the first column of a table: no answer to a query."""
    if block.blockFormat().headingLevel():
        return True
    cursor = QTextCursor(block)
    table = cursor.currentTable()
    return table is not None and table.columns() > 1 and table.cellAt(cursor).column() == 0
