"""What an import of the published document holds: rows, notes, sections and a report.

Every text in it is light HTML made by ``published.cells``: only ``p ul ol li b i br``, no
attributes, everything else escaped. A note marker stands as ``[13]`` or ``[13, 14]``; where
the review printed another number than the note it means, as ``[69, printed 68]``.
"""

import re
from dataclasses import dataclass
from html import unescape

_MARKER = re.compile(r"\s?\[([0-9]{1,3}(?:, (?:printed )?[0-9]{1,3})*)\]")
_BLOCK_END = re.compile(r"</?(?:p|ul|ol|li|br)>")
_TAG = re.compile(r"</?[a-z]+>")


@dataclass(frozen=True, slots=True)
class Report:
    """What an import found.

    Attributes:
        rows: Rows of the matrix.
        notes: Numbered notes.
        sections: Headed parts of the running text, the title page among them.
        markers: Note markers in rows and running text.
        corrected: Those of them whose printed number is not the note that is meant.
        unplaced: What could not be placed, one line each; empty when all is well.
    """

    rows: int
    notes: int
    sections: int
    markers: int
    corrected: int
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One row of one of the seven tables.

    Attributes:
        table: Our name of the table, a key of ``model.provenance.COLUMNS``.
        row: The name of the intervention as printed in bold.
        cells: Printed name of the column → light HTML; an empty cell is an empty string.
    """

    table: str
    row: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Published:
    """The published document as imported.

    Attributes:
        rows: In the order of the document.
        notes: Note number → text.
        sections: Path of headings (``Substance misuse › Prevalence``) → paragraphs and list
            items, one block each, in the order of the document.
    """

    rows: tuple[PublishedRow, ...]
    notes: dict[int, str]
    sections: dict[str, tuple[str, ...]]
    report: Report


def markers(html: str) -> tuple[int, ...]:
    """Return the resolved note numbers marked in a text, in order."""
    parts = (part for group in _MARKER.findall(html) for part in group.split(", "))
    return tuple(int(part) for part in parts if part.isdigit())


def plain_text(html: str) -> str:
    """Return a text without tags and note markers; blocks are parted by a line end."""
    return without_tags(_MARKER.sub("", html)).strip()


def without_tags(html: str) -> str:
    """Return a text without tags; blocks are parted by a line end."""
    return unescape(_TAG.sub("", _BLOCK_END.sub("\n", html)))
