"""Recent searches, and searches saved under a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sfdesk.core.files import KeptFile
from sfdesk.model.ordering import Order

MOST_RECENT = 12
LONGEST = 300
"""Characters of a query or a name that are kept."""


@dataclass(frozen=True)
class SavedSearch:
    """A search under a name.

    Attributes:
        chosen: Facet to ticked values; may hold what a later edition no longer has.
    """

    name: str
    query: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    order: Order = Order.BEST


class SearchBook:
    """Recent and saved searches of one profile; every change is on the disk when it returns."""

    def __init__(self, folder: Path) -> None:
        self._file = KeptFile(folder / "searches.json", "Your searches")
        stored = self._file.read()
        self.recent: list[str] = [q for q in _list(stored, "recent") if isinstance(q, str)]
        self.saved: list[SavedSearch] = [
            search for each in _list(stored, "saved") if (search := _search(each))
        ]
        if len(self.saved) < len(_list(stored, "saved")):
            self._file.keep_copy()

    def remember(self, query: str) -> None:
        """Put a query first among the recent ones.

        Raises:
            SfdeskError: If it cannot be written.
        """
        query = query.strip()[:LONGEST]
        if not query:
            return
        others = [old for old in self.recent if old.casefold() != query.casefold()]
        self.recent = [query, *others][:MOST_RECENT]
        self._write()

    def forget_recent(self) -> None:
        """Clear the recent searches.

        Raises:
            SfdeskError: If it cannot be written.
        """
        self.recent = []
        self._write()

    def save(self, search: SavedSearch) -> None:
        """Save a search; one of the same name is replaced.

        Raises:
            SfdeskError: If it cannot be written.
        """
        others = [old for old in self.saved if old.name.casefold() != search.name.casefold()]
        self.saved = sorted([*others, search], key=lambda each: each.name.casefold())
        self._write()

    def remove(self, name: str) -> None:
        """Remove the saved search of that name, if there is one.

        Raises:
            SfdeskError: If it cannot be written.
        """
        self.saved = [old for old in self.saved if old.name != name]
        self._write()

    def _write(self) -> None:
        self._file.write({"recent": self.recent, "saved": [_stored(s) for s in self.saved]})


def _stored(search: SavedSearch) -> dict[str, Any]:
    chosen = {facet: sorted(values) for facet, values in search.chosen.items()}
    return {
        "name": search.name,
        "query": search.query,
        "chosen": chosen,
        "order": search.order.value,
    }


def _list(stored: dict[str, Any], key: str) -> list[Any]:
    found = stored.get(key)
    return found if isinstance(found, list) else []


def _search(stored: object) -> SavedSearch | None:
    """Return a stored search, or None where it is none: a file may have been edited by hand."""
    if not isinstance(stored, dict):
        return None
    try:
        chosen = {str(f): frozenset(map(str, values)) for f, values in stored["chosen"].items()}
        name, query = str(stored["name"])[:LONGEST], str(stored["query"])[:LONGEST]
        return SavedSearch(name, query, chosen, Order(stored["order"]))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
