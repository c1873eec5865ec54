"""Filters that stand in a query, each where it was typed, so that one can be taken out again."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sfdesk.core.language import tr
from sfdesk.model.filtering import Filters
from sfdesk.model.selection import Selection, minus

_FILTER = re.compile(
    r'(?<!\S)(?P<facet>[A-Za-z_]+):(?:["“”](?P<quoted>[^"“”]*)["“”]?|(?P<bare>\S+))'
)
_QUOTES = re.compile(r'["“”]')


class Typed(NamedTuple):
    """A filter as it stands in a query.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        words: As typed.
        facet: Name of the facet.
        values: What it asks for; nothing where the facet has no such value.
    """

    start: int
    end: int
    words: str
    facet: str
    values: frozenset[str]


def typed_filters(query: str, known: Filters) -> Iterator[Typed]:
    """Yield the filters in a query, in order, those too whose value does not exist."""
    for match in _FILTER.finditer(query):
        facet = known.by_typed_name(match["facet"])
        if facet is None or len(_QUOTES.findall(query, 0, match.start())) % 2:
            # Within quotation marks it is a part of a phrase.
            continue
        meant = known.typed(match["facet"], match["quoted"] or match["bare"] or "")
        values = meant[1] if meant else frozenset[str]()
        yield Typed(*match.span(), match.group(), facet.name, values)


def without(query: str, known: Filters, gone: Selection) -> str:
    """Return a query without the filters that ask for any of these values."""
    every = typed_filters(query, known)
    return _cut(query, [t for t in every if t.values & gone.get(t.facet, frozenset())])


def words_and_filters(query: str, known: Filters) -> tuple[str, dict[str, frozenset[str]]]:
    """Return the words of a query, and what its filters ask for together.

    A filter whose value does not exist is words.
    """
    filters = [typed for typed in typed_filters(query, known) if typed.values]
    return _cut(query, filters), _together(filters)


def _cut(query: str, gone: Iterable[Typed]) -> str:
    kept, done = [], 0
    for typed in gone:
        kept.append(query[done : typed.start].rstrip())
        done = typed.end
    return "".join((*kept, query[done:])).strip() if kept else query


def chosen_in(query: str, known: Filters) -> dict[str, frozenset[str]]:
    """Return what the filters in a query ask for together."""
    return words_and_filters(query, known)[1]


def _together(filters: Iterable[Typed]) -> dict[str, frozenset[str]]:
    chosen: dict[str, frozenset[str]] = {}
    for typed in filters:
        chosen[typed.facet] = chosen.get(typed.facet, frozenset()) | typed.values
    return chosen


def typed_and_ticked(
    query: str, wanted: Selection, known: Filters
) -> tuple[str, dict[str, frozenset[str]]]:
    """Return a query and ticks that ask together for exactly what is wanted.

    Args:
        query: As it is typed; filters in it that are not wanted are taken out.
        wanted: All that is to filter; what the query asks for needs no tick.
        known: The filters of the edition.
    """
    query = without(query, known, minus(chosen_in(query, known), wanted))
    return query, minus(wanted, chosen_in(query, known))


def unknown_values(query: str, known: Filters) -> Iterable[str]:
    """Return a sentence for each filter in a query whose value does not exist."""
    for typed in typed_filters(query, known):
        if not typed.values:
            facet = known.facet(typed.facet)
            values = ", ".join(map(facet.words, facet.values))
            yield tr(
                "“{words}” filters nothing and is looked for as words. {label} can be: {values}.",
                words=typed.words[:40],
                label=facet.label,
                values=values,
            )
