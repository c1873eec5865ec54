"""Hold a document that was read against the shape of the review: is it whole, and in order?

Compared are count, order and amount, not words: a copy with other quotation marks or a corrected
slip passes, one that lacks a paragraph or half a cell does not.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sfdesk.core.language import counted
from sfdesk.published.document import plain_text
from sfdesk.published.parsing import ENDED, Parsed
from sfdesk.published.review import STEP, Review, RowShape, Shape, shape_of
from sfdesk.published.tables import columns_of

SMALL = 20
"""So many characters more or fewer may be a corrected slip: told, but no reason to refuse."""

_KINDS = (("paragraph", "paragraphs"), ("list item", "list items"))
_FEW = 3


class Flaw(NamedTuple):
    """One place where a document is not as the review.

    Attributes:
        text: Where, and what is wrong, for people.
        serious: The document is not whole or not in order; else a trifle.
    """

    text: str
    serious: bool = True


def flaws(parsed: Parsed, review: Review) -> Iterator[Flaw]:
    """Yield every place where a document differs in shape from the review."""
    yield from _rows(parsed, review)
    yield from _sections(parsed, review)
    yield from _notes(parsed, review)


def _rows(parsed: Parsed, review: Review) -> Iterator[Flaw]:
    expected = {f"{row.table}{STEP}{row.name}": row for row in review.rows}
    found = [(f"{row.table}{STEP}{row.row}", row) for row in parsed.rows]
    yield from _order("row", list(expected), [name for name, _ in found])
    for name, row in dict(reversed(found)).items():
        if shape := expected.get(name):
            yield from _cells(name, shape, list(row.cells.values()))


def _cells(name: str, row: RowShape, cells: Sequence[str]) -> Iterator[Flaw]:
    shapes = tuple(map(shape_of, cells))
    if shapes != row.cells and sorted(shapes) == sorted(row.cells):
        yield Flaw(f"{name}: its cells stand in another order")
        return
    for column, shape, cell in zip(columns_of(row.table), row.cells, cells, strict=True):
        yield from _text(f"{name}{STEP}{column}", shape, cell)


def _sections(parsed: Parsed, review: Review) -> Iterator[Flaw]:
    expected = {section.key: section for section in review.sections}
    named = [(review.key_of(path) or path, path) for path in parsed.sections]
    yield from _order("section", list(expected), [name for name, _ in named])
    for name, path in dict(reversed(named)).items():
        if section := expected.get(name):
            if shape_of(path).characters != section.heading:
                yield Flaw(f"{name}: its heading is shorter or longer than the review's", False)
            yield from _blocks(name, section.blocks, parsed.sections[path])


def _blocks(name: str, shapes: Sequence[Shape], blocks: Sequence[str]) -> Iterator[Flaw]:
    if len(shapes) != len(blocks):
        parts = "paragraphs and list items"
        yield Flaw(f"{name}: {len(blocks)} {parts}; the review has {len(shapes)}")
        return
    for number, (shape, block) in enumerate(zip(shapes, blocks, strict=True), 1):
        yield from _text(f"{name}, {number} of {len(blocks)}", shape, block)


def _notes(parsed: Parsed, review: Review) -> Iterator[Flaw]:
    expected = {str(number): shape for number, shape in enumerate(review.notes, 1)}
    found = {str(number): text for number, text in parsed.notes.items()}
    yield from _order("note", list(expected), list(found))
    for number in (n for n in expected if n in found):
        yield from _text(f"note {number}", expected[number], found[number])


def _order(what: str, expected: Sequence[str], found: Sequence[str]) -> Iterator[Flaw]:
    """Yield what is missing, doubled, unknown or, with none of these, out of order."""
    count = Counter(found)
    missing = [name for name in expected if name not in count]
    wrong = [f"{what} “{name}” is missing" for name in missing]
    if len(missing) > _FEW:
        wrong = [f"{len(missing)} of {len(expected)} {what}s are missing, the first: {missing[0]}"]
    wrong += [f"{what} “{name}” stands there {n} times" for name, n in count.items() if n > 1]
    wrong += [f"{what} “{name}” is not the review's" for name in count if name not in expected]
    if not wrong and (
        astray := next((f for f, e in zip(found, expected, strict=True) if f != e), "")
    ):
        wrong = [f"{what} “{astray}” stands out of order"]
    yield from map(Flaw, wrong)


def _text(name: str, shape: Shape, html: str) -> Iterator[Flaw]:
    """Yield what a text has more or less than the review's."""
    found = shape_of(html)
    if found == shape:
        return
    told = [
        f"{counted(have, one, many)}, not {want}"
        for (one, many), have, want in zip(_KINDS, found, shape, strict=False)
        if have != want
    ]
    more = found.characters - shape.characters
    if more:
        told.append(f"{abs(more)} characters {'more' if more > 0 else 'fewer'} than the review")
    elif found.words != shape.words:
        told.append(f"{found.words} words, not {shape.words}")
    if more < 0 and not plain_text(html).endswith(ENDED):
        told.append("it breaks off")
    yield Flaw(f"{name}: {', '.join(told)}", found[:2] != shape[:2] or abs(more) > SMALL)
