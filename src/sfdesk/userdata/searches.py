"""Recent searches, and searches saved under a name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sfdesk.core.errors import SfdeskError
from sfdesk.core.json_file import Content, JsonFile
from sfdesk.core.language import to_translate, tr
from sfdesk.core.notices import notice
from sfdesk.core.refusals import refusal
from sfdesk.model.ordering import Order

_FORMAT = 2
"""Files of the first format had no number."""

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
    """Recent and saved searches of one profile; every change is on the disk when it returns.

    Each change is one operation on what is stored then, so that windows do not undo each other's;
    whatever stores them later need only carry out the same operations.
    """

    def __init__(self, folder: Path) -> None:
        self._file = JsonFile(folder / "searches.json", to_translate("Your searches"), _FORMAT)
        self._take(self._file.read())

    def refresh(self) -> bool:
        """Take over what another window or process has written; say whether there was any."""
        if not self._file.is_changed():
            return False
        before = self.recent, self.saved
        self._take(self._file.read())
        return (self.recent, self.saved) != before

    def remember(self, query: str) -> None:
        """Put a query first among the recent ones.

        Raises:
            SfdeskError: If it cannot be written.
        """
        query = query.strip()[:LONGEST]
        if query:
            self._change("recent", lambda stored: _with_recent(stored, query))

    def forget_recent(self) -> None:
        """Clear the recent searches.

        Raises:
            SfdeskError: If it cannot be written.
        """
        self._change("recent", lambda _: [])

    def save(self, search: SavedSearch) -> None:
        """Save a search; one of the same name is replaced.

        Raises:
            SfdeskError: If it cannot be written.
        """
        self._change("saved", lambda stored: _with_saved(stored, search))

    def remove(self, name: str) -> None:
        """Remove the saved search of that name, if there is one.

        Raises:
            SfdeskError: If it cannot be written.
        """
        self._change("saved", lambda stored: [item for item in stored if _name(item) != name])

    def copies(self) -> list[Path]:
        """Return what was put aside of the searches; it may hold recent ones."""
        return self._file.copies()

    def remove_copies(self) -> None:
        """Remove what was put aside.

        Raises:
            SfdeskError: If a copy cannot be removed.
        """
        try:
            for copy in self._file.copies():
                copy.unlink(missing_ok=True)
        except OSError as error:
            why, do = refusal(error)
            raise SfdeskError(tr("A copy was not removed. {why}", why=why), do=do) from error

    def _change(self, key: str, edit: Callable[[list[Any]], list[Any]]) -> None:
        def edited(stored: Content) -> Content:
            if not isinstance(stored.get(key, []), list):
                self._file.keep_copy()
            return stored | {key: edit(_list(stored, key))}

        try:
            self._take(self._file.change(edited))
        except SfdeskError:
            # What cannot be written holds until the window closes.
            self._take(self._stored | {key: edit(_list(self._stored, key))})
            raise

    def _take(self, stored: Content) -> None:
        self._stored = stored
        self.recent: list[str] = [q for q in _list(stored, "recent") if isinstance(q, str)]
        saved = _list(stored, "saved")
        self.saved: list[SavedSearch] = [search for each in saved if (search := _search(each))]
        if len(self.saved) < len(saved):
            notice(tr("Some of your saved searches cannot be used. They stay in the file."))


def _with_recent(stored: list[Any], query: str) -> list[Any]:
    """Return the recent searches with one put first; what is no text stays at the end."""
    texts = [q for q in stored if isinstance(q, str) and q.casefold() != query.casefold()]
    return [query, *texts][:MOST_RECENT] + [q for q in stored if not isinstance(q, str)]


def _with_saved(stored: list[Any], search: SavedSearch) -> list[Any]:
    """Return the saved searches with one put in by its name; what cannot be read stays last."""
    name = search.name.casefold()
    known = {_name(item).casefold(): item for item in stored if _search(item)}
    known[name] = known.get(name, {}) | _stored(search)
    return [*(known[key] for key in sorted(known)), *(i for i in stored if not _search(i))]


def _name(item: Any) -> str:
    search = _search(item)
    return search.name if search else ""


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
