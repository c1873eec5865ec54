"""Read what was typed: words, "phrases", -words and field:value.

``parse`` never fails: whatever is typed, from punctuation to ten thousand characters,
gives a query, if need be one that asks for nothing.
"""

import re
from dataclasses import dataclass

from sfdesk.model.facets import FACETS
from sfdesk.search.words import STOPWORDS, words

LONGEST_QUERY = 300
"""Characters that are looked at. More is no question a person typed."""
MOST_WORDS = 24

_ITEM = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<bare>[^\s"]+))')
_FILTER = re.compile(r"(?P<facet>[a-z_]+):(?P<value>\S+)")
_FACET_VALUES = {facet.name: facet.values for facet in FACETS}


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, taken apart.

    Attributes:
        words: Folded words in order, stop words left out.
        phrases: Folded words of each quoted phrase.
        without: Folded words that must not occur.
        filters: ``(facet, value)`` pairs that exist.
        unfinished: True where the last word may still be being typed.
        whole: The words of the whole query, stop words kept, for comparing with names.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    unfinished: bool = False
    whole: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for, so that everything is the answer."""
        return not (self.words or self.phrases or self.without or self.filters)


def parse(typed: str) -> Query:
    """Take apart what was typed.

    Args:
        typed: Any text. Only the first ``LONGEST_QUERY`` characters count.
    """
    text = typed[:LONGEST_QUERY]
    free: list[str] = []
    phrases: list[tuple[str, ...]] = []
    without: list[str] = []
    filters: list[tuple[str, str]] = []
    for match in _ITEM.finditer(text):
        item = match["phrase"] if match["phrase"] is not None else match["bare"]
        folded = tuple(word.folded for word in words(item))
        known = match["bare"] and _FILTER.fullmatch(item)
        if known and known["value"] in _FACET_VALUES.get(known["facet"], {}):
            filters.append((known["facet"], known["value"]))
        elif match["minus"]:
            without += folded
        elif match["phrase"] is not None:
            phrases += [folded] if folded else []
        else:
            free.append(item)
    found = [word.folded for word in words(" ".join(free))][:MOST_WORDS]
    unfinished = bool(found) and bool(re.search(r"\w$", text)) and not without
    return Query(
        words=_meaningful(found, unfinished),
        phrases=tuple(phrases),
        without=tuple(without),
        filters=tuple(filters),
        unfinished=unfinished and not (phrases and text.endswith('"')),
        whole=" ".join(found),
    )


def _meaningful(found: list[str], unfinished: bool) -> tuple[str, ...]:
    """Leave out the stop words, but keep a lone one: it is the start of a word."""
    kept = tuple(word for word in found if word not in STOPWORDS)
    if kept or not found:
        return kept
    return (found[-1],) if unfinished else ()
