"""The parts of the review by name, and the shape of each: what a whole document must hold.

An edition's ``review.toml`` names every row, section and note that a ``source`` text of ours may
point to, and says how much stands there: numbers only, no word of the review's own text.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from sfdesk.core.errors import EditionError
from sfdesk.core.files import read_regular
from sfdesk.core.language import tr
from sfdesk.core.shaped import shaped
from sfdesk.published.document import without_tags
from sfdesk.published.tables import columns_of

REVIEW_FILE = "review.toml"
STEP = " › "

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_FIRST_LETTER = re.compile(r"^\W+")


class Shape(NamedTuple):
    """How much stands in a text; line ends, kinds of quotation marks and the like do not count.

    Attributes:
        characters: All but white space, note markers included.
    """

    paragraphs: int
    items: int
    words: int
    characters: int


class RowShape(NamedTuple):
    """A row of the matrix: its table, its printed name, and a shape for each column."""

    table: str
    name: str
    cells: tuple[Shape, ...]


class SectionShape(NamedTuple):
    """A headed part of the running text.

    Attributes:
        key: Its name, of which each step begins a printed heading: ``Appendix B › Methodology``.
        heading: Characters of its printed headings, white space left out.
        blocks: A shape for each paragraph and list item.
        parts: Paragraphs and items that have names of their own, which their words in bold begin
            with.
    """

    key: str
    heading: int
    blocks: tuple[Shape, ...]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What the review holds, in its order; ``notes`` run from 1."""

    rows: tuple[RowShape, ...]
    sections: tuple[SectionShape, ...]
    notes: tuple[Shape, ...]

    def key_of(self, printed: str) -> str | None:
        """Return the key of a printed path of headings, or None if the review has no such."""
        return next((s.key for s in self.sections if path_begins(printed, s.key)), None)


def path_begins(printed: str, key: str) -> bool:
    """Return whether each step of a key begins the printed heading of that step."""
    headings, steps = printed.split(STEP), key.split(STEP)
    return len(headings) == len(steps) and all(map(begins, headings, steps))


def begins(printed: str, name: str) -> bool:
    """Return whether a printed text begins with a name, as whole words; capitals do not count."""
    rest = _FIRST_LETTER.sub("", printed).casefold()
    name = name.casefold()
    return rest.startswith(name) and not rest[len(name) : len(name) + 1].isalnum()


def shape_of(html: str) -> Shape:
    """Return the shape of a text in light HTML."""
    words = unicodedata.normalize("NFKC", _UNSEEN.sub("", without_tags(html))).split()
    return Shape(html.count("<p>"), html.count("<li>"), len(words), sum(map(len, words)))


def read_review(folder: Path) -> Review:
    """Read the names and shapes that an edition has of its review.

    Raises:
        EditionError: If the edition has none, or the file does not hold them.
    """
    try:
        content = tomllib.loads(read_regular(folder / REVIEW_FILE).decode("utf8"))
    except FileNotFoundError as error:
        raise EditionError(
            tr(
                "Of this edition no published document can be brought in: it does not say what its "
                "review holds."
            ),
            kept=tr("Nothing was changed."),
        ) from error
    except (OSError, ValueError) as error:
        raise _unknown(error) from error
    return review_of(content)


def review_of(content: Mapping[str, Any]) -> Review:
    """Return the names and shapes of a review.

    Args:
        content: Of ``review.toml``.

    Raises:
        EditionError: If it does not hold them.
    """
    try:
        return _review(content)
    except (ValueError, KeyError, TypeError) as error:
        raise _unknown(error) from error


def _review(content: Mapping[str, Any]) -> Review:
    names = {"rows": "row", "sections": "section", "notes": "notes"}
    review: Review = shaped(Review, {name: content[key] for name, key in names.items()})
    for row in review.rows:
        if len(row.cells) != len(columns_of(row.table)):
            raise ValueError(f"{row.name} has {len(row.cells)} cells")
    return review


def _unknown(error: Exception) -> EditionError:
    return EditionError(
        tr(
            "The edition does not say what its review holds: {file} is missing or damaged.",
            file=REVIEW_FILE,
        ),
        detail=repr(error),
    )
