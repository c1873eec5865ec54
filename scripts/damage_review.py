"""Damage a copy of the review in many ways, by a seed, and count what the importer notices.

Usage: damage_review.py DOCUMENT [COUNT] [SEED]

A damage is noticed if the importer refuses the file or reports a place that is not as it was. What
changes nothing that an import holds (a blank line, a page's furniture) is no damage; another is
drawn in its place.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from sfdesk.core.errors import PublishedError  # noqa: E402 - found by the line above
from sfdesk.published.document import Published  # noqa: E402
from sfdesk.published.importer import read_document  # noqa: E402
from sfdesk.published.review import Review, read_review  # noqa: E402

Lines = list[str]
Damage = Callable[[Lines, Random], Lines]


def _filled(lines: Lines, what: Callable[[str], bool] = bool) -> list[int]:
    return [at for at, line in enumerate(lines) if line.strip() and what(line)]


def _is_row(line: str) -> bool:
    return line.count("\t") >= 3 and line.lstrip().startswith("<b>")


def _is_note(line: str) -> bool:
    return line.removeprefix("- ")[:1].isdigit()


def _rows(lines: Lines) -> list[int]:
    return _filled(lines, _is_row)


def line_cut(lines: Lines, draw: Random) -> Lines:
    """Leave out one line."""
    at = draw.choice(_filled(lines))
    return lines[:at] + lines[at + 1 :]


def lines_cut(lines: Lines, draw: Random) -> Lines:
    """Leave out two to forty lines that follow each other."""
    at = draw.choice(_filled(lines))
    return lines[:at] + lines[at + draw.randint(2, 40) :]


def line_doubled(lines: Lines, draw: Random) -> Lines:
    """Write one line twice."""
    at = draw.choice(_filled(lines))
    return [*lines[:at], lines[at], *lines[at:]]


def part_doubled(lines: Lines, draw: Random) -> Lines:
    """Write some lines twice, the second time somewhere else."""
    at, to = draw.choice(_filled(lines)), draw.randrange(len(lines))
    return lines[:to] + lines[at : at + draw.randint(2, 60)] + lines[to:]


def lines_swapped(lines: Lines, draw: Random) -> Lines:
    """Swap two lines, anywhere."""
    one, other = draw.sample(_filled(lines), 2)
    return _swapped(lines, one, other)


def neighbours_swapped(lines: Lines, draw: Random) -> Lines:
    """Swap two lines that follow each other."""
    filled = _filled(lines)
    at = draw.randrange(len(filled) - 1)
    return _swapped(lines, filled[at], filled[at + 1])


def note_cut(lines: Lines, draw: Random) -> Lines:
    """Leave out a numbered note."""
    at = draw.choice(_filled(lines, _is_note))
    return lines[:at] + lines[at + 1 :]


def row_cut(lines: Lines, draw: Random) -> Lines:
    """Leave out a row of a table."""
    at = draw.choice(_rows(lines))
    return lines[:at] + lines[at + 1 :]


def rows_swapped(lines: Lines, draw: Random) -> Lines:
    """Swap two rows of tables."""
    one, other = draw.sample(_rows(lines), 2)
    return _swapped(lines, one, other)


def cell_shortened(lines: Lines, draw: Random) -> Lines:
    """Cut 1 to 500 characters out of a cell."""
    return _with_cell(lines, draw, lambda cell: _without_some(cell, draw))


def cell_broken_off(lines: Lines, draw: Random) -> Lines:
    """Let a cell end in its middle."""
    return _with_cell(lines, draw, lambda cell: cell[: draw.randrange(len(cell))])


def cell_emptied(lines: Lines, draw: Random) -> Lines:
    """Leave out all that stands in a cell."""
    return _with_cell(lines, draw, lambda _: "")


def sentence_doubled(lines: Lines, draw: Random) -> Lines:
    """Write a sentence of a cell twice."""
    return _with_cell(lines, draw, lambda cell: _once_more(cell, ". ", draw))


def item_lost(lines: Lines, draw: Random) -> Lines:
    """Leave out a paragraph or list item of a cell."""
    return _with_cell(lines, draw, lambda cell: _without_one(cell, "</", draw))


def text_shortened(lines: Lines, draw: Random) -> Lines:
    """Cut 1 to 200 characters out of a paragraph, an item or a note."""
    at = draw.choice(_filled(lines, lambda line: "\t" not in line))
    return [*lines[:at], _without_some(lines[at], draw, 200), *lines[at + 1 :]]


def columns_swapped(lines: Lines, draw: Random) -> Lines:
    """Swap two columns of one row."""
    at = draw.choice(_rows(lines))
    cells = lines[at].split("\t")
    one, other = draw.sample(range(len(cells)), 2)
    return [*lines[:at], "\t".join(_swapped(cells, one, other)), *lines[at + 1 :]]


def columns_swapped_everywhere(lines: Lines, draw: Random) -> Lines:
    """Swap two columns of every row, and of the headers too or not."""
    one, other = draw.sample(range(1, 5), 2)
    headers = draw.random() < 0.5
    return [
        "\t".join(_swapped(line.split("\t"), one, other))
        if line.count("\t") >= 4 and (headers or _is_row(line))
        else line
        for line in lines
    ]


def cells_swapped_between_rows(lines: Lines, draw: Random) -> Lines:
    """Give one row the cell of another, and the other way."""
    one, other = draw.sample(_rows(lines), 2)
    first, second = lines[one].split("\t"), lines[other].split("\t")
    at = draw.randrange(min(len(first), len(second)))
    first[at], second[at] = second[at], first[at]
    return [
        "\t".join(first) if n == one else "\t".join(second) if n == other else line
        for n, line in enumerate(lines)
    ]


def pasted_twice(lines: Lines, draw: Random) -> Lines:
    """Write the whole document twice, or it and its end."""
    return lines + lines[draw.choice((0, draw.randrange(len(lines)))) :]


def end_lost(lines: Lines, draw: Random) -> Lines:
    """Let the document end in its middle, within a line too."""
    text = "\n".join(lines)
    return text[: draw.randrange(len(text) // 10, len(text))].split("\n")


def start_lost(lines: Lines, draw: Random) -> Lines:
    """Leave out lines after the title."""
    return lines[:25] + lines[draw.randrange(27, len(lines)) :]


DAMAGES: tuple[Damage, ...] = (
    line_cut,
    lines_cut,
    line_doubled,
    part_doubled,
    lines_swapped,
    neighbours_swapped,
    note_cut,
    row_cut,
    rows_swapped,
    cell_shortened,
    cell_broken_off,
    cell_emptied,
    sentence_doubled,
    item_lost,
    text_shortened,
    columns_swapped,
    columns_swapped_everywhere,
    cells_swapped_between_rows,
    pasted_twice,
    end_lost,
    start_lost,
)


def _swapped(lines: Lines, one: int, other: int) -> Lines:
    lines = list(lines)
    if max(one, other) < len(lines):
        lines[one], lines[other] = lines[other], lines[one]
    return lines


def _with_cell(lines: Lines, draw: Random, change: Callable[[str], str]) -> Lines:
    at = draw.choice(_rows(lines))
    cells = lines[at].split("\t")
    which = draw.choice([n for n, cell in enumerate(cells) if cell.strip()])
    cells[which] = change(cells[which])
    return [*lines[:at], "\t".join(cells), *lines[at + 1 :]]


def _without_some(text: str, draw: Random, most: int = 500) -> str:
    start = draw.randrange(len(text))
    return text[:start] + text[start + draw.randint(1, most) :]


def _once_more(text: str, between: str, draw: Random) -> str:
    parts = text.split(between)
    at = draw.randrange(len(parts))
    return between.join([*parts[:at], parts[at], *parts[at:]])


def _without_one(text: str, between: str, draw: Random) -> str:
    parts = text.split(between)
    at = draw.randrange(len(parts))
    return between.join(parts[:at] + parts[at + 1 :])


def damaged(text: str, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield ``(kind, text)`` of damaged documents, each kind in turn."""
    draw, lines = Random(seed), text.split("\n")
    for number in range(count):
        damage = DAMAGES[number % len(DAMAGES)]
        yield damage.__name__, "\n".join(damage(lines, draw))


def outcome(text: str, whole: Published, review: Review, folder: Path) -> str:
    """Return ``refused``, ``reported``, ``harmless`` (nothing changed) or ``unnoticed``."""
    path = folder / "damaged.txt"
    path.write_text(text, encoding="utf8")
    try:
        found = read_document(path, review)
    except PublishedError:
        return "refused"
    if found.report.unplaced:
        return "reported"
    return "harmless" if found == whole else "unnoticed"


def main() -> int:
    """Count, and show what was not noticed."""
    document = Path(sys.argv[1])
    wanted, seed = (int(n) for n in (*sys.argv[2:4], *("1000", "2023")[len(sys.argv) - 2 :]))
    review = read_review(ROOT / "db" / "sfp-2023")
    whole, text = read_document(document, review), document.read_text(encoding="utf8")
    count: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for kind, spoilt in damaged(text, 10 * wanted, seed):
            result = outcome(spoilt, whole, review, Path(folder))
            count[result] += 1
            if result == "unnoticed":
                print(f"not noticed: {kind}")
            if count.total() - count["harmless"] == wanted:
                break
    print(", ".join(f"{number:,} {result}" for result, number in sorted(count.items())))
    share = 100 * (1 - count["unnoticed"] / wanted)
    print(f"{share:.1f} % of {wanted:,} damages were noticed (seed {seed})")
    return 0 if share >= 99 else 1


if __name__ == "__main__":
    sys.exit(main())
