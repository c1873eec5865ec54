"""The filters that are on, as words that can be taken away one by one. No widgets."""

from collections.abc import Iterator
from typing import NamedTuple

from sfdesk.core.language import tr
from sfdesk.model.facets import Facet, Ladder
from sfdesk.model.filtering import Filters
from sfdesk.model.selection import Selection


class Chip(NamedTuple):
    """One filter that is on.

    Attributes:
        words: Named by its group ("Age: not stated").
        facet: Name of the facet.
        values: What goes when it is taken away.
    """

    words: str
    facet: str
    values: frozenset[str]


def chips(filters: Filters, chosen: Selection) -> Iterator[Chip]:
    """Yield a chip for each value that is on, in the order of the pane.

    Values that are all from one step of a ladder are one chip ("Cost: at most 2 · £100–£499").
    """
    for facet in filters.facets:
        values = chosen.get(facet.name, frozenset())
        step = _step(facet, values)
        if step and facet.ladder:
            meant = facet.ladder.from_step(step)
            yield Chip(_from_step(facet, facet.ladder, step), facet.name, meant)
            values -= meant
        for value in facet.values:
            if value in values:
                words = tr("{filter}: {value}", filter=facet.label, value=_words(facet, value))
                yield Chip(words, facet.name, frozenset({value}))


def _from_step(facet: Facet, ladder: Ladder, step: str) -> str:
    label, words = facet.label, _words(facet, step)
    if ladder.at_least:
        return tr("{filter}: at least {value}", filter=label, value=words)
    return tr("{filter}: at most {value}", filter=label, value=words)


def _step(facet: Facet, values: frozenset[str]) -> str:
    """Return the step from which on everything of a ladder is on, or nothing."""
    if facet.ladder is None:
        return ""
    on = [value for value in facet.ladder.steps if value in values]
    if len(on) < 2 or frozenset(on) != facet.ladder.from_step(on[0]):
        return ""
    return on[0]


def _words(facet: Facet, value: str) -> str:
    """Return the words of a value within a line: English begins them small, but for capitals.

    What is translated stays as its translator wrote it.
    """
    words = facet.words(value)
    if words != facet.values[value]:
        return words
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
