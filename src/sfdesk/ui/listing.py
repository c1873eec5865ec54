"""What the result list shows for a search or a view, and the sentences above it. No widgets."""

from sfdesk.app import Found
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Entry, kind_of
from sfdesk.model.strength import strength
from sfdesk.model.vocabulary import EntryKind
from sfdesk.search.results import Result, Snippet
from sfdesk.ui.cards import Card, card, grouped
from sfdesk.ui.state import Order, View


def sorted_cards(edition: Edition, found: Found, order: Order) -> list[Card]:
    """Return the cards of a search in the order asked for, grouped by kind."""
    cards = [card(edition, result) for result in found.results]
    if order is Order.NAME:
        cards.sort(key=lambda each: each.name.casefold())
    elif order is Order.REVIEW:
        position = {(kind_of(e), e.slug): n for n, e in enumerate(edition.entries())}
        cards.sort(key=lambda each: position[each.key] if each.key else 0)
    elif order is Order.STRENGTH:
        cards.sort(key=lambda each: _tier(edition, each))
    return grouped(cards)


def _tier(edition: Edition, each: Card) -> int:
    if each.key is None or each.key[0] is not EntryKind.INTERVENTION:
        return 99
    return strength(edition.intervention(each.key[1])).tier


def view_cards(edition: Edition, view: View) -> list[Card]:
    """Return the cards of a view that is not the matrix."""
    entries: dict[View, tuple[Entry, ...]] = {
        View.TOPICS: (*edition.topics, *edition.mentioned),
        View.GUIDE: edition.guide,
        View.GLOSSARY: tuple(sorted(edition.glossary, key=lambda term: term.name.casefold())),
    }
    return grouped(card(edition, _plain_result(entry)) for entry in entries[view])


def _plain_result(entry: Entry) -> Result:
    text = getattr(entry, "summary", "") or getattr(entry, "meaning", "")
    return Result(kind_of(entry), entry.slug, entry.name, 0.0, Snippet("", text))


def count_words(edition: Edition, found: Found, view: View) -> str:
    """Return the line above the results: how many of how many."""
    if view is not View.MATRIX and not found.query.strip():
        return view.value
    rows = sum(result.kind is EntryKind.INTERVENTION for result in found.results)
    words = f"{rows} of {len(edition.interventions)} interventions"
    others = len(found.results) - rows
    return f"{words}, {others} other" if others else words


def nothing_words(found: Found) -> str:
    """Return what happened and what to do, when there is nothing to show."""
    if found.drops:
        return (
            "No intervention has all that is ticked on the left and fits the search. "
            "Drop one of the filters:"
            if any(count for _, count in found.drops)
            else "Nothing fits the search and the filters together. Clear them, or use fewer words."
        )
    return (
        f"Nothing is found for “{found.query.strip()[:80]}”. Try another word for it, fewer words, "
        "or look through the topics (Ctrl+2)."
    )
