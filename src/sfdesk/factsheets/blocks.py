"""The parts that a fact sheet is made of, as plain values that a template can draw.

Standard library and model only. Texts are data: nothing in them is markup.
"""

from dataclasses import dataclass, field

from sfdesk.model.citation import Cited
from sfdesk.model.since import SinceLine


@dataclass(frozen=True, slots=True)
class Block:
    """One of the parts.

    Attributes:
        id: By which a section can be left out.
        kind: By which the template picks how to draw it: the class's name in small letters.
    """

    id: str
    kind: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", type(self).__name__.lower())


@dataclass(frozen=True, slots=True)
class Headed(Block):
    """A part under a heading."""

    heading: str


@dataclass(frozen=True, slots=True)
class Prose(Headed):
    """Paragraphs under a heading, with the gap tags in words where there are any."""

    paragraphs: tuple[str, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Points(Headed):
    """A bulleted list under a heading."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice(Headed):
    """A quiet box at the head of a family sheet: what to know first."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sure(Headed):
    """The box that says how sure anyone is, by the fixed phrase."""

    phrase: str


@dataclass(frozen=True, slots=True)
class Pair(Block):
    """Two pieces of prose in equal weight, side by side where there is room."""

    one: Prose
    other: Prose


@dataclass(frozen=True, slots=True)
class SmallPrint(Block):
    """Who made a family sheet, with whose money, and when it is to be looked at again."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Later(Headed):
    """What was found or changed since the review, on a practitioner sheet."""

    note: str
    items: tuple[SinceLine, ...]


@dataclass(frozen=True, slots=True)
class Questions(Headed):
    """Questions, each with a box to tick and a line to write the answer on."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines(Headed):
    """Ruled lines to write on.

    Attributes:
        framed: True for a box with a few lines, False for as many as the page has room for.
        words: What the first lines begin with, one each.
    """

    framed: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact(Headed):
    """Who to call, as the service wrote it: one text a line."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """One offer: who, then a fact a line."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offers(Headed):
    """What is offered here; the note says that it is local."""

    note: str
    items: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class CautionBand:
    """One caution of a practitioner sheet."""

    concerns: str
    text: str


@dataclass(frozen=True, slots=True)
class Cautions(Block):
    """The cautions at the head of a practitioner sheet."""

    items: tuple[CautionBand, ...]


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
class Facts(Headed):
    """The facts at a glance; the same rows in the same order for every entry."""

    columns: tuple[str, str]
    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Table(Headed):
    """A table with a head that is repeated on every page."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class References(Headed):
    """The notes that a practitioner sheet cites."""

    items: tuple[Cited, ...]


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
