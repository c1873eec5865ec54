"""What a search gives back: plain values, no widgets and no index objects."""

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from sfdesk.model.entries import Entry, kind_of
from sfdesk.model.vocabulary import EntryKind
from sfdesk.reading.reading import Reading


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


class _Result(NamedTuple):
    kind: EntryKind
    id: str
    name: str
    score: float
    versions: tuple[str, ...] = ()
    explain: Callable[[], Snippet] = Snippet
    warn: Callable[[], Snippet | None] = lambda: None


class Result(_Result):
    """One entry that was found; equal to itself alone, since it holds what looks for its snippet.

    Attributes:
        versions: Names of the versions of it that were found too and are not listed themselves.
        explain: Looks for the snippet; called when the result is looked at, and once.
        warn: Looks for the caution that answers the query; likewise.
    """

    @cached_property
    def snippet(self) -> Snippet:
        """Why it matched."""
        return self.explain()

    @cached_property
    def caution(self) -> Snippet | None:
        """The caution of it that answers the query, if it has one."""
        return self.warn()


def unsearched(entry: Entry) -> Result:
    """Return an entry that is shown without having been looked for, with what it says of itself."""
    text = getattr(entry, "summary", "") or getattr(entry, "meaning", "")
    return Result(kind_of(entry), entry.slug, entry.name, 0.0, explain=lambda: Snippet("", text))


Hit = tuple[float, int]
"""Score and number of a document."""


class Answer(NamedTuple):
    """What a query found.

    Attributes:
        reading: How the query was read: where ``corrected`` or ``loosened``, what was made of it.
        ranked: Best first, every kind.
        against: What was found but is not what was asked for: of another age, say.
        make: Makes the result of a hit.
        did_you_mean: A corrected query, where a word of the query occurs nowhere.
        corrected: True where the results are those of ``did_you_mean``: nothing else was found.
        unknown: Folded words that occur nowhere.
        loosened: True where quoted words stand nowhere like this; each was looked for by itself.
    """

    reading: Reading
    ranked: tuple[Hit, ...]
    against: tuple[Hit, ...]
    make: Callable[[float, int], Result]
    did_you_mean: str | None = None
    corrected: bool = False
    unknown: tuple[str, ...] = ()
    loosened: bool = False

    @property
    def results(self) -> tuple[Result, ...]:
        """Everything that was found, made anew."""
        return tuple(self.make(score, number) for score, number in self.ranked)
