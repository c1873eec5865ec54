"""What a result card says, and the list model of the cards; ``delegate`` paints them.

Every card is words first, so that a screen reader reads what the eye sees.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from sfdesk.core.language import number, to_translate, tr, tr_n
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Entry, Intervention, Key, Mentioned, Topic
from sfdesk.model.facts import telling_fact
from sfdesk.model.offers import Here
from sfdesk.model.strength import strength
from sfdesk.model.vocabulary import EntryKind
from sfdesk.search.results import Result, Snippet

Index = QModelIndex | QPersistentModelIndex


_NO_SNIPPET = Snippet()
_KINDS = {
    EntryKind.GUIDE: to_translate("Guide"),
    EntryKind.GLOSSARY: to_translate("Glossary"),
    EntryKind.REFERENCE: to_translate("Reference"),
}
"""What a card says of an entry of which there is no more to say."""
_SAID_BY_HEADING = (EntryKind.GUIDE, EntryKind.GLOSSARY)
"""Kinds of which a card says nothing but its kind, beside its name and its text."""


class Card(NamedTuple):
    """One row of the list.

    Attributes:
        key: Of the entry; None for the heading of a group.
        name: First line.
        dots: Filled dots out of four; None is a ring; -1 is no dots at all.
        words: Strength in words with who said it, or what kind of thing it is.
        fact: One fact that tells it from the others.
        mark: What the team must know of it here; mostly empty.
    """

    key: Key | None
    name: str
    dots: int | None = -1
    words: str = ""
    fact: str = ""
    result: Result | None = None
    mark: str = ""

    def under(self, heading: str) -> "Card":
        """Return the card as it stands under a heading, which it need not repeat."""
        kind = self.key[0] if self.key else None
        if kind in _SAID_BY_HEADING and kind and heading == tr(kind.label):
            return self._replace(words="")
        return self

    @property
    def is_match(self) -> bool:
        """Whether a query found it: its snippet is looked for, which takes its time."""
        return self.result is not None and self.result.score > 0

    @property
    def snippet(self) -> Snippet:
        """Why it matched; looked for when the card is first painted or read out."""
        return self.result.snippet if self.result else _NO_SNIPPET

    @property
    def caution(self) -> Snippet | None:
        """The caution of the entry that answers the query."""
        return self.result.caution if self.result else None

    @property
    def versions(self) -> str:
        """The versions of it that were found too, in words."""
        names = self.result.versions if self.result else ()
        return tr("Also found: {names}", names=", ".join(names)) if names else ""

    @property
    def spoken(self) -> str:
        """The whole card for a screen reader."""
        told = [self.name, self.mark, self.words, self.fact]
        told += [f"{each.section}: {each.text}" for each in (self.caution, self.snippet) if each]
        return ". ".join(part for part in (*told, self.versions) if part.strip(": "))


class CardMaker:
    """Makes the cards of an edition's entries; what a card says of its entry is worked out once."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._said: dict[Key, tuple[Key, str, int | None, str, str]] = {}

    def card(self, result: Result) -> Card:
        """Return the card of a result."""
        key = result.kind, result.id
        if key not in self._said:
            entry = self._edition.entry(*key)
            self._said[key] = (key, entry.name, *_facts(self._edition, entry, result.kind))
        return Card(*self._said[key], result, self._mark(key))

    def _mark(self, key: Key) -> str:
        """Return what is to be said of what is offered here: that nobody has checked it lately."""
        here = self._edition.filters.here.get(key[1], frozenset())
        due = key[0] is EntryKind.INTERVENTION and Here.NEEDS_CHECK in here
        return tr(Here.NEEDS_CHECK.label) if due else ""


def _facts(edition: Edition, entry: Entry, kind: EntryKind) -> tuple[int | None, str, str]:
    if isinstance(entry, Intervention):
        shown = strength(edition.info, entry)
        return shown.dots, shown.words, telling_fact(entry)
    if isinstance(entry, Mentioned):
        return -1, tr("No row in the matrix"), entry.uk_delivery.label
    if isinstance(entry, Topic):
        return -1, _rows(len(edition.of_topic(entry.slug))), ""
    return -1, tr(_KINDS[kind]), ""


def _rows(count: int) -> str:
    if not count:
        return tr("Topic without a row in the matrix")
    return tr_n(
        "Topic: {count} intervention in the matrix",
        "Topic: {count} interventions in the matrix",
        count,
    )


def grouped(cards: Iterable[tuple[str, Card]], *, always: bool = False) -> list[Card]:
    """Return cards under their headings, in the order in which the headings first come.

    Args:
        cards: ``(heading, card)``; where there is one heading for all, none is shown.
        always: Whether that one is.
    """
    groups: dict[str, list[Card]] = {}
    for words, each in cards:
        groups.setdefault(words, []).append(each)
    if len(groups) < 2 and not always:
        return [each for group in groups.values() for each in group]
    return [each for words, group in groups.items() for each in (_head(words, len(group)), *group)]


def _head(words: str, count: int) -> Card:
    return Card(None, tr("{heading} ({count})", heading=words, count=number(count)))


class CardModel(QAbstractListModel):
    """The rows of the result list."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[Card] = []

    def show(self, cards: list[Card]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows; a list has no children."""
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name or the spoken text of a row."""
        if not index.isValid() or index.row() >= len(self.cards):
            return None
        found = self.cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return found.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can be read but not chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.cards[index.row()].key is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def row_of(self, key: Key) -> int | None:
        """Return the row of an entry, or None."""
        return next((n for n, card in enumerate(self.cards) if card.key == key), None)
