"""The saved searches: in the store, with those taken over that earlier versions kept in a file."""

import logging
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import tr
from sfdesk.core.notices import notice
from sfdesk.local.checks import problems
from sfdesk.local.earlier import UNUSABLE, EarlierSearches
from sfdesk.local.journal import Journal
from sfdesk.local.kinds import SEARCHES
from sfdesk.local.opening import StoreFile
from sfdesk.local.records import Records
from sfdesk.local.taking_in import digest, remember, taken_in
from sfdesk.model.local_layer import LONGEST_SEARCH, SavedSearch

_log = logging.getLogger(__name__)


class SearchRecords(Records[SavedSearch]):
    """One of each name. Whoever lists them first takes over what is in the file.

    What of the file cannot be taken over, as the store is refused, is listed all the same.

    Args:
        file: The store.
        journal: Where changes are noted, to be undone.
        earlier: The file of earlier versions.
    """

    def __init__(self, file: StoreFile, journal: Journal, earlier: EarlierSearches) -> None:
        super().__init__(SEARCHES, file, journal, self._left)
        self._earlier, self._is_taken_over = earlier, False

    def save(self, record: SavedSearch, *, over: bool = True) -> SavedSearch:
        """Save a search in place of that of its name, if there is one, whoever saved it.

        Raises:
            LocalError: If it cannot be kept as it is, or the store cannot be written.
        """
        name, query = record.name[:LONGEST_SEARCH], record.query[:LONGEST_SEARCH]
        return super().save(record._replace(id="", name=name, query=query), over=over)

    def remove(self, record: SavedSearch) -> None:
        """Remove a search, from the file too, where it would stay for ever.

        From the file first: whatever comes between, what was removed does not come back.

        Raises:
            ChangedMeanwhileError: If somebody else changed it since it was read.
            SfdeskError: If the file or the store cannot be written.
        """
        self._earlier.remove(record.id)
        if record.version:
            super().remove(record)

    def look_again(self) -> None:
        """Take over the file anew: the store is another one now."""
        self._is_taken_over = False

    def _left(self) -> Mapping[str, SavedSearch]:
        """Take over what is in the file, and return by id what cannot be."""
        if self._is_taken_over:
            return {}
        earlier = self._earlier.list()
        try:
            self._take_over([search for search in earlier if _may_be_kept(search)])
        except SfdeskError as error:
            # Nobody has asked for it now. Who saves something is told.
            _log.info("saved searches are not taken over: %r", error)
            return {search.id: search for search in earlier}
        self._is_taken_over = True
        return {}

    def _take_over(self, earlier: list[SavedSearch]) -> None:
        if store := self._file.existing():
            with store.reading() as connection:
                earlier = _new(connection, earlier)
        if not earlier:
            return
        with self._file.ready().writing() as connection:
            # Another process may have done it meanwhile.
            new = _new(connection, earlier)
            there = SEARCHES.current(connection, (search.id for search in new))
            first = (search._replace(version=1) for search in new if search.id not in there)
            SEARCHES.put(connection, *first)
            said = {search.id: digest(search) for search in new}
            remember(connection, SEARCHES, said, new)


def _new(connection: Connection, earlier: Iterable[SavedSearch]) -> list[SavedSearch]:
    """Return what the file did not say when it was last taken over."""
    taken = taken_in(connection, SEARCHES)
    return [each for each in earlier if taken.get(each.id, ("", ""))[0] != digest(each)]


def _may_be_kept(search: SavedSearch) -> bool:
    is_sound = not any(problems(search))
    if not is_sound:
        notice(tr(UNUSABLE))
    return is_sound
