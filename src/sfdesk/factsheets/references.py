"""The notes of a practitioner sheet as full records. Standard library and model only."""

from collections.abc import Iterator

from sfdesk.core.errors import NotFoundError
from sfdesk.factsheets.blocks import Reference, References
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Citation, Intervention, Note, Work
from sfdesk.model.vocabulary import NOT_STATED, EntryKind


def references(edition: Edition, row: Intervention, heading: str) -> References | None:
    """Return the notes that an entry and its cautions cite, by number; None if there are none."""
    cited = edition.citations(row).values()
    items = tuple(_reference(edition, citation) for citation in cited)
    return References("references", heading, items) if items else None


def record(note: Note) -> tuple[str, ...]:
    """Return the publications of a note, each in full, and what the note says beside them."""
    texts = (*(_work(work) for work in note.works), note.comment)
    return tuple(text for text in texts if text) or (NOT_STATED,)


def _reference(edition: Edition, citation: Citation) -> Reference:
    return Reference(citation.number, _works(edition, citation.number), citation.printed)


def _works(edition: Edition, number: int) -> tuple[str, ...]:
    try:
        note = edition.entry(EntryKind.REFERENCE, str(number))
    except NotFoundError:
        return ("This edition holds no record of the note.",)
    assert isinstance(note, Note)
    return record(note)


def _work(work: Work) -> str:
    return " ".join(_parts(work))


def _parts(work: Work) -> Iterator[str]:
    year = f"({work.year})" if work.year else ""
    if who := " ".join(part for part in (work.authors, year) if part):
        yield _ended(who)
    if work.title:
        yield _ended(work.title)
    if work.publication:
        yield _ended(work.publication)
    if work.doi:
        yield f"https://doi.org/{work.doi}"
    if work.url and not (work.doi and work.url.endswith(work.doi)):
        yield work.url


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
