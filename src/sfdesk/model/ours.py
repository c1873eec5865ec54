"""Everything that is kept beside the evidence, as it stood at one moment.

A window reads it on its worker and shows it from memory; the store is not asked again until
something has changed.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from sfdesk.model.entries import Key
from sfdesk.model.local_layer import (
    Collection,
    FitAspect,
    FitJudgement,
    LocalNote,
    SavedSearch,
)
from sfdesk.model.offers import CHECK_AFTER, Here, Offer, needs_check, standing_here

_LEAST = 2
"""Letters of a word that notes are searched for."""


class Ours:
    """Offers, notes, collections and judgements, one's own and the team's; and saved searches.

    Args:
        content: As ``LocalLayer.content`` gives it; nothing where nothing is kept.
        searches: Saved under a name.
        today: The day that marks are reckoned from.
        undoes: What the next undo would undo; empty where there is nothing.
        redoes: What the next redo would do again; empty where there is nothing.
        months: After which an offer needs a check.
        aliases: Slugs that entries had in older editions → those that they have now.
        may_note: Whether the policy of the computer lets notes be written.
        team: What is told of the team's file: who has signed it, or why it is not used.
    """

    def __init__(
        self,
        content: Mapping[str, tuple[Any, ...]] | None = None,
        today: date = date.min,
        undoes: str = "",
        redoes: str = "",
        months: int = CHECK_AFTER,
        aliases: Mapping[str, str] | None = None,
        *,
        searches: Iterable[SavedSearch] = (),
        may_note: bool = True,
        team: str = "",
    ) -> None:
        def taken(key: str) -> tuple[Any, ...]:
            records = (content or {}).get(key, ())
            return tuple(_renamed(each, aliases) for each in records) if aliases else records

        self.offers: tuple[Offer, ...] = taken("offers")
        self.notes: tuple[LocalNote, ...] = taken("notes")
        self.collections: tuple[Collection, ...] = taken("collections")
        self.judgements: tuple[FitJudgement, ...] = taken("judgements")
        self.searches = tuple(sorted(searches, key=lambda search: search.name.casefold()))
        self.today, self.months = today, months
        self.undoes, self.redoes, self.may_note = undoes, redoes, may_note
        self.team = team

    @cached_property
    def standing(self) -> dict[str, frozenset[Here]]:
        """How the interventions that have offers stand here, by slug."""
        return standing_here(self.offers, self.today, self.months)

    def needs_check(self, offer: Offer) -> bool:
        """Return whether nobody has checked an offer for too long."""
        return needs_check(offer, self.today, self.months)

    def offers_of(self, slug: str) -> list[Offer]:
        """Return the offers of an intervention."""
        return [offer for offer in self.offers if offer.intervention == slug]

    def notes_on(self, key: Key) -> list[LocalNote]:
        """Return the notes on an entry."""
        return [note for note in self.notes if (note.kind, note.slug) == key]

    def fit_of(self, slug: str) -> dict[FitAspect, FitJudgement]:
        """Return what was judged of an intervention, in the order of the aspects."""
        found = {each.aspect: each for each in self.judgements if each.intervention == slug}
        return {aspect: found[aspect] for aspect in FitAspect if aspect in found}

    def notes_with(self, query: str) -> list[LocalNote]:
        """Return the notes that hold every word of a query, or words that begin so."""
        words = [word for word in _plain(query).split() if len(word) >= _LEAST]
        if not words:
            return []
        found: Iterable[int] = range(len(self.notes))
        # The longest word leaves fewest to be looked through for the others.
        for word in sorted(words, key=len, reverse=True):
            begun, texts = f" {word}", self._searched
            found = [number for number in found if begun in texts[number]]
        return [self.notes[number] for number in found]

    def prepare(self) -> "Ours":
        """Work out beforehand what would take long when it is first asked for."""
        _ = self.standing, self._searched
        return self

    @cached_property
    def _searched(self) -> list[str]:
        return [f" {_plain(note.text)}" for note in self.notes]


def _renamed(record: Any, aliases: Mapping[str, str]) -> Any:
    """Return a record that follows its entry to the slug that it has now."""
    if isinstance(record, Collection):
        items = tuple(dict.fromkeys(aliases.get(slug, slug) for slug in record.items))
        return record if items == record.items else record._replace(items=items)
    field = "slug" if isinstance(record, LocalNote) else "intervention"
    new = aliases.get(getattr(record, field))
    return record._replace(**{field: new}) if new else record


def _plain(text: str) -> str:
    """Return words in small letters, a space between each; apostrophes belong to their word."""
    text = text.casefold().replace("’", "").replace("'", "")
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())
