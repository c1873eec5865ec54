"""Filtering the rows of an edition by facets, and counting what each tick would give.

A set of rows is a *mask*: a whole number whose bit *n* stands for row *n* of the edition.
Counting every value of every facet under a query is then a few hundred ``and``s, whatever the
size of the edition.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sfdesk.core.errors import UsageError
from sfdesk.core.language import tr
from sfdesk.model.entries import Caution, Intervention, Need, Topic
from sfdesk.model.facets import HERE, Facet, facets_of
from sfdesk.model.info import EditionInfo
from sfdesk.model.offers import Here
from sfdesk.model.selection import Selection

Mask = int
"""A set of rows; bit *n* is row *n*."""


class Filters:
    """The facets of one edition with the rows that have each value.

    Attributes:
        info: Of the edition.
        facets: In the order of the filter pane.
        everything: The mask of all rows.
        here: How the interventions that have offers stand here, by slug.
    """

    def __init__(
        self,
        info: EditionInfo,
        rows: Sequence[Intervention],
        topics: Iterable[Topic],
        cautions: Iterable[Caution],
        needs: Iterable[Need],
    ) -> None:
        self.info = info
        self.facets: tuple[Facet, ...] = facets_of(info, topics, cautions, needs)
        self.everything: Mask = (1 << len(rows)) - 1
        self._by_name = {facet.name: facet for facet in self.facets}
        self._typed = {name: facet for facet in self.facets for name in (facet.name, *facet.typed)}
        self._size = len(rows)
        self._rows = rows
        self.here: Mapping[str, frozenset[Here]] = {}
        self._masks = {facet.name: _masks(facet, rows) for facet in self.facets}

    def facet(self, name: str) -> Facet:
        """Return a facet by name.

        Raises:
            UsageError: If there is no such facet; the message lists them.
        """
        if name not in self._by_name:
            known = ", ".join(self._by_name)
            raise UsageError(
                tr("There is no filter “{name}”.", name=name),
                do=tr("Filters: {known}", known=known),
            )
        return self._by_name[name]

    def selection(self, pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
        """Return the selection that ``(facet, value)`` pairs ask for.

        Raises:
            UsageError: If a facet or a value does not exist.
        """
        chosen: dict[str, frozenset[str]] = {}
        for name, value in pairs:
            values = self.facet(name).values
            if value not in values:
                raise UsageError(
                    tr("The filter “{name}” has no value “{value}”.", name=name, value=value),
                    do=tr("Values: {values}", values=", ".join(values)),
                )
            chosen[name] = chosen.get(name, frozenset()) | {value}
        return chosen

    def know_here(self, standing: Mapping[str, frozenset[Here]]) -> None:
        """Filter from now on by what is offered here; see ``offers.standing_here``."""
        self.here = standing
        unknown = frozenset({Here.NOT_KNOWN.value})

        def of(row: Intervention) -> frozenset[str]:
            known = standing.get(row.slug)
            return frozenset(each.value for each in known) if known else unknown

        self._masks = self._masks | {HERE: _masks(self.facet(HERE)._replace(of=of), self._rows)}

    def by_typed_name(self, name: str) -> Facet | None:
        """Return the facet that is called so in a query, if any."""
        return self._typed.get(name.casefold())

    def typed(self, name: str, value: str) -> tuple[str, frozenset[str]] | None:
        """Return the ``(facet, values)`` that a typed ``name:value`` means, or None.

        Forgiving: other names of the facet, and for a value its words or how they begin.
        """
        facet = self._typed.get(name.casefold())
        wanted = _plain(value)
        if facet is None or not wanted:
            return None
        if facet.reads and (read := facet.reads(value)):
            return facet.name, read
        if wanted in facet.values:
            return facet.name, frozenset({wanted})
        found = {v for v, words in facet.values.items() if _says(wanted, v, words)}
        return (facet.name, frozenset(found)) if found else None

    def known(self, chosen: Selection) -> dict[str, frozenset[str]]:
        """Return a selection without what this edition does not have, e.g. from an older file.

        What has another name by now, as the edition itself says, is known by that.
        """
        kept: dict[str, frozenset[str]] = {}
        for name, _, now in self._as_now(chosen):
            if now:
                kept[name] = kept.get(name, frozenset()) | {now}
        return kept

    def left_out(self, chosen: Selection) -> list[str]:
        """Return what ``known`` leaves out of a selection, each in words."""
        labels = {name: facet.label for name, facet in self._by_name.items()}
        found = sorted((name, value) for name, value, now in self._as_now(chosen) if not now)
        return [f"{labels.get(name, name)}: {value}" for name, value in found]

    def _as_now(self, chosen: Selection) -> Iterator[tuple[str, str, str]]:
        """Yield facet, value and what the value is called now; nothing where it is no more."""
        for name, values in chosen.items():
            there = self._by_name[name].values if name in self._by_name else {}
            for value in values:
                now = (value, self.info.aliases.get(value, ""))
                yield name, value, next((each for each in now if each in there), "")

    def mask(self, numbers: Iterable[int]) -> Mask:
        """Return the mask of the rows with these numbers."""
        return _mask(numbers, self._size)

    def members(self, mask: Mask) -> list[bool]:
        """Return for every row, in order, whether it is in a mask."""
        return [digit == "1" for digit in f"{mask:0{max(1, self._size)}b}"[::-1]]

    def passing(self, chosen: Selection, *, but: str = "") -> Mask:
        """Return the rows that pass every facet, leaving out the facet named ``but``."""
        mask = self.everything
        for name, values in chosen.items():
            if values and name != but:
                mask &= self._any(name, values)
        return mask

    def counts(self, found: Mask, chosen: Selection) -> dict[str, dict[str, int]]:
        """Return facet → value → how many rows have it, given the ticks in the other facets.

        Args:
            found: The rows that the query found, before any filter.
            chosen: What is ticked.
        """
        return {
            name: _tally(masks, found & self.passing(chosen, but=name))
            for name, masks in self._masks.items()
        }

    def drops(self, found: Mask, chosen: Selection) -> list[tuple[str, int]]:
        """Return ``(facet, rows found without it)`` for each active facet, most helpful first."""
        active = [name for name, values in chosen.items() if values]
        options = [(n, (found & self.passing(chosen, but=n)).bit_count()) for n in active]
        return sorted(options, key=lambda option: -option[1])

    def _any(self, name: str, values: frozenset[str]) -> Mask:
        mask = 0
        for value in values:
            mask |= self._masks[name].get(value, 0)
        return mask


def _masks(facet: Facet, rows: Sequence[Intervention]) -> dict[str, Mask]:
    numbers: dict[str, list[int]] = {value: [] for value in facet.values}
    for number, row in enumerate(rows):
        for value in facet.of(row):
            numbers[value].append(number)
    return {value: _mask(having, len(rows)) for value, having in numbers.items()}


def _mask(numbers: Iterable[int], size: int) -> Mask:
    bits = bytearray(size // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def _tally(masks: dict[str, Mask], found: Mask) -> dict[str, int]:
    return {value: (mask & found).bit_count() for value, mask in masks.items()}


def _plain(text: str) -> str:
    return "-".join(text.casefold().replace("_", " ").replace("-", " ").split())


def _says(wanted: str, value: str, words: str) -> bool:
    """Whether a value is meant: its own name or any word of its words begins like that."""
    said = (_plain(value), _plain(words), *(_plain(w) for w in words.split()))
    return any(each.startswith(wanted) for each in said)
