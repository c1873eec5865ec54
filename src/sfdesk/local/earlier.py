"""The searches that earlier versions saved, in their file; later ones are in the store.

It imports no SQLAlchemy: a window asks it whether there is anything to take over.
"""

from pathlib import Path
from typing import NamedTuple

from sfdesk.core.errors import SfdeskError
from sfdesk.core.json_file import Content
from sfdesk.core.language import to_translate, tr
from sfdesk.core.notices import notice
from sfdesk.core.searches_file import held, searches_file
from sfdesk.core.shaped import shaped
from sfdesk.model.local_layer import LONGEST_SEARCH, SavedSearch, search_id
from sfdesk.model.ordering import Order

UNUSABLE = to_translate("Some of your saved searches cannot be used. They stay in the file.")
_SAVED = "saved"


class _Stored(NamedTuple):
    """A search as it stands in the file."""

    name: str
    query: str
    chosen: dict[str, tuple[str, ...]]
    order: Order


class EarlierSearches:
    """What the file holds; the saved searches in it are only read, and removed.

    Args:
        folder: Of the user's data.
    """

    def __init__(self, folder: Path) -> None:
        self._file = searches_file(folder)

    def list(self) -> tuple[SavedSearch, ...]:
        """Return those that can be used, of each name the last; that others cannot is told."""
        saved = held(self._file.read(), _SAVED)
        searches = [search for each in saved if (search := _search(each))]
        if len(searches) < len(saved):
            notice(tr(UNUSABLE))
        return tuple({search.id: search for search in searches}.values())

    def remove(self, id_: str) -> None:
        """Remove the search of that id, if there is one.

        Raises:
            SfdeskError: If the file cannot be written.
        """

        def edited(stored: Content) -> Content:
            left = [each for each in held(stored, _SAVED) if not _is(each, id_)]
            return stored | {_SAVED: left}

        if any(search.id == id_ for search in self.list()):
            try:
                self._file.change(edited)
            except SfdeskError as error:
                error.kept = tr("Nothing was changed.")
                raise


def _is(stored: object, id_: str) -> bool:
    search = _search(stored)
    return search is not None and search.id == id_


def _search(stored: object) -> SavedSearch | None:
    """Return a stored search, or None where it is none: a file may have been edited by hand."""
    if not isinstance(stored, dict):
        return None
    try:
        found: _Stored = shaped(_Stored, stored)
    except (TypeError, ValueError):
        return None
    name, query = found.name[:LONGEST_SEARCH], found.query[:LONGEST_SEARCH]
    chosen = {facet: frozenset(values) for facet, values in found.chosen.items()}
    return SavedSearch(search_id(name), name, query, chosen, found.order)
