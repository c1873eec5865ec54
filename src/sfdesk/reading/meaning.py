"""Something that was understood of what was typed, held against an intervention."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sfdesk.model import standing
from sfdesk.model.entries import Intervention


class Meaning(NamedTuple):
    """Something that was understood.

    Attributes:
        kind: One of the keys of ``_FITS``.
        text: The words that it was read from, as typed.
        label: How it was read, in a few words for a chip.
        value: What is asked for; what it is depends on the kind.
        negated: Whether the opposite is asked for.
        words: What is looked for in the texts in their place; an entry may do without.
    """

    kind: str
    text: str
    label: str
    value: tuple[Any, ...]
    negated: bool = False
    words: str = ""

    @property
    def is_word(self) -> bool:
        """Whether its text is looked for as it is: "teenager" is an age, and a word."""
        return self.words == self.text


def fits(meaning: Meaning, row: Intervention) -> bool | None:
    """Return whether an intervention is what a meaning asks for; None is "not stated"."""
    found = _FITS[meaning.kind](row, meaning.value)
    return found if found is None or not meaning.negated else not found


_FITS: dict[str, Callable[[Intervention, tuple[Any, ...]], bool | None]] = {
    "age": standing.of_age,
    "cost": standing.of_cost,
    "level": standing.of_level,
    "guidebook": lambda row, _: row.evidence.in_guidebook.known,
    "tested": lambda row, _: row.evidence.tested_in_uk.known,
    "deliverer": standing.delivered_by,
    "model": standing.of_model,
    "length": standing.of_length,
    "aside": lambda _row, _value: None,
}
_CLOSE: dict[str, Callable[[Intervention, tuple[Any, ...]], float]] = {
    "age": standing.age_closeness,
    "cost": standing.cost_closeness,
}


def closeness(meaning: Meaning, row: Intervention) -> float:
    """Return how well an intervention that fits does so: 0 to 1."""
    close = _CLOSE.get(meaning.kind)
    return close(row, meaning.value) if close else 0.5
