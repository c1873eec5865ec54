"""The cards of the team's own notes that a search found. No widgets."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from sfdesk.core.language import number, tr
from sfdesk.model.edition import Edition
from sfdesk.model.local_layer import LocalNote
from sfdesk.search.results import Result, Snippet
from sfdesk.ui.cards.model import Card

_EXCERPT = 160
_MOST = 20
"""Notes that are listed."""


def section() -> str:
    """Return where such a card says that it was found."""
    return tr("Your note")


def with_notes(cards: Sequence[Card], notes: Sequence[Card]) -> list[Card]:
    """Return results with the notes below their first group: the best stay best.

    Args:
        cards: Of the results, under headings or not.
        notes: As ``note_cards`` makes them.
    """
    heads = [place for place, card in enumerate(cards) if card.key is None]
    at = heads[1] if len(heads) > 1 else len(cards)
    return [*cards[:at], *notes, *cards[at:]]


def note_cards(edition: Edition, notes: Iterable[LocalNote]) -> list[Card]:
    """Return a heading and a card for each note whose entry this edition has."""
    cards = list(_cards(edition, notes))
    if not cards:
        return []
    return [Card(None, tr("Your notes ({count})", count=number(len(cards)))), *cards[:_MOST]]


def _cards(edition: Edition, notes: Iterable[LocalNote]) -> Iterator[Card]:
    for note in notes:
        if edition.has(note.kind, note.slug):
            entry = edition.entry(note.kind, note.slug)
            told = partial(Snippet, section(), _short(note.text))
            result = Result(note.kind, note.slug, entry.name, 0.0, explain=told)
            yield Card((note.kind, note.slug), entry.name, words=tr("Yours"), result=result)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"
