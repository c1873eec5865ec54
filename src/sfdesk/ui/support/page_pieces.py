"""A page as pieces with roles: headings, paragraphs, links, lists, tables. No widgets.

Read from the document that is shown, so that it cannot say anything else.
"""

from collections.abc import Iterator
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

from PySide6.QtGui import (
    QTextBlock,
    QTextDocument,
    QTextFragment,
    QTextFrame,
    QTextList,
    QTextTable,
    QTextTableCell,
)

PICTURE = "\ufffc"
"""What stands in a document for a picture; those of a page say nothing that words do not."""


class Kind(Enum):
    """What a piece is."""

    HEADING = auto()
    PARAGRAPH = auto()
    LINK = auto()
    LIST = auto()
    ITEM = auto()
    BOX = auto()
    TABLE = auto()
    ROW = auto()
    HEAD = auto()
    CELL = auto()


class Piece(NamedTuple):
    """One of them.

    Attributes:
        words: What it says; empty where its pieces say it.
        start: Where it begins in the document.
        end: Where it ends.
        level: Of a heading.
        target: Of a link.
    """

    kind: Kind
    words: str
    start: int
    end: int
    pieces: "tuple[Piece, ...]" = ()
    level: int = 0
    target: str = ""


def pieces_of(document: QTextDocument) -> tuple[Piece, ...]:
    """Return the pieces of a page, in order."""
    return tuple(_of_frame(document.rootFrame()))


def every(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield pieces and what is in them, in order."""
    for piece in pieces:
        yield piece
        yield from every(piece.pieces)


def _of_frame(frame: QTextFrame) -> Iterator[Piece]:
    for single, things in groupby(things_in(frame), key=_list_of):
        if isinstance(single, int):
            items = tuple(_item(block) for block in things if isinstance(block, QTextBlock))
            yield Piece(Kind.LIST, "", items[0].start, items[-1].end, items)
            continue
        for thing in things:
            if isinstance(thing, QTextTable):
                yield _table(thing)
            elif isinstance(thing, QTextFrame):
                yield from _of_frame(thing)
            elif clean(thing.text()):
                yield _paragraph(thing)


def things_in(holder: QTextFrame | QTextTableCell) -> Iterator[QTextFrame | QTextBlock]:
    """Yield the frames, tables among them, and the blocks that stand in a frame or a cell."""
    place = holder.begin()
    while place != holder.end():
        inner, block = place.currentFrame(), place.currentBlock()
        if inner is not None:
            yield inner
        elif block.isValid():
            yield block
        place += 1


def _list_of(thing: QTextFrame | QTextBlock) -> int | None:
    """Return the number of the list that a block is of; its neighbours are of the same."""
    found: QTextList | None = thing.textList() if isinstance(thing, QTextBlock) else None
    return found.objectIndex() if found else None


def clean(words: str) -> str:
    """Return words without what stands for a picture, their lines parted by semicolons."""
    lines = words.replace(PICTURE, " ").split("\u2028")
    return "; ".join(filter(None, (" ".join(line.split()) for line in lines)))


def _item(block: QTextBlock) -> Piece:
    return _paragraph(block)._replace(kind=Kind.ITEM)


def _paragraph(block: QTextBlock) -> Piece:
    level = block.blockFormat().headingLevel()
    kind = Kind.HEADING if level else Kind.PARAGRAPH
    start, end = block.position(), block.position() + block.length() - 1
    return Piece(kind, clean(block.text()), start, end, tuple(_links(block)), level)


def _links(block: QTextBlock) -> Iterator[Piece]:
    """Yield the links of a block; one that changes its looks midway is still one."""
    for target, parts in groupby(
        fragments_of(block), key=lambda each: each.charFormat().anchorHref()
    ):
        found = [*parts]
        if target:
            words = clean("".join(each.text() for each in found))
            start, last = found[0].position(), found[-1]
            yield Piece(Kind.LINK, words, start, last.position() + last.length(), target=target)


def fragments_of(block: QTextBlock) -> Iterator[QTextFragment]:
    """Yield the stretches of a block that look alike."""
    place = block.begin()
    while not place.atEnd():
        yield place.fragment()
        place += 1


def _table(table: QTextTable) -> Piece:
    start, end = table.firstPosition(), table.lastPosition()
    if table.columns() == 1:
        inner = (_cell_pieces(table.cellAt(row, 0)) for row in range(table.rows()))
        return Piece(Kind.BOX, "", start, end, tuple(each for cell in inner for each in cell))
    rows = tuple(_row(table, row) for row in range(table.rows()))
    return Piece(Kind.TABLE, "", start, end, rows)


def _row(table: QTextTable, row: int) -> Piece:
    heads = table.format().toTableFormat().headerRowCount()
    cells = tuple(_cell(table, row, column, heads) for column in range(table.columns()))
    first, *others = (cell.words for cell in cells)
    words = f"{first}: {', '.join(filter(None, others))}"
    return Piece(Kind.ROW, words, cells[0].start, cells[-1].end, cells)


def _cell(table: QTextTable, row: int, column: int, heads: int) -> Piece:
    cell = table.cellAt(row, column)
    inner = _cell_pieces(cell)
    words = " ".join(piece.words for piece in every(inner) if piece.kind is not Kind.LINK)
    head = row < heads or column == 0
    links = tuple(piece for piece in every(inner) if piece.kind is Kind.LINK)
    start, end = cell.firstPosition(), cell.lastPosition()
    return Piece(Kind.HEAD if head else Kind.CELL, words, start, end, links)


def _cell_pieces(cell: QTextTableCell) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for thing in things_in(cell):
        if isinstance(thing, QTextTable):
            found.append(_table(thing))
        elif isinstance(thing, QTextFrame):
            found += _of_frame(thing)
        elif clean(thing.text()):
            found.append(_item(thing) if thing.textList() else _paragraph(thing))
    return tuple(found)
