"""What is taken from a page to another program: plain text, and rich text without our looks."""

import re
from collections.abc import Iterator

from PySide6.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
    QTextFrame,
    QTextTable,
)

from sfdesk.ui.support.page_pieces import PICTURE, things_in

_LOOKS = re.compile(
    r"\s*(?:color|background-color|font-family|font-size|-qt-[\w-]+|line-height):[^;\"]*;?"
)
_GROUND = re.compile(r'\s*(?:bgcolor|bordercolor)="[^"]*"')
_PICTURES = re.compile(r"<img\b[^>]*>\s*")
_LINK = re.compile(r"</?a\b[^>]*>")
_EMPTY = re.compile(r'\s*style="\s*"')
_SPAN = re.compile(r"<span>(.*?)</span>", re.DOTALL)
_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)


def plain_text(fragment: QTextDocumentFragment) -> str:
    """Return a piece of a page as lines; cells of a table are set apart by tabs."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(fragment)
    text = "\n".join(_lines(document.rootFrame())).strip()
    return re.sub(f"{PICTURE} ?", "", text)


def rich_text(fragment: QTextDocumentFragment) -> str:
    """Return a piece of a page as HTML: headings, lists and tables, in the colours of its reader.

    The links of a page lead nowhere outside the program, and colours of a dark theme would be
    hard to read on a white page.
    """
    html = fragment.toHtml()
    body = _BODY.search(html)
    html = _LINK.sub("", _PICTURES.sub("", body[1] if body else html))
    html = _EMPTY.sub("", _GROUND.sub("", _LOOKS.sub("", html)))
    return _SPAN.sub(r"\1", html).strip()


def _lines(frame: QTextFrame) -> Iterator[str]:
    for thing in things_in(frame):
        if isinstance(thing, QTextTable):
            yield from _rows(thing)
            yield ""
        elif isinstance(thing, QTextFrame):
            yield from _lines(thing)
        else:
            yield from _paragraph(thing)


def _paragraph(block: QTextBlock) -> Iterator[str]:
    words = block.text().replace("\u2028", "\n").strip()
    if block.textList() is not None:
        yield f"• {words}"
    elif words:
        yield words
        yield ""


def _rows(table: QTextTable) -> Iterator[str]:
    for row in range(table.rows()):
        yield "\t".join(_cell(table, row, column) for column in range(table.columns()))


def _cell(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    lines = re.split(r"[\u2028\u2029\n]+", cursor.selectedText())
    return "; ".join(line.strip() for line in lines if line.strip())
