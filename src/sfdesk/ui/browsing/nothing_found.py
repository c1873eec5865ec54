"""What is said where nothing was found, and the ways out of it. No widgets."""

from enum import StrEnum

from sfdesk.core.language import to_translate, tr
from sfdesk.model.edition import Edition
from sfdesk.model.selection import Selection, both
from sfdesk.search.finding import Found


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
        return tr("Nothing fits all that you ask for. Take one thing away:")
    return tr("Nothing fits all that you ask for, and taking one thing away does not help.")


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
