"""The excerpts of what was found: made before they are painted, and their words on a page."""

from sfdesk.search.finding import Found

_PAINTED = 8
"""Results that are on the screen at once."""
_MARKED_RESULTS = 24
"""Results whose matched words are marked on the page."""


def looked_at(found: Found) -> Found:
    """Make the excerpts that are going to be painted; the worker does it."""
    for result in (*found.results[:_PAINTED], *found.against[:1]):
        _ = result.snippet, result.caution
    return found


def marked_words(found: Found | None) -> list[str]:
    """Return the words that the best results matched, to be marked on a page."""
    if found is None or not found.query.strip():
        return []
    snippets = (result.snippet for result in found.results[:_MARKED_RESULTS])
    return sorted({s.text[a:b].lower() for s in snippets for a, b in s.marks})
