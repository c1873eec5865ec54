"""What the result list shows for a search or a view, and the sentences above it. No widgets."""

from functools import partial

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Entry, kind_of
from sfdesk.model.ordering import Order, heading
from sfdesk.model.vocabulary import EntryKind
from sfdesk.search.finding import Found
from sfdesk.search.results import Result, Snippet
from sfdesk.ui.browsing.state import View
from sfdesk.ui.cards.model import Card, CardMaker, grouped

_BEST_HEADING = "Best matches"
_AGAINST_HEADING = "Not what you asked for"
_BEST = 3
"""Results of any kind that stand above the groups, so that no kind hides the best of another."""

LISTS = (View.TOPICS, View.GUIDE, View.GLOSSARY)
"""Views whose list holds entries of their own; the others list interventions."""


def result_cards(edition: Edition, make: CardMaker, found: Found, order: Order) -> list[Card]:
    """Return the cards of a search under their headings, in the order of the results."""
    several = len({result.kind for result in found.results}) > 1
    best = _BEST if several and order is Order.BEST and found.query.strip() else 0
    heads = (
        _BEST_HEADING if place < best else _heading(edition, result, order)
        for place, result in enumerate(found.results)
    )
    cards = [*zip(heads, map(make.card, found.results), strict=True)]
    against = ", ".join(meaning.label for meaning in found.reading.meanings)
    cards += [(f"{_AGAINST_HEADING}: {against}", make.card(each)) for each in found.against]
    return grouped(cards)


def _heading(edition: Edition, result: Result, order: Order) -> str:
    if result.kind is EntryKind.INTERVENTION:
        words = heading(order, edition.intervention(result.id))
        if words:
            return words
    return result.kind.label


def view_cards(edition: Edition, make: CardMaker, view: View) -> list[Card]:
    """Return the cards of a view that is not the matrix."""
    entries: dict[View, tuple[Entry, ...]] = {
        View.TOPICS: (*edition.topics, *edition.mentioned),
        View.GUIDE: edition.guide,
        View.GLOSSARY: tuple(sorted(edition.glossary, key=lambda term: term.name.casefold())),
    }
    cards = ((kind_of(e).label, make.card(_plain_result(e))) for e in entries[view])
    return grouped(cards)


def _plain_result(entry: Entry) -> Result:
    text = getattr(entry, "summary", "") or getattr(entry, "meaning", "")
    return Result(kind_of(entry), entry.slug, entry.name, 0.0, explain=partial(Snippet, "", text))


def count_words(edition: Edition, found: Found, view: View) -> str:
    """Return the line above the results: how many of how many."""
    if view in LISTS:
        return view.value
    words = f"{found.rows} of {len(edition.interventions)} interventions"
    if len(found.results) < found.rows + found.others:
        words = f"{words}, {found.others} other; the best {len(found.results)} are listed"
    elif found.others:
        words = f"{words}, {found.others} other"
    return f"{words}; {len(found.against)} are of other kinds" if found.against else words


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
