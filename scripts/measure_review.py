"""Write the shape of the review, part by part, into the ``review.toml`` of an edition.

Usage: measure_review.py DOCUMENT [EDITION_FOLDER]

The names of the sections and their parts are authored there and stay; everything else is counted
anew from a copy of the review. Numbers, names and headings only: no text of the review is kept.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from sfdesk.published.document import PublishedRow  # noqa: E402
from sfdesk.published.parsing import parse  # noqa: E402 - found by the line above
from sfdesk.published.review import (  # noqa: E402
    REVIEW_FILE,
    Review,
    RowShape,
    SectionShape,
    Shape,
    shape_of,
)

_HEAD = """\
# What the review holds, by the names that every `source` of ours uses, and how much stands there.
# A shape is [paragraphs, list items, words, characters without spaces]; `heading` is the characters
# of the printed headings, which the steps of `key` begin. `parts` are single paragraphs or items,
# named as their words in bold begin. Numbers are counted by scripts/measure_review.py; keys and
# parts are written by hand.
"""


def main() -> int:
    """Measure a document and write the file anew."""
    document = Path(sys.argv[1])
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "db" / "sfp-2023"
    path = folder / REVIEW_FILE
    sections = tomllib.loads(path.read_text(encoding="utf8"))["section"]
    names = [(section["key"], tuple(section.get("parts", ()))) for section in sections]
    parsed = parse(document.read_text(encoding="utf8"))
    review = measured(parsed.rows, parsed.sections, parsed.notes, names)
    path.write_text("\n".join([_HEAD, *as_toml(review), ""]), encoding="utf8")
    return 0


def measured(
    rows: Iterable[PublishedRow],
    sections: Mapping[str, Sequence[str]],
    notes: Mapping[int, str],
    names: Iterable[tuple[str, tuple[str, ...]]],
) -> Review:
    """Return the shape of a document.

    Args:
        sections: Printed path of headings → blocks.
        names: Keys of the sections, in the order of the document, each with its ``parts``.
    """
    return Review(
        tuple(RowShape(r.table, r.row, tuple(map(shape_of, r.cells.values()))) for r in rows),
        tuple(
            SectionShape(key, shape_of(path).characters, tuple(map(shape_of, blocks)), parts)
            for (key, parts), (path, blocks) in zip(names, sections.items(), strict=True)
        ),
        tuple(shape_of(notes[number]) for number in sorted(notes)),
    )


def as_toml(review: Review) -> Iterator[str]:
    """Yield the lines of the file."""
    yield "notes = ["
    for number, shape in enumerate(review.notes, 1):
        yield f"  {list(shape)}, # {number}"
    yield "]\n"
    for row in review.rows:
        yield "[[row]]"
        yield f'table = "{row.table}"'
        yield f'name = "{row.name}"'
        yield f"cells = {_shapes(row.cells)}\n"
    for section in review.sections:
        yield "[[section]]"
        yield f'key = "{section.key}"'
        if section.parts:
            yield "parts = [" + ", ".join(f'"{part}"' for part in section.parts) + "]"
        yield f"heading = {section.heading}"
        yield f"blocks = {_shapes(section.blocks)}\n"


def _shapes(shapes: Iterable[Shape]) -> str:
    return "[" + ", ".join(str(list(shape)) for shape in shapes) + "]"


if __name__ == "__main__":
    sys.exit(main())
