"""Makes the first cell of each row of a table a head, in the tags of a PDF that typst made.

Typst tags the heads of columns. For those of rows it has a switch ("a11y-extras") that its Python
package does not offer, so the tags are changed afterwards: a cell becomes a head with a name and a
scope, and the other cells of its row name it beside the head of their column. Nothing that is
drawn is touched. Standard library only.
"""

import re
from collections.abc import Iterator

_ROW = re.compile(rb"/Type/StructElem/S/TR/P \d+ 0 R/K\[([^\]]*)\]")
_CELL = b"/Type/StructElem/S/TD/"
_HEADERS = re.compile(rb"/O/Table(.*?)/Headers\[([^\]]*)\]")
_NAMES = re.compile(rb"/IDTree<</Names\[([^\]]*)\]>>")
_NAME = re.compile(rb"\(([^)]*)\)(\d+) 0 R")
_KID = re.compile(rb"(\d+) 0 R")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")

Objects = dict[int, bytes]
"""Number → the object as it stands in the file, from its number to the next object."""


def with_row_heads(pdf: bytes) -> bytes:
    """Return a PDF in which the first cell of each row that is no head already is one.

    Args:
        pdf: A file that typst wrote: one table of plain objects, no updates.
    """
    start = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    objects = _objects(pdf, start)
    named = list(_heads(objects))
    if not named:
        return pdf
    for number, cells in named:
        _make_head(objects, number, cells)
    _name(objects, [number for number, _ in named])
    return _written(objects, pdf)


def _objects(pdf: bytes, start: int) -> Objects:
    entries = _ENTRY.findall(pdf[start : pdf.rindex(b"trailer")])
    offsets = {n: int(offset) for n, (offset, _, kind) in enumerate(entries) if kind == b"n"}
    order = sorted(offsets, key=offsets.__getitem__)
    ends = [offsets[n] for n in order[1:]] + [start]
    return {n: pdf[offsets[n] : end] for n, end in zip(order, ends, strict=True)}


def _heads(objects: Objects) -> Iterator[tuple[int, list[int]]]:
    """Yield of each row the cell that is to be its head, and the others."""
    for body in list(objects.values()):
        if row := _ROW.search(body):
            first, *others = map(int, _KID.findall(row[1]))
            if _CELL in objects[first] and others:
                yield first, others


def _make_head(objects: Objects, number: int, cells: list[int]) -> None:
    name = _id(number)
    head = objects[number].replace(b"/S/TD/", b"/S/TH/ID(" + name + b")/", 1)
    objects[number] = _HEADERS.sub(rb"/O/Table\1/Scope/Row/Headers[\2]", head, count=1)
    for cell in cells:
        also = rb"/O/Table\1/Headers[\2(" + name + rb")]"
        objects[cell] = _HEADERS.sub(also, objects[cell], count=1)


def _name(objects: Objects, numbers: list[int]) -> None:
    """Put the new heads into the tree of names, which is in the order of the names."""
    for number, body in objects.items():
        if found := _NAMES.search(body):
            names = {name: int(of) for name, of in _NAME.findall(found[1])}
            names |= {_id(n): n for n in numbers}
            listed = b"".join(b"(%b)%d 0 R" % (name, names[name]) for name in sorted(names))
            tree = b"/IDTree<</Names[" + listed + b"]>>"
            objects[number] = body[: found.start()] + tree + body[found.end() :]


def _id(number: int) -> bytes:
    return b"row%d" % number


def _written(objects: Objects, pdf: bytes) -> bytes:
    """Return the file anew, with the objects in their order and a table of where they are."""
    head, trailer = pdf[: pdf.index(b" 0 obj")], pdf[pdf.rindex(b"trailer") :]
    parts, offsets = [head[: head.rindex(b"\n") + 1]], {}
    at = len(parts[0])
    for number, body in objects.items():
        offsets[number] = at
        parts.append(body)
        at += len(body)
    size = max(offsets) + 1
    table = b"".join(b"%010d 00000 n \n" % offsets[n] for n in range(1, size))
    end = re.sub(rb"startxref\s+\d+", b"startxref\n%d" % at, trailer)
    return b"".join((*parts, b"xref\n0 %d\n0000000000 65535 f \n" % size, table, end))
