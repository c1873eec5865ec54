"""What a team lead publishes into a folder: read by everybody, changed by nobody but the lead.

The folder may be on a stick or a shared drive, and away: then the copy that was made last is used.
One's own changes are kept in one's own store, and go before the team's.
"""

import errno
import hashlib
import logging
from collections.abc import Mapping
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any

from sfdesk.core import text_tables
from sfdesk.core.errors import SfdeskError
from sfdesk.core.files import may_be_folder, may_be_there, named, write_for_user, write_whole
from sfdesk.core.language import tr, tr_n
from sfdesk.core.notices import notice
from sfdesk.core.refusals import refusal
from sfdesk.local import ENDING
from sfdesk.local.errors import LocalError
from sfdesk.local.exchange import layer_file
from sfdesk.local.exchange.layer_file import KEYS, LayerFile, Opener, parsed
from sfdesk.local.kinds import replaced

_log = logging.getLogger(__name__)

NAME = f"team{ENDING}"
"""Of the file in the folder, and of the copy of it."""
_PAUSE = 10.0
"""Seconds after which the folder is looked at again."""
_PATIENCE = 0.3
"""Seconds that a look is waited for; most take some thousandths of one."""


class _Look(Thread):
    """One look at the team's file, in a thread of its own: a share that is away takes its time.

    Attributes:
        state: Of the file; None where it is away.
        away: Why the folder cannot be looked into; empty where it can.
        content: Where its state is another one than before.
        error: Why it cannot be read.
    """

    def __init__(self, file: Path, before: object) -> None:
        super().__init__(daemon=True)
        self._file, self._before = file, before
        self.state: object = None
        self.away = ""
        self.content: bytes | None = None
        self.error: SfdeskError | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether the folder is there, and no file is in it."""
        return self.state is None and not self.away

    def run(self) -> None:
        """Look."""
        try:
            self.state = _state(self._file)
        except (OSError, ValueError) as error:
            self.away = _why_away(self._file.parent, error)
            return
        if self.state not in (None, self._before):
            try:
                self.content = text_tables.read_bytes(self._file, layer_file.MOST_BYTES)
            except SfdeskError as error:
                self.error = error


class Team:
    """The team's records.

    Args:
        folder: Where the lead publishes; None where there is none.
        own: Where the copy is kept.
        opener: Opens the file and the copy.

    Attributes:
        used: Who has signed what is used, and when it was made; empty where nothing is.
        problems: What of the file that is used cannot be, with its place and why.
        away: Why what is used cannot be held against the folder; empty where it can.
        refused: Why what was published last is not used; empty where it is.
    """

    def __init__(self, folder: Path | None, own: Path, opener: Opener = parsed) -> None:
        self._opener = opener
        self._file = folder / NAME if folder else None
        self._copy = own / NAME
        self._state: object = None
        self._looked: float | None = None
        self._look: _Look | None = None
        self._records: dict[str, dict[str, Any]] = {}
        self.used, self._digest = "", b""
        self.problems: tuple[str, ...] = ()
        self.away, self.refused = "", ""

    @property
    def told(self) -> str:
        """Who has signed what is used, and when it was made; and why nothing newer is."""
        return " ".join(filter(None, (self.used, self.trouble)))

    @property
    def trouble(self) -> str:
        """Why nothing newer is used; empty where all is well."""
        kept = tr("What was read before is still used.") if self.away and self.used else ""
        return " ".join(filter(None, (self.refused, self.away, kept)))

    def records(self, kind: str) -> Mapping[str, Any]:
        """Return the team's records of a kind by id, each marked as read-only."""
        if self._looked is None:
            self.refresh()
        return self._records.get(kind, {})

    def refresh(self) -> bool:
        """Take over what was published since, if it is time; say if it, or ``told``, is new.

        What has not answered after a moment is taken over when this is asked again.
        """
        if self._file is None:
            return False
        changed = self._looked is None and self._use_copy()
        if self._look is None and (self._looked is None or monotonic() - self._looked >= _PAUSE):
            self._look = _Look(self._file, self._state)
            self._look.start()
            self._look.join(_PATIENCE)
        self._looked = self._looked or monotonic()
        if self._look is None:
            return changed
        if self._look.is_alive():
            self.away = tr("{folder} does not answer yet.", folder=self._file.parent)
            return changed
        look, self._look, self._looked = self._look, None, monotonic()
        return self._take_over(look) or changed

    def _take_over(self, look: _Look) -> bool:
        """Use what a look has found; say whether that, or what is told of it, is anything new."""
        before, self.away = self.told, look.away
        if look.is_withdrawn and self.used:
            assert self._file is not None
            self.away = tr("There is no team’s file in {folder} now.", folder=self._file.parent)
        if look.state is None and self.refused:
            # With the folder away, the copy was all that could have been used.
            notice(self.refused)
        if look.state in (None, self._state):
            return self.told != before
        self._state = look.state
        try:
            if look.error:
                raise look.error
            assert look.content is not None
            is_new = self._use(look.content)
        except SfdeskError as error:
            _log.info("the team's file cannot be used: %r", error)
            self.refused = self._refusal(error)
            notice(self.refused)
            return self.told != before
        if not is_new:
            return self.told != before
        try:
            write_whole(self._copy, look.content)
        except OSError as error:
            _log.info("the team's file is not copied: %r", error)
        return True

    def _use_copy(self) -> bool:
        if not may_be_there(self._copy):
            return False
        try:
            self._use(text_tables.read_bytes(self._copy, layer_file.MOST_BYTES))
        except SfdeskError as error:
            _log.info("the copy of the team's file cannot be used: %r", error)
            self.refused = self._refusal(error)
            return False
        return True

    def _refusal(self, error: SfdeskError) -> str:
        """Return what is told of a file that cannot be used: why, what was kept, what to do."""
        happened = tr(
            "What your team has published cannot be used. {happened}", happened=error.happened
        )
        kept = (
            tr("What was read before is still used.")
            if self.used
            else tr("What you have written yourself is as it was.")
        )
        return " ".join(filter(None, (happened, kept, error.do)))

    def _use(self, content: bytes) -> bool:
        """Use what a file holds; say whether it is another than the one that is used already.

        The copy is mostly the very file: what was opened once is not opened again.
        """
        digest = hashlib.sha256(content).digest()
        if digest != self._digest:
            self._use_opened(self._opener(content, NAME))
        is_new, self._digest, self.refused = digest != self._digest, digest, ""
        return is_new

    def _use_opened(self, file: LayerFile) -> None:
        if file.problems:
            notice(
                tr_n(
                    "{count} of the entries that your team has published cannot be used.",
                    "{count} of the entries that your team has published cannot be used.",
                    len(file.problems),
                )
            )
        self.used, self.problems = file.told, file.problems
        self._records = {
            KEYS[key].name: {one.record.id: replaced(one.record, read_only=True) for one in records}
            for key, records in file.records.items()
        }


def publish(folder: Path, content: bytes) -> Path:
    """Write the team's file into a folder, whole or not at all, and return where it is.

    Raises:
        LocalError: If there is no such folder, or it cannot be written.
    """
    if not may_be_folder(folder):
        raise LocalError(
            tr("{folder} is not a folder.", folder=named(folder, whole=True)),
            kept=tr("Nothing was published."),
            do=tr("Name a folder that is there, on a stick or a shared drive."),
        )
    write_for_user(folder / NAME, content, tr("The team’s file"), LocalError)
    return folder / NAME


def _state(file: Path) -> object:
    """Return the state of a file; None where there is none in its folder.

    Raises:
        OSError: If the folder cannot be looked into; or a ``ValueError`` for a name that is none.
    """
    try:
        found = file.stat()
    except FileNotFoundError:
        if file.parent.is_dir():
            return None
        raise
    return found.st_mtime_ns, found.st_size, found.st_ino


def _why_away(folder: Path, error: OSError | ValueError) -> str:
    _log.info("the team's folder is away: %r", error)
    if isinstance(error, FileNotFoundError):
        return tr(
            "There is no folder {folder} now. Check its name, and that the drive is there.",
            folder=folder,
        )
    cause = error if isinstance(error, OSError) else OSError(errno.EINVAL, str(error))
    return tr("{folder} cannot be read. {why}", folder=folder, why=refusal(cause, reading=True).why)
