"""The parts that a fact sheet is made of, as plain values that a template can draw.

Standard library only. Every class has a ``kind`` by which the template picks how to draw it,
and an ``id`` by which a section can be left out. Texts are data: nothing in them is markup.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs under a heading, with the gap tags in words where there are any."""

    id: str
    heading: str
    paragraphs: tuple[str, ...]
    tags: tuple[str, ...] = ()
    kind: Literal["prose"] = "prose"


@dataclass(frozen=True, slots=True)
class Points:
    """A bulleted list under a heading."""

    id: str
    heading: str
    items: tuple[str, ...]
    kind: Literal["points"] = "points"


@dataclass(frozen=True, slots=True)
class Notice:
    """A quiet box at the head of a family sheet: what to know first."""

    id: str
    heading: str
    paragraphs: tuple[str, ...]
    kind: Literal["notice"] = "notice"


@dataclass(frozen=True, slots=True)
class Sure:
    """The box that says how sure anyone is, by the fixed phrase."""

    id: str
    heading: str
    phrase: str
    kind: Literal["sure"] = "sure"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pieces of prose in equal weight, side by side where there is room."""

    id: str
    one: Prose
    other: Prose
    kind: Literal["pair"] = "pair"


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """Who made a family sheet, with whose money, and when it is to be looked at again."""

    id: str
    lines: tuple[str, ...]
    kind: Literal["small_print"] = "small_print"


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that came after the review."""

    when: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Later:
    """What was found or changed since the review, on a practitioner sheet."""

    id: str
    heading: str
    note: str
    items: tuple[Dated, ...]
    kind: Literal["later"] = "later"


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions, each with a box to tick and a line to write the answer on."""

    id: str
    heading: str
    items: tuple[str, ...]
    kind: Literal["questions"] = "questions"


@dataclass(frozen=True, slots=True)
class Lines:
    """Ruled lines to write on.

    Attributes:
        framed: True for a box with a few lines, False for as many as the page has room for.
        words: What the first lines begin with, one each.
    """

    id: str
    heading: str
    framed: bool = False
    words: tuple[str, ...] = ()
    kind: Literal["lines"] = "lines"


@dataclass(frozen=True, slots=True)
class Contact:
    """Who to call, as the service wrote it: one text a line."""

    id: str
    heading: str
    lines: tuple[str, ...]
    kind: Literal["contact"] = "contact"


@dataclass(frozen=True, slots=True)
class Offered:
    """One offer: who, then a fact a line."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """What is offered here; the note says that it is local."""

    id: str
    heading: str
    note: str
    items: tuple[Offered, ...]
    kind: Literal["offers"] = "offers"


@dataclass(frozen=True, slots=True)
class CautionBand:
    """One caution of a practitioner sheet."""

    concerns: str
    text: str


@dataclass(frozen=True, slots=True)
class Cautions:
    """The cautions at the head of a practitioner sheet."""

    id: str
    items: tuple[CautionBand, ...]
    kind: Literal["cautions"] = "cautions"


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of "At a glance".

    Attributes:
        dots: Filled dots out of ``of``; None where nothing is rated (a hollow ring).
        of: How many dots are drawn; 0 for a row without dots.
    """

    label: str
    lines: tuple[str, ...]
    dots: int | None = None
    of: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts at a glance; the same rows in the same order for every entry."""

    id: str
    heading: str
    columns: tuple[str, str]
    rows: tuple[Fact, ...]
    kind: Literal["facts"] = "facts"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head that is repeated on every page."""

    id: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Reference:
    """One note in full.

    Attributes:
        printed: Says which number the review printed where it meant this one; empty if the same.
    """

    number: int
    works: tuple[str, ...]
    printed: str = ""


@dataclass(frozen=True, slots=True)
class References:
    """The notes that a practitioner sheet cites."""

    id: str
    heading: str
    items: tuple[Reference, ...]
    kind: Literal["references"] = "references"


Block = (
    Prose
    | Points
    | Notice
    | Sure
    | Pair
    | SmallPrint
    | Later
    | Questions
    | Lines
    | Contact
    | Offers
    | Cautions
    | Facts
    | Table
    | References
)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet.

    Attributes:
        lead: The sentence under the title.
        trail: Topic and group; empty on a family sheet.
        reading: What is there to be read, in order.
        working: What is there to be written on: the back of a family sheet.
    """

    slug: str
    title: str
    lead: str
    trail: tuple[str, ...]
    reading: tuple[Block, ...]
    working: tuple[Block, ...] = ()
