"""The cards of the team's own notes that a search found. No widgets."""

from collections.abc import Iterable
from functools import partial

from sfdesk.core.errors import NotFoundError
from sfdesk.core.language import number, tr
from sfdesk.model.edition import Edition
from sfdesk.model.local_layer import LocalNote, with_links
from sfdesk.search.results import Result, Snippet
from sfdesk.ui.cards.model import Card

_EXCERPT = 160
_MOST = 20
"""Notes that are listed."""


def section() -> str:
    """Return where such a card says that it was found."""
    return tr("Your note")


def note_cards(edition: Edition, notes: Iterable[LocalNote]) -> list[Card]:
    """Return a heading and a card for each note whose entry this edition has."""
    known = [note for note in notes if edition.has(note.kind, note.slug)]
    if not known:
        return []
    head = Card(None, tr("Your notes ({count})", count=number(len(known))))
    return [head, *(_card(edition, note) for note in known[:_MOST])]


def _card(edition: Edition, note: LocalNote) -> Card:
    name = edition.entry(note.kind, note.slug).name
    result = Result(note.kind, note.slug, name, 0.0, explain=partial(_snippet, edition, note.text))
    return Card((note.kind, note.slug), name, words=tr("Yours"), result=result)


def _snippet(edition: Edition, text: str) -> Snippet:
    """Return the beginning of a note, with the names of what it links to."""
    words = " ".join(with_links(text, partial(_name, edition)).split())
    return Snippet(section(), words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…")


def _name(edition: Edition, slug: str) -> str:
    try:
        return edition.find(slug).name
    except NotFoundError:
        return ""
