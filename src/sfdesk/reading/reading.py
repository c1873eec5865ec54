"""What was typed, as it was understood: plain values, which the window needs before any search."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sfdesk.reading.meaning import Meaning
    from sfdesk.reading.vocabulary import Run


class Unit(NamedTuple):
    """One thing asked for: a word, or words that the vocabulary knows together.

    Attributes:
        typed: Folded words.
        others: Terms of the index that stand for them.
        begins: Whether it may be the beginning of a longer word.
        begun: Terms that stand for longer words; looked for if nothing else is found.
        extra: Whether an entry may do without: it says little, or was not typed as a word.
    """

    typed: "Run"
    others: tuple[str, ...] = ()
    begins: bool = False
    begun: tuple[str, ...] = ()
    extra: bool = False


class Reading(NamedTuple):
    """What was typed, as it was understood.

    Attributes:
        typed: With the plain signs of a keyboard.
        units: What is looked for, in order.
        phrases: Folded words of each quoted phrase; they must stand like this.
        without: Folded words, or words of a phrase, that must not occur.
        filters: Facet to the values that were typed for it.
        meanings: What was understood beside words.
        whole: All free words, for comparing with names.
        called: Names that stand among them.
        defines: Whether it asks what a word means.
        danger: Whether somebody is hurt, controlled or afraid at home: the page on that is first,
            whatever is ticked.
        harmless: Whether it is made of the field's own words alone, so that it may be remembered.
    """

    typed: str = ""
    units: tuple[Unit, ...] = ()
    phrases: "tuple[Run, ...]" = ()
    without: "tuple[Run, ...]" = ()
    filters: Mapping[str, frozenset[str]] = MappingProxyType({})
    meanings: "tuple[Meaning, ...]" = ()
    whole: str = ""
    called: tuple[str, ...] = ()
    defines: bool = False
    danger: bool = False
    harmless: bool = False

    @property
    def asks_for_words(self) -> bool:
        """Whether anything is looked for in the texts."""
        return bool(self.phrases) or any(not unit.extra for unit in self.units)

    @property
    def asks(self) -> bool:
        """Whether anything was understood at all."""
        return bool(self.asks_for_words or self.without or self.filters or self.meanings)
