"""What the result list shows for a search or a view, and the sentences above it. No widgets."""

from enum import StrEnum
from functools import partial

from sfdesk.core.language import number, to_translate, tr, tr_n
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Entry, kind_of
from sfdesk.model.ordering import Order, heading
from sfdesk.model.selection import Selection, both
from sfdesk.model.vocabulary import EntryKind
from sfdesk.search.finding import Found
from sfdesk.search.results import Result, Snippet
from sfdesk.ui.browsing.state import View
from sfdesk.ui.cards.model import Card, CardMaker, grouped

_BEST = 3
"""Results of any kind that stand above the groups, so that no kind hides the best of another."""

_PAINTED = 8
"""Results that are on the screen at once."""
_MARKED_RESULTS = 24
"""Results whose matched words are marked on the page."""

LISTS = (View.TOPICS, View.GUIDE, View.GLOSSARY)
"""Views whose list holds entries of their own; the others list interventions."""


def result_cards(edition: Edition, make: CardMaker, found: Found, order: Order) -> list[Card]:
    """Return the cards of a search under their headings, in the order of the results."""
    several = len({result.kind for result in found.results}) > 1
    best = _BEST if several and order is Order.BEST and found.query.strip() else 0
    heads = (
        tr("Best matches") if place < best else _heading(edition, result, order)
        for place, result in enumerate(found.results)
    )
    cards = [
        (head, make.card(result).under(head))
        for head, result in zip(heads, found.results, strict=True)
    ]
    against = ", ".join(meaning.label for meaning in found.reading.meanings)
    head = tr("Not what you asked for: {meanings}", meanings=against)
    cards += [(head, make.card(each)) for each in found.against]
    return grouped(cards)


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
    return grouped((head, make.card(_plain_result(entry)).under(head)) for head, entry in heads)


def _plain_result(entry: Entry) -> Result:
    text = getattr(entry, "summary", "") or getattr(entry, "meaning", "")
    return Result(kind_of(entry), entry.slug, entry.name, 0.0, explain=partial(Snippet, "", text))


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
        "{all}, {count} set apart", "{all}, {count} set apart", len(found.against), all=words
    )


def _others(found: Found) -> str:
    return tr_n("{count} other entry", "{count} other entries", found.others)


def looked_at(found: Found) -> Found:
    """Make the excerpts that are going to be painted; the worker does it."""
    for result in (*found.results[:_PAINTED], *found.against[:1]):
        _ = result.snippet, result.caution
    return found


def marked_words(found: Found) -> list[str]:
    """Return the words that the best results matched, to be marked on a page."""
    if not found.query.strip():
        return []
    snippets = (result.snippet for result in found.results[:_MARKED_RESULTS])
    return sorted({s.text[a:b].lower() for s in snippets for a, b in s.marks})


def nothing_words(edition: Edition, found: Found, chosen: Selection) -> str:
    """Return what happened and what to do, when there is nothing to show.

    Args:
        chosen: What is ticked; a need for which the edition holds nothing is said to be one.
    """
    wanted = both(chosen, found.reading.filters).get("needs", frozenset())
    empty = (need for need in edition.needs if need.slug in wanted and not need.interventions)
    return " ".join((*(f"{need.name}: {need.none}" for need in empty), _nothing_words(found)))


def _nothing_words(found: Found) -> str:
    query = found.query.strip()[:80]
    if not found.drops:
        return tr(
            "Nothing is found for “{query}”. Try another word for it, or fewer words.", query=query
        )
    if any(count for _, count in found.drops):
        return tr("Nothing has all that is asked for. Take one thing away:")
    return tr("Nothing has all that is asked for, and no one filter is to blame for it.")


class Way(StrEnum):
    """A way out where nothing is found, other than to take one filter away."""

    CLEAR_FILTERS = to_translate("Clear all filters")
    CLEAR_SEARCH = to_translate("Clear the search")
    TOPICS = to_translate("Look through the topics")


def ways_out(found: Found) -> list[tuple[str | Way, int]]:
    """Return ``(facet to drop or another way, count)`` for what leads to something.

    The count is how many interventions are found without the facet; 0 for other ways.
    """
    filters = len(found.drops)
    ways: list[tuple[str | Way, int]] = [(name, count) for name, count in found.drops if count]
    if filters > 1 or (filters and not ways):
        ways.append((Way.CLEAR_FILTERS, 0))
    if found.query.strip():
        ways.append((Way.CLEAR_SEARCH, 0))
    if not filters:
        ways.append((Way.TOPICS, 0))
    return ways
