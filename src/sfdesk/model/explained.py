"""Which entry says what a fact or a filter means: pages and panes lead there."""

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Key
from sfdesk.model.vocabulary import EntryKind


def explained(edition: Edition, field: str) -> Key | None:
    """Return the entry that says what a field means, where the edition has one."""
    kind, _, slug = edition.info.explained.get(field, "").partition("/")
    key = (EntryKind(kind), slug) if kind else None
    return key if key and edition.has(*key) else None
