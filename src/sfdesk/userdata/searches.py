"""Recent searches. Those saved under a name are in the local layer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sfdesk.core.errors import SfdeskError
from sfdesk.core.json_file import Content
from sfdesk.core.language import to_translate
from sfdesk.core.refusals import explained
from sfdesk.core.searches_file import held, searches_file

MOST_RECENT = 12
LONGEST = 300
"""Characters of a query that are kept."""
_RECENT = "recent"


class RecentSearches:
    """Those of one profile, the newest first; every change is on the disk when it returns.

    Each change is one operation on what is stored then, so that windows do not undo each other's.
    """

    def __init__(self, folder: Path) -> None:
        self._file = searches_file(folder)
        self._take(self._file.read())

    def refresh(self) -> bool:
        """Take over what another window or process has written; say whether there was any."""
        if not self._file.is_changed():
            return False
        before = self.queries
        self._take(self._file.read())
        return self.queries != before

    def remember(self, query: str) -> None:
        """Put a query first.

        Raises:
            SfdeskError: If it cannot be written.
        """
        query = query.strip()[:LONGEST]
        if query:
            self._change(lambda stored: _with(stored, query))

    def forget(self) -> None:
        """Clear them.

        Raises:
            SfdeskError: If it cannot be written.
        """
        self._change(lambda _: [])

    def copies(self) -> list[Path]:
        """Return what was put aside of the file; it may hold recent searches."""
        return self._file.copies()

    def remove_copies(self) -> None:
        """Remove what was put aside.

        Raises:
            SfdeskError: If a copy cannot be removed.
        """
        with explained(to_translate("A copy was not removed. {why}")):
            for copy in self._file.copies():
                copy.unlink(missing_ok=True)

    def _change(self, edit: Callable[[list[Any]], list[Any]]) -> None:
        def edited(stored: Content) -> Content:
            if not isinstance(stored.get(_RECENT, []), list):
                self._file.keep_copy()
            return stored | {_RECENT: edit(held(stored, _RECENT))}

        try:
            self._take(self._file.change(edited))
        except SfdeskError:
            # What cannot be written holds until the window closes.
            self._take({_RECENT: edit(self._stored)})
            raise

    def _take(self, content: Content) -> None:
        self._stored = held(content, _RECENT)
        self.queries: list[str] = [query for query in self._stored if isinstance(query, str)]


def _with(stored: list[Any], query: str) -> list[Any]:
    """Return the recent searches with one put first; what is no text stays at the end."""
    texts = [q for q in stored if isinstance(q, str) and q.casefold() != query.casefold()]
    return [query, *texts][:MOST_RECENT] + [q for q in stored if not isinstance(q, str)]
