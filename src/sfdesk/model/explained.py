"""Which entry says what a fact or a filter means: pages and panes lead there."""

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Key
from sfdesk.model.vocabulary import EntryKind

_RATINGS = (EntryKind.GUIDE, "evidence-standards")
_EXPLAINED: dict[str, Key] = {
    "needs": (EntryKind.GUIDE, "the-ten-needs"),
    "how_sure": _RATINGS,
    "eif_ratings": _RATINGS,
    "levels_of_need": (EntryKind.GUIDE, "levels-of-need"),
    "practitioners": (EntryKind.GLOSSARY, "qcf"),
    "cost_ratings": (EntryKind.GUIDE, "cost-ratings"),
}


def explained(edition: Edition, field: str) -> Key | None:
    """Return the entry that says what a field means, where the edition has one."""
    key = _EXPLAINED.get(field)
    return key if key and edition.has(*key) else None
