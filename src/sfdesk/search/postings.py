"""What an index is written of: its postings, gathered until all documents are read."""

from collections.abc import Iterator
from typing import Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.writing import PostingPool

from sfdesk.core.progress import Progress

MOST_HELD = 1_500_000
"""Postings in memory, some 200 MB; more are sorted in files."""


class Pool(PostingPool):
    """Gathers the postings by term, so that only terms are left to be sorted; tells how far it is.

    To sort or free a million postings at once keeps the interpreter for a tenth of a second, and
    the window waits.
    """

    tell: Progress

    def __init__(self, storage: Any, segment: W3Segment) -> None:
        super().__init__(storage, segment)
        self.added = self._held = 0
        self._terms: dict[str, dict[bytes, list[tuple[int, float, bytes]]]] = {}

    def add(self, item: tuple[Any, ...]) -> None:
        """Take a posting: field, term, document, weight, value."""
        field, term, *posting = item
        self.fieldnames.add(field)
        if self._held == MOST_HELD:
            self.save()
        self._terms.setdefault(field, {}).setdefault(term, []).append(tuple(posting))
        self._held += 1
        self.added += 1

    def save(self) -> None:
        """Write what is held into a file of its own, in order."""
        path, file = self._new_run()
        self._write_run(file, self._in_order())
        self._add_run(path)
        self._held = 0

    def _in_order(self) -> Iterator[tuple[Any, ...]]:
        """Yield what is held, and hold it no more; the documents of a term came in order."""
        for field in sorted(self._terms):
            terms = self._terms.pop(field)
            for term in sorted(terms):
                for posting in terms.pop(term):
                    yield field, term, *posting

    def iter_postings(self) -> Iterator[tuple[Any, ...]]:
        """Yield the postings in order, which begin with field and term; tell how many."""
        for number, item in enumerate(self.items() if self.runs else self._in_order()):
            if number % 4096 == 0:
                self.tell(number, self.added)
            yield item
