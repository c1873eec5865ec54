"""Hold the bibliographic records of ours against the text of the published note."""

import re
from collections.abc import Iterator

from sfdesk.model.entries import Note
from sfdesk.published.document import plain_text

_ADDRESS = re.compile(r"https?://\S+|\b10\.\d{4,}/\S+")


def without_addresses(text: str) -> str:
    """Return a note without its web addresses and DOIs; their digits are no figures."""
    return _ADDRESS.sub(" ", text)


def note_texts(note: Note) -> Iterator[str]:
    """Yield all that a reference of ours says, without addresses."""
    yield note.comment
    for work in note.works:
        yield without_addresses(" ".join(work))


def lacking_parts(note: Note, printed: str) -> Iterator[tuple[str, str]]:
    """Yield ``(part, value)`` for what a record has and the published note does not print so."""
    there = _bare(plain_text(printed))
    for work in note.works:
        for part, value in work._asdict().items():
            # A DOI may stand in the middle of what is printed of the publication.
            if any(_bare(piece) not in there for piece in value.split(". ")):
                yield part, value


def _bare(text: str) -> str:
    """Return letters and digits alone, so that stops, spaces and quotation marks do not count."""
    return "".join(re.findall(r"\w", text.casefold().replace("_", "")))
