"""What a team lead publishes into a folder: read by everybody, changed by nobody but the lead.

The folder may be on a stick or a shared drive, and away: then the copy that was made last is used.
One's own changes are kept in one's own store, and go before the team's.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from typing import Any

from sfdesk.core import text_tables
from sfdesk.core.errors import SfdeskError
from sfdesk.core.files import write_for_user, write_whole
from sfdesk.core.notices import notice
from sfdesk.local.errors import LocalError
from sfdesk.local.exchange import layer_file
from sfdesk.local.exchange.layer_file import ENDING, KEYS, LayerFile
from sfdesk.local.kinds import replaced

_log = logging.getLogger(__name__)

NAME = f"team{ENDING}"
"""Of the file in the folder, and of the copy of it."""
_PAUSE = 10.0
"""Seconds after which the folder is looked at again; a share that is away takes its time."""


class Team:
    """The team's records.

    Args:
        folder: Where the lead publishes; None where there is none.
        own: Where the copy is kept.
    """

    def __init__(self, folder: Path | None, own: Path) -> None:
        self._file = folder / NAME if folder else None
        self._copy = own / NAME
        self._state: object = None
        self._looked = float("-inf")
        self._records: dict[str, dict[str, Any]] = {}
        self.made_on = ""

    def records(self, kind: str) -> Mapping[str, Any]:
        """Return the team's records of a kind by id, each marked as read-only."""
        if self._looked == float("-inf"):
            self.refresh()
        return self._records.get(kind, {})

    def refresh(self) -> bool:
        """Take over what was published since, if it is time to look; say whether there was any."""
        if self._file is None or monotonic() - self._looked < _PAUSE:
            return False
        first = self._looked == float("-inf")
        self._looked = monotonic()
        state = _state(self._file)
        if state is None:
            return first and self._use_copy()
        if state == self._state:
            return False
        self._state = state
        return self._use_published()

    def _use_published(self) -> bool:
        assert self._file
        try:
            content = text_tables.read_bytes(self._file, layer_file.MOST_BYTES)
            self._use(layer_file.parsed(content, NAME))
        except SfdeskError as error:
            _log.info("the team's file cannot be used: %r", error)
            notice(f"What your team has published cannot be used. {error.happened}")
            return not self._records and self._use_copy()
        try:
            write_whole(self._copy, content)
        except OSError as error:
            _log.info("the team's file is not copied: %r", error)
        return True

    def _use_copy(self) -> bool:
        if not self._copy.is_file():
            return False
        try:
            self._use(layer_file.read(self._copy))
        except SfdeskError as error:
            _log.info("the copy of the team's file cannot be used: %r", error)
            return False
        return True

    def _use(self, file: LayerFile) -> None:
        if file.problems:
            notice(
                f"{len(file.problems)} of the entries that your team has published cannot be used."
            )
        self.made_on = file.made_on
        self._records = {
            KEYS[key].name: {one.record.id: replaced(one.record, read_only=True) for one in records}
            for key, records in file.records.items()
        }


def publish(folder: Path, content: bytes) -> Path:
    """Write the team's file into a folder, whole or not at all, and return where it is.

    Raises:
        LocalError: If there is no such folder, or it cannot be written.
    """
    if not folder.is_dir():
        raise LocalError(f"{folder} is no folder.", kept="Nothing was published.")
    write_for_user(folder / NAME, content, "The team’s file", LocalError)
    return folder / NAME


def _state(file: Path) -> object:
    try:
        found = file.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
