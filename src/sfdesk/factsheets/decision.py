"""The decision sheet for a family: a few choices side by side, and no winner. Model only.

An option grid, as used in shared decisions: the choices and "carry on as now" across, the
questions of a family down. Its words are those of the family sheets; where there is no room for all
of them, the first sentences of each, and for what may help a short version that was written for it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sfdesk.core.errors import SheetError
from sfdesk.core.language import tr, tr_n
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Intervention
from sfdesk.model.strength import family_phrase
from sfdesk.model.vocabulary import LevelOfNeed

FEWEST, MOST = 2, 4
TITLE = "What are our choices?"
FILE_NAME = "our-choices.pdf"

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_ASKS = re.compile(r"^(So )?[Aa]sk\b")
_AFRAID = re.compile(r"\bafraid of\b")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a sheet says of one choice to one question.

    Attributes:
        full: In the words of the family sheet, a paragraph each.
        short: The same with fewer sentences.
    """

    full: tuple[str, ...]
    short: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One row: a question, and a cell for each choice or one cell across all of them.

    Attributes:
        notes: Across all choices: what to note, and of which it is true.
        ticks: Words with a box to tick before them, in each cell that ``cells`` leaves: they are
            the last then.
        write: Across all choices: what the room to write begins with.
    """

    head: str
    cells: tuple[Cell, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    ticks: tuple[str, ...] = ()
    write: str = ""


@dataclass(frozen=True, slots=True)
class DecisionSheet:
    """The whole sheet.

    Attributes:
        columns: The choices; the last is to carry on as now.
    """

    title: str
    lead: str
    note: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Question, ...]


def decision_sheet(edition: Edition, rows: Sequence[Intervention]) -> DecisionSheet:
    """Return two to four interventions as choices of a family.

    Raises:
        SheetError: If there are fewer or more.
    """
    if not FEWEST <= len(rows) <= MOST:
        raise SheetError(
            tr_n(
                "{count} intervention does not make a decision sheet.",
                "{count} interventions do not make a decision sheet.",
                len(rows),
            ),
            do=tr(
                "Choose {fewest} to {most}; “carry on as now” is added to them.",
                fewest=FEWEST,
                most=MOST,
            ),
        )
    return DecisionSheet(
        title=TITLE,
        lead="Talk these over. There is no best one: it depends on you and your family.",
        note="Each has a fact sheet that says more. You can change your mind later.",
        corner="Our questions",
        columns=(*(row.family.title for row in rows), "Carry on as now"),
        rows=tuple(_questions(edition, rows)),
    )


def _questions(edition: Edition, rows: Sequence[Intervention]) -> Iterator[Question]:
    for head, says, now in _GRID:
        waiting = _WAITING if says is _asks and any(_may_not_wait(row) for row in rows) else now
        yield Question(head, (*(says(row) for row in rows), _same(waiting)))
        if says is _who and (notes := tuple(_notes(edition, rows))):
            yield Question("Please note", notes=notes)
    have = _same("You have it now.")
    yield Question("Is it near us?", (have,), ticks=("Yes", "No", "Ask"))
    yield Question("What matters to us?", write="Most important to us:")


def _may_not_wait(row: Intervention) -> bool:
    """Whether families with whom nobody may want to wait are among those it is for."""
    return LevelOfNeed.EDGE_OF_CARE in row.levels_of_need


def _notes(edition: Edition, rows: Sequence[Intervention]) -> Iterator[tuple[str, str]]:
    """Yield each caution once and in full, after the names of those that carry it."""
    carried: dict[str, list[str]] = {}
    for row in rows:
        for caution in edition.cautions_for(row.slug):
            carried.setdefault(caution.plain, []).append(row.family.title)
    for text, names in carried.items():
        yield f"{'; '.join(names)}:", text


def _same(text: str) -> Cell:
    return Cell((text,), (text,))


def _what(row: Intervention) -> Cell:
    return _same(row.family.in_a_sentence)


def _who(row: Intervention) -> Cell:
    text = row.family.who_is_it_for
    return Cell((text,), (_first(text, 12),))


def _asks(row: Intervention) -> Cell:
    text = row.family.what_it_asks_of_you
    told = [s for s in _SENTENCE.split(text) if not _ASKS.match(s)]
    short = _first(" ".join(told) or text, 34)
    # What to do for whoever is afraid of another is never left out for want of room.
    safe = (s for s in told if _AFRAID.search(s) and s not in short)
    return Cell((text,), (" ".join((short, *safe)),))


def _help(row: Intervention) -> Cell:
    text = row.family.how_might_it_help
    return Cell((text,), (row.family.help_in_short or text,))


def _sure(row: Intervention) -> Cell:
    return _same(family_phrase(row))


def _not_known(row: Intervention) -> Cell:
    text = row.family.what_we_do_not_know
    return Cell((text,), (_first(text, 26),))


_GRID: tuple[tuple[str, Callable[[Intervention], Cell], str], ...] = (
    ("What is it?", _what, "You keep the help you have now. Nothing new starts."),
    ("Who is it for?", _who, "Any family."),
    ("What would we have to do? What may be hard?", _asks, "Nothing new. To wait can be hard."),
    ("How might it help?", _help, "Things may get better, stay the same or get worse."),
    ("How sure is anyone?", _sure, "We have no research on this to show you."),
    ("What is not known?", _not_known, "We do not know how things will go."),
)
"""Question, what a row says to it, and what is true of carrying on as now."""
_WAITING = "Ask your worker first what it would mean to wait. It may not be up to you alone."
"""Of carrying on as now, where a child may not be safe: to wait is then no plain choice."""


def _first(text: str, words: int) -> str:
    """Return the first sentences of a text: one at least, more while they are few words."""
    taken: list[str] = []
    for sentence in _SENTENCE.split(text):
        if taken and len(" ".join((*taken, sentence)).split()) > words:
            break
        taken.append(sentence)
    return " ".join(taken)
