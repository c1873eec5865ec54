"""Search and filters together: what a query and the ticks find, and how many each filter would."""

from collections.abc import Callable
from itertools import compress, islice
from typing import TYPE_CHECKING, NamedTuple

from sfdesk.core.language import to_translate, tr
from sfdesk.model.edition import Edition
from sfdesk.model.ordering import Order, sort_key
from sfdesk.model.selection import Selection, both
from sfdesk.model.vocabulary import EntryKind
from sfdesk.reading.reading import Reading
from sfdesk.search.results import Hit, Result, unsearched

if TYPE_CHECKING:
    from sfdesk.search.documents import Document
    from sfdesk.search.engine import Engine

LOOSENED = to_translate("No entry says exactly that. These are the results for its words.")
MOST_RESULTS = 100
"""Results of a query that the window lists: nobody reads further, and each takes its time."""
MOST_ROWS = 300
"""Rows of the matrix that it lists without a query."""


class Found(NamedTuple):
    """What a query and the filters found together.

    Attributes:
        query: As typed.
        reading: How it was understood.
        results: In the order asked for; with an empty query the matrix.
        against: Interventions that hold the words but are not what was asked for (of another age).
        rows: How many interventions were found.
        others: How many entries of other kinds were found.
        facets: Facet → value → count of interventions, for the query and the other facets.
        did_you_mean: A corrected query, or None.
        corrected: True where ``results`` are those of ``did_you_mean``.
        loosened: True where quoted words stand nowhere like this: ``LOOSENED`` says what was done.
        unknown: Words that occur nowhere.
        drops: ``(facet, interventions without it)`` for each active facet, most helpful first.
    """

    query: str
    reading: Reading
    results: tuple[Result, ...]
    against: tuple[Result, ...]
    rows: int
    others: int
    facets: dict[str, dict[str, int]]
    drops: list[tuple[str, int]]
    did_you_mean: str | None = None
    corrected: bool = False
    loosened: bool = False
    unknown: tuple[str, ...] = ()

    @property
    def apart(self) -> str:
        """What ``against`` stands under."""
        meanings = ", ".join(meaning.label for meaning in self.reading.meanings)
        return tr("Not what you asked for: {meanings}", meanings=meanings)


class Finder:
    """Finds in one edition.

    Args:
        edition: What is searched and filtered.
        engine: Opens the search engine; asked only where words are typed, since the matrix
            is shown before the index is open.
    """

    def __init__(self, edition: Edition, engine: "Callable[[], Engine]") -> None:
        self._edition = edition
        self._engine = engine

    def find(
        self,
        typed: str,
        chosen: Selection,
        order: Order = Order.BEST,
        *,
        unread: frozenset[str] = frozenset(),
        most: int | None = MOST_RESULTS,
    ) -> Found:
        """Search and filter.

        Args:
            typed: The query as typed; may hold ``facet:value`` filters of its own.
            chosen: What is ticked. Then interventions are found, and the page on a danger named.
            unread: Words of the query that are to stay words although they mean something.
            order: What interventions are sorted by; other kinds follow in order of their match.
            most: How many results are made, and of interventions as many if there are; None makes
                all. The counts are of all.
        """
        if not typed.strip():
            return self.whole_matrix(chosen, order)
        engine = self._engine()
        answer, documents = engine.search(typed, unread), engine.documents
        filters = self._edition.filters
        chosen = both(chosen, answer.reading.filters)
        # The interventions are the first documents, in their order: a number is a row's bit.
        rows = len(self._edition.interventions)
        matched = filters.mask(n for _, n in answer.ranked if n < rows)
        kept = matched & filters.passing(chosen)
        others = not any(chosen.values())
        top = engine.danger if answer.reading.danger else None
        held = filters.members(kept)
        ranked = [(s, n) for s, n in answer.ranked if (held[n] if n < rows else others or n == top)]
        against = [hit for hit in answer.against if filters.passing(chosen) >> hit[1] & 1]
        if order is not Order.BEST:
            ranked.sort(key=lambda h: (h[1] != top, self._sorted_by(order, h[1], documents[h[1]])))
        return Found(
            typed,
            answer.reading,
            tuple(answer.make(score, number) for score, number in _listed(ranked, rows, most)),
            tuple(answer.make(score, number) for score, number in against[:most]),
            rows=kept.bit_count(),
            others=len(ranked) - kept.bit_count(),
            facets=filters.counts(matched, chosen),
            drops=filters.drops(matched, chosen),
            did_you_mean=answer.did_you_mean,
            corrected=answer.corrected,
            loosened=answer.loosened and bool(ranked or against),
            unknown=answer.unknown,
        )

    def whole_matrix(self, chosen: Selection, order: Order = Order.BEST) -> Found:
        """Return the interventions that pass the filters; needs no index."""
        filters = self._edition.filters
        passing = compress(self._edition.interventions, filters.members(filters.passing(chosen)))
        rows = sorted(passing, key=lambda row: sort_key(order, row))
        results = tuple(map(unsearched, rows[:MOST_ROWS]))
        everything = filters.everything
        facets, drops = filters.counts(everything, chosen), filters.drops(everything, chosen)
        return Found("", Reading(), results, (), len(rows), 0, facets, drops)

    def _sorted_by(self, order: Order, number: int, document: "Document") -> tuple[int, int, str]:
        if document.kind is not EntryKind.INTERVENTION:
            return 1, 0, document.name.casefold() if order is Order.NAME else ""
        if order is Order.REVIEW:
            return 0, number, ""
        return 0, *sort_key(order, self._edition.interventions[number])


def _listed(ranked: list[Hit], rows: int, most: int | None) -> list[Hit]:
    """Return the best results, and so many of the interventions: none of thirty falls off."""
    if most is None:
        return ranked
    missing = most - sum(number < rows for _, number in ranked[:most])
    further = (hit for hit in islice(ranked, most, None) if hit[1] < rows)
    return [*ranked[:most], *islice(further, missing)]
