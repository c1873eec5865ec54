"""Lines of the published document → sections, notes and rows, with a list of what is wrong.

The format: Markdown headings, tables as lines of tab-separated cells with light HTML, numbered
notes in two styles (``82 …`` and ``- 82 …``) between the paragraphs, page furniture, ``---``
where a page ended. A table's line of column names is repeated on each page.

The numbering drifts: from the parenting section on, the numbers printed in running text are one
lower than the note that is meant; those in tables, and those of Appendix B, are right.
"""

import re
from dataclasses import dataclass, field

from sfdesk.published import tables
from sfdesk.published.cells import clean, from_markdown
from sfdesk.published.document import PublishedRow, markers, plain_text

TITLE_PAGE = "Title page"
LONGEST_LINE = 60_000
MOST_LINES = 5_000
MOST_PROBLEMS = 20
_MOST_SKIPPED_NOTES = 3

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_FURNITURE = re.compile(r"MATRIX OF IDENTIFIED\b")
_RULE = re.compile(r"-{3,}")
_NOTE = re.compile(r"(?:- )?([0-9]{1,3}) (\S.*)")
_ITEM = re.compile(r"[-•*] +(.*)")
_APPENDIX = re.compile(r"appendix ([abc])\b", re.I)
_LEAD = re.compile(r"(?:\*\*)?([A-Z][\w -]{5,60}): ")
_BOLD_NAME = re.compile(r"<b>(.*?)</b>")
ENDED = (".", "!", "?", ":", ";", ")", "]", "’", "”", "'", '"')


@dataclass
class Parsed:
    """What the lines gave so far.

    Attributes:
        appendices: Letters of the appendices whose heading was found.
        broken_off: The last line is a row of a table that stops in its middle.
        problems: Signs that the tables are not those of the review.
    """

    rows: list[PublishedRow] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    sections: dict[str, list[str]] = field(default_factory=dict)
    appendices: set[str] = field(default_factory=set)
    found: int = 0
    corrected: int = 0
    broken_off: bool = False
    problems: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def parse(text: str) -> Parsed:
    """Read the whole text; nothing in it makes this fail."""
    parser = _Parser()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        parser.done.problems.append(f"there are {len(lines):,} lines; the review has under 1,000")
        return parser.done
    last = max((n for n, line in enumerate(lines, 1) if line.strip()), default=0)
    for number, line in enumerate(lines, 1):
        parser.line(number, line, is_last=number == last)
        if len(parser.done.problems) >= MOST_PROBLEMS:
            break
    parser.check_markers()
    return parser.done


class _Parser:
    """Knows under which headings, in which table and after which note the next line stands."""

    def __init__(self) -> None:
        self.done = Parsed()
        self._path: list[tuple[int, str]] = [(0, TITLE_PAGE)]
        self._columns: tuple[str, ...] | None = None
        self._drifts = False
        self._page_ended = False

    def line(self, number: int, line: str, *, is_last: bool) -> None:
        """Place one line."""
        if len(line) > LONGEST_LINE:
            self.done.problems.append(f"line {number} is {len(line):,} characters long")
        elif "\t" in line:
            self._table_line(number, [cell.strip() for cell in line.split("\t")], is_last)
        elif bare := line.strip():
            self._text_line(bare)

    def check_markers(self) -> None:
        """Report markers whose note the document does not hold."""
        texts = [block for blocks in self.done.sections.values() for block in blocks]
        texts += [cell for row in self.done.rows for cell in row.cells.values()]
        for missing in sorted({n for text in texts for n in markers(text)} - set(self.done.notes)):
            self.done.unplaced.append(f"A marker points to note {missing}, which is not there.")

    @property
    def _where(self) -> str:
        return " › ".join(name for _, name in self._path)

    def _text_line(self, line: str) -> None:
        if _RULE.fullmatch(line) or _FURNITURE.match(line):
            self._page_ended = True
        elif heading := _HEADING.fullmatch(line):
            self._heading(len(heading[1]), heading[2].replace("*", "").strip())
        elif (note := _NOTE.fullmatch(line)) and self._is_next_note(int(note[1])):
            self.done.notes[int(note[1])] = from_markdown(note[2])
            self._page_ended = True
        elif item := _ITEM.fullmatch(line):
            self._add(f"<ul><li>{from_markdown(item[1], self._resolve)}</li></ul>")
        else:
            self._paragraph(line)

    def _heading(self, level: int, name: str) -> None:
        self._columns = None
        self._page_ended = False
        if appendix := _APPENDIX.match(name):
            self._appendix(appendix[1].upper())
            # Appendix C is the matrix itself; its topics are known by their own headings.
            self._path = [(0, name)]
        elif not self.done.appendices:
            self._add(f"<p><b>{from_markdown(name)}</b></p>")
            return
        elif self._in_matrix and level <= 2:
            self._path = [(level, name)]
        else:
            above = [part for part in self._path if part[0] < level]
            self._path = [*above, (level, name)]
        # No running text with markers stands between Appendix B and the parenting section.
        self._drifts = self._drifts or tables.table_at(self._where) == "Parenting interventions"

    def _appendix(self, letter: str) -> None:
        if letter in self.done.appendices:
            self.done.problems.append(f"Appendix {letter} begins a second time")
        self.done.appendices.add(letter)

    @property
    def _in_matrix(self) -> bool:
        return "C" in self.done.appendices

    def _paragraph(self, line: str) -> None:
        lead = _LEAD.match(line)
        if self._in_matrix and lead:
            self._lead_in(lead[1])
        text = from_markdown(line, self._resolve)
        blocks = self.done.sections.get(self._where, [])
        if self._page_ended and blocks and _goes_on(blocks[-1]):
            blocks[-1] = f"{blocks[-1].removesuffix('</p>')} {text}</p>"
        else:
            self._add(f"<p>{text}</p>")
        self._page_ended = False

    def _lead_in(self, name: str) -> None:
        """Take ``Therapies: In addition …`` as a heading: a table or its own part follows."""
        self._columns = None
        self._path = [*self._path[:1], (6, name.strip())]

    def _add(self, block: str) -> None:
        self.done.sections.setdefault(self._where, []).append(block)

    def _is_next_note(self, number: int) -> bool:
        last = max(self.done.notes, default=0)
        return last < number <= last + _MOST_SKIPPED_NOTES

    def _resolve(self, printed: int) -> int:
        self.done.found += 1
        if not self._drifts:
            return printed
        self.done.corrected += 1
        return printed + 1

    def _table_line(self, number: int, cells: list[str], is_last: bool) -> None:
        filled = [cell for cell in cells if cell]
        if not filled:
            return
        if tables.is_header(cells):
            self._header(number, cells)
        elif len(filled) == 1 and filled[0] == cells[0]:
            self._heading_row(filled[0])
        else:
            self._row(number, cells, is_last)

    def _header(self, number: int, cells: list[str]) -> None:
        while cells and not cells[-1]:
            cells.pop()
        table = tables.table_at(self._where)
        if table is None:
            self.done.problems.append(f"line {number}: a table where the review has none")
        elif problem := tables.header_problem(table, cells):
            self.done.problems.append(f"line {number}: {problem}")
        self._columns = tuple(cells)

    def _heading_row(self, cell: str) -> None:
        text = from_markdown(cell, self._resolve)
        lead = _LEAD.match(cell)
        self._lead_in(lead[1] if lead else plain_text(text))
        self._add(f"<p>{text}</p>")

    def _row(self, number: int, cells: list[str], is_last: bool) -> None:
        table = tables.table_at(self._where)
        columns = self._columns
        if columns is None or table is None:
            self._bad(number, "a row of a table without names of columns above it", is_last)
        elif len(cells) < len(columns) or any(cells[len(columns) :]):
            what = f"has {len(cells)} cells, the table {len(columns)} columns"
            self._bad(number, f"a row of “{table}” {what}", is_last and len(cells) < len(columns))
        else:
            self._good_row(number, table, dict(zip(columns, cells, strict=False)))

    def _bad(self, number: int, problem: str, broken_off: bool) -> None:
        if broken_off:
            self.done.broken_off = True
        else:
            self.done.problems.append(f"line {number}: {problem}")

    def _good_row(self, number: int, table: str, cells: dict[str, str]) -> None:
        safe = {column: clean(cell, self._count) for column, cell in cells.items()}
        name = _BOLD_NAME.match(safe.get(tables.NAME, ""))
        row = PublishedRow(table, plain_text(name[1]) if name else "", safe)
        if columns_fit := set(safe) == set(tables.columns_of(table)):
            for problem in tables.row_problems(row):
                called = f" ({row.row})" if row.row else ""
                self.done.problems.append(f"line {number}{called}: {problem}")
        if columns_fit:
            self.done.rows.append(row)

    def _count(self, number: int) -> int:
        self.done.found += 1
        return number


def _goes_on(block: str) -> bool:
    """Return whether a paragraph was cut by the end of its page."""
    return block.startswith("<p>") and not plain_text(block).endswith(ENDED)
