"""What a search gives back: plain values, no widgets and no index objects."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from sfdesk.model.vocabulary import EntryKind


class Snippet(NamedTuple):
    """Why a result matched.

    Attributes:
        section: Words for the part of the entry that it is from; may be empty.
        text: A stretch of that part.
        marks: ``(start, end)`` character ranges of the matched words in ``text``.
    """

    section: str = ""
    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Result:
    """One entry that was found.

    Attributes:
        explain: Looks for the snippet; called when the result is looked at, and once.
    """

    kind: EntryKind
    id: str
    name: str
    score: float
    explain: Callable[[], Snippet] = field(default=Snippet, repr=False, compare=False)

    @cached_property
    def snippet(self) -> Snippet:
        """Why it matched."""
        return self.explain()


@dataclass(frozen=True)
class Answer:
    """What a query found.

    Attributes:
        query: As typed.
        ranked: ``(score, number of the document)``, best first, every kind.
        make: Makes the result of one of them.
        did_you_mean: A corrected query, where a word of the query occurs nowhere.
        corrected: True where the results are those of ``did_you_mean``.
        unknown: Folded words that occur nowhere and for which nothing near is known.
    """

    query: str
    ranked: tuple[tuple[float, int], ...]
    make: Callable[[float, int], Result] = field(repr=False, compare=False)
    did_you_mean: str | None = None
    corrected: bool = False
    unknown: tuple[str, ...] = ()

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Everything that was found."""
        return tuple(self.make(score, number) for score, number in self.ranked)
