"""What a search gives back: plain values, no widgets and no index objects."""

from dataclasses import dataclass, field

from sfdesk.model.vocabulary import EntryKind


@dataclass(frozen=True, slots=True)
class Snippet:
    """Why a result matched.

    Attributes:
        section: Words for the part of the entry that it is from; may be empty.
        text: A stretch of that part.
        marks: ``(start, end)`` character ranges of the matched words in ``text``.
    """

    section: str = ""
    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One entry that was found."""

    kind: EntryKind
    id: str
    name: str
    score: float
    snippet: Snippet = field(default_factory=Snippet)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found.

    Attributes:
        query: As typed.
        results: Best first, every kind.
        did_you_mean: A corrected query, where a word of the query occurs nowhere.
        corrected: True where ``results`` are those of ``did_you_mean``.
    """

    query: str
    results: tuple[Result, ...]
    did_you_mean: str | None = None
    corrected: bool = False
