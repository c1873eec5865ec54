"""How notes are told in full, and how text is cited: for pages, sheets, cards and the clipboard."""

from collections.abc import Iterator
from typing import NamedTuple

from sfdesk import PROGRAM
from sfdesk.core.errors import NotFoundError
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Entry, Note
from sfdesk.model.info import EditionInfo
from sfdesk.model.parts import Citation, Work
from sfdesk.model.vocabulary import NOT_STATED, EntryKind


class Cited(NamedTuple):
    """A note that an entry cites, ready to be shown.

    Attributes:
        printed: Says which number the review printed where it meant this one; empty if the same.
        lines: The publications of the note, each in full, and what the note says beside them.
    """

    number: int
    printed: str
    lines: tuple[str, ...]


def cited_notes(edition: Edition, entry: Entry) -> tuple[Cited, ...]:
    """Return the notes that an entry and its cautions cite, by number."""
    return tuple(
        Cited(citation.number, printed_words(citation), _lines_of(edition, citation.number))
        for citation in edition.citations(entry).values()
    )


def printed_words(citation: Citation) -> str:
    """Return which number the review printed; empty where it is the note's own."""
    return "" if citation.printed is None else f"printed as {citation.printed} in the review"


def note_lines(note: Note) -> tuple[str, ...]:
    """Return the publications of a note, each in full, and what the note says beside them."""
    texts = (*(_work(work) for work in note.works), note.comment)
    return tuple(text for text in texts if text) or (NOT_STATED,)


def addresses(note: Note) -> tuple[str, ...]:
    """Return the web addresses of a note, DOIs as addresses."""
    return tuple(address for work in note.works for address in _addresses(work))


def source_line(info: EditionInfo, entry: Entry) -> str:
    """Return the line that says where a text is from, so that it can be traced."""
    return (
        f"— “{entry.name}”, {PROGRAM}, edition {info.id} ({info.short_hash}), "
        f"evidence as of {info.evidence_as_of}. A restatement of: {info.source_title}."
    )


def with_source(info: EditionInfo, entry: Entry, text: str) -> str:
    """Return text followed by where it is from."""
    return f"{text.strip()}\n\n{source_line(info, entry)}"


def _lines_of(edition: Edition, number: int) -> tuple[str, ...]:
    try:
        note = edition.entry(EntryKind.REFERENCE, str(number))
    except NotFoundError:
        return ("This edition holds no record of the note.",)
    assert isinstance(note, Note)
    return note_lines(note)


def _work(work: Work) -> str:
    return " ".join((*_parts(work), *_addresses(work)))


def _parts(work: Work) -> Iterator[str]:
    for text in filter(None, (work.who, work.title, work.publication)):
        yield text if text.endswith((".", "?", "!")) else f"{text}."


def _addresses(work: Work) -> Iterator[str]:
    if work.doi:
        yield f"https://doi.org/{work.doi}"
    if work.url and not (work.doi and work.url.endswith(work.doi)):
        yield work.url
