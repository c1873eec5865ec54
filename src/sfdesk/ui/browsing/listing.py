"""What the result list shows for a search or a view, and the sentences above it. No widgets."""

from collections.abc import Sequence

from sfdesk.core.language import number, tr, tr_n
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Entry, kind_of
from sfdesk.model.ordering import Order, heading
from sfdesk.model.vocabulary import EntryKind
from sfdesk.search.finding import Found
from sfdesk.search.results import Result, unsearched
from sfdesk.ui.browsing.state import View
from sfdesk.ui.cards.model import Card, CardMaker, grouped

_BEST = 3
"""Results of any kind that stand above the groups, so that no kind hides the best of another."""

LISTS = (View.TOPICS, View.GUIDE, View.GLOSSARY)
"""Views whose list holds entries of their own; the others list interventions."""


def result_cards(edition: Edition, make: CardMaker, found: Found, order: Order) -> list[Card]:
    """Return the cards of a search under their headings, in the order of the results."""
    several = len({result.kind for result in found.results}) > 1
    best = (
        _BEST
        if several and order is Order.BEST and found.query.strip()
        else int(found.reading.danger)
    )
    results = [*found.results[:best], *_interventions_first(found.results[best:])]
    heads = (
        tr("Best matches") if place < best else _heading(edition, result, order)
        for place, result in enumerate(results)
    )
    cards = [
        (head, make.card(result).under(head)) for head, result in zip(heads, results, strict=True)
    ]
    cards += [(found.apart, make.card(each)) for each in found.against]
    return grouped(cards, always=bool(found.against))


def _interventions_first(results: Sequence[Result]) -> Sequence[Result]:
    """Return results with those of the matrix before what is only mentioned, told or explained."""
    return sorted(results, key=lambda result: result.kind is not EntryKind.INTERVENTION)


def with_notes(cards: Sequence[Card], notes: Sequence[Card]) -> list[Card]:
    """Return results with the notes below their first group: the best stay best.

    Args:
        cards: Of the results, under headings or not.
        notes: As ``own_cards`` makes them, with their heading.
    """
    if not notes:
        return list(cards)
    heads = [place for place, card in enumerate(cards) if card.key is None]
    at = heads[1] if len(heads) > 1 else len(cards)
    return [*cards[:at], *notes, *cards[at:]]


def _heading(edition: Edition, result: Result, order: Order) -> str:
    if result.kind is EntryKind.INTERVENTION:
        words = heading(edition.info, order, edition.intervention(result.id))
        if words:
            return words
    return tr(result.kind.label)


def view_cards(edition: Edition, make: CardMaker, view: View) -> list[Card]:
    """Return the cards of a view that is not the matrix."""
    entries: dict[View, tuple[Entry, ...]] = {
        View.TOPICS: (*edition.topics, *edition.mentioned),
        View.GUIDE: edition.guide,
        View.GLOSSARY: tuple(sorted(edition.glossary, key=lambda term: term.name.casefold())),
    }
    heads = ((tr(kind_of(entry).label), entry) for entry in entries[view])
    return grouped((head, make.card(unsearched(entry)).under(head)) for head, entry in heads)


def count_words(edition: Edition, found: Found, view: View) -> str:
    """Return the line above the results: how many of how many."""
    if view in LISTS:
        return tr(view.value)
    words = tr_n(
        "{found} of {count} intervention",
        "{found} of {count} interventions",
        len(edition.interventions),
        found=number(found.rows),
    )
    listed = len(found.results)
    if listed < found.rows + found.others:
        words = tr_n(
            "{interventions}, {others}; the best {count} is listed",
            "{interventions}, {others}; the best {count} are listed",
            listed,
            interventions=words,
            others=_others(found),
        )
    elif found.others:
        words = tr("{interventions}, {others}", interventions=words, others=_others(found))
    if not found.against:
        return words
    return tr_n(
        "{all}; {count} more does not fit",
        "{all}; {count} more do not fit",
        len(found.against),
        all=words,
    )


def _others(found: Found) -> str:
    return tr_n("{count} other entry", "{count} other entries", found.others)
