"""Read what was typed: words, "phrases", -words and field:value.

``parse`` never fails: whatever is typed, from punctuation to ten thousand characters,
gives a query, if need be one that asks for nothing.
"""

import re
from dataclasses import dataclass, field

from sfdesk.model.filtering import Filters
from sfdesk.search.words import STOPWORDS, words

LONGEST_QUERY = 300
"""Characters that are looked at. More is no question a person typed."""
MOST_WORDS = 24
_QUOTED_VALUE = re.compile(r'(\w+:)"([^"]+)"?')

_ITEM = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<bare>[^\s"]+))')
_FILTER = re.compile(r"(?P<facet>[A-Za-z_]+):(?P<value>\S+)")


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, taken apart.

    Attributes:
        words: Folded words in order, stop words left out.
        phrases: Folded words of each quoted phrase.
        without: Folded words that must not occur.
        filters: Facet to the values that were typed for it.
        unfinished: True where the last word may still be being typed.
        whole: The words of the whole query, stop words kept, for comparing with names.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    filters: dict[str, frozenset[str]] = field(default_factory=dict)
    unfinished: bool = False
    whole: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for, so that everything is the answer."""
        return not (self.words or self.phrases or self.without or self.filters)


def parse(typed: str, known: Filters) -> Query:
    """Take apart what was typed.

    Args:
        typed: Any text. Only the first ``LONGEST_QUERY`` characters count.
        known: What may stand before and after a colon; anything else is words.
    """
    text = typed[:LONGEST_QUERY]
    free: list[str] = []
    phrases: list[tuple[str, ...]] = []
    without: list[str] = []
    filters: dict[str, frozenset[str]] = {}
    for match in _ITEM.finditer(_with_quoted_values(text)):
        item = match["phrase"] if match["phrase"] is not None else match["bare"]
        folded = tuple(word.folded for word in words(item))
        filtered = _filter(match["bare"], known)
        if filtered:
            name, values = filtered
            filters[name] = filters.get(name, frozenset()) | values
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
        filters=filters,
        unfinished=unfinished and not (phrases and text.endswith('"')),
        whole=" ".join(found),
    )


def _with_quoted_values(text: str) -> str:
    """Join the words of ``cost:"not stated"``."""
    return _QUOTED_VALUE.sub(lambda m: m[1] + "-".join(m[2].split()), text)


def _filter(bare: str | None, known: Filters) -> tuple[str, frozenset[str]] | None:
    typed = _FILTER.fullmatch(bare) if bare else None
    return known.typed(typed["facet"], typed["value"]) if typed else None


def _meaningful(found: list[str], unfinished: bool) -> tuple[str, ...]:
    """Leave out the stop words, but keep a lone one: it is the start of a word."""
    kept = tuple(word for word in found if word not in STOPWORDS)
    if kept or not found:
        return kept
    return (found[-1],) if unfinished else ()
