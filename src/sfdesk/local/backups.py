"""Copies of the store: one a day, some before what cannot be undone; the oldest go."""

import os
import sqlite3
import time
from contextlib import closing, suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from sfdesk.core.language import to_translate, tr
from sfdesk.core.paths import file_uri
from sfdesk.core.refusals import explained, patiently
from sfdesk.local.errors import LocalError, damaged, refused
from sfdesk.local.store import Store, understood
from sfdesk.local.tables import APPLICATION, FORMAT

FOLDER = "backups"
DAYS = 7
"""Daily copies that are kept."""
OTHERS = 3
"""Copies of each other kind that are kept."""

_ENDING = ".sqlite"
_PART = ".part"
_SURELY_OVER = 60
"""Seconds after which no copy is being made any more."""
DAILY, BEFORE_RESTORE = "day", "before-restore"
"""Why a copy was made."""


class Backup(NamedTuple):
    """A copy that can be restored.

    Attributes:
        made: When.
        why: ``DAILY``, ``BEFORE_RESTORE``, or e.g. ``before-format-2``.
        size: Bytes.
    """

    path: Path
    made: datetime
    why: str
    size: int


def keep_daily(store: Store, folder: Path, today: date) -> bool:
    """Make the copy of the day, unless it is there; say whether it was made.

    Raises:
        LocalError: If the store is damaged, or the copy cannot be written.
    """
    _sweep(folder)
    path = folder / f"{DAILY}-{today:%Y%m%d}-000000{_ENDING}"
    if path.exists():
        return False
    _copy(store, path)
    _rotate(folder)
    return True


def keep(store: Store, folder: Path, why: str) -> Path:
    """Make a copy now and return where it is.

    Raises:
        LocalError: If the store is damaged, or the copy cannot be written.
    """
    path = _not_taken(folder, why)
    _copy(store, path)
    _rotate(folder)
    return path


def listed(folder: Path) -> list[Backup]:
    """Return the copies that there are, newest first."""
    found = [_backup(path) for path in folder.glob(f"*{_ENDING}")]
    return sorted(filter(None, found), key=lambda backup: backup.made, reverse=True)


def open_sound(path: Path) -> sqlite3.Connection:
    """Open a copy to read it, after a look through all of it.

    Raises:
        LocalError: If it cannot be read, is damaged, or was made by a newer version.
    """
    if not path.is_file():
        raise LocalError(tr("There is no such backup."))
    with understood():
        connection = sqlite3.connect(f"{file_uri(path.absolute())}?mode=ro", uri=True)
    try:
        _see_that_it_is_sound(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _see_that_it_is_sound(connection: sqlite3.Connection) -> None:
    with understood():
        [application] = connection.execute("PRAGMA application_id").fetchone()
        [number] = connection.execute("PRAGMA user_version").fetchone()
        [verdict] = connection.execute("PRAGMA quick_check(1)").fetchone()
    if application != APPLICATION or verdict != "ok":
        raise refused(tr("That backup is damaged."), tr("Restore another one."))
    if number > FORMAT:
        raise refused(
            tr("That backup was made by a newer sfdesk."),
            tr("Use that version, or ask whoever looks after sfdesk for it."),
        )


def _copy(store: Store, path: Path) -> None:
    """Copy the store whole; under another name first: half a copy is never taken for one."""
    with understood():
        [verdict] = store.raw.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise damaged()
    part = path.with_suffix(f".{os.getpid()}{_PART}")  # Another process may be copying too.
    try:
        with explained(to_translate("The backup could not be made. {why}"), LocalError):
            path.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            with understood(), closing(sqlite3.connect(part)) as target:
                store.raw.backup(target)
                # A copy is one file, also for who looks at it on a stick.
                target.execute("PRAGMA journal_mode=DELETE")
            patiently(lambda: part.replace(path), replacing=True)
    finally:
        part.unlink(missing_ok=True)


def _not_taken(folder: Path, why: str) -> Path:
    """Return the name of a copy made now; of one made in the same second, the next that is free.

    That one may be what is being restored: it is not to be written over.
    """
    made = datetime.now().astimezone()
    while (path := folder / f"{why}-{made:%Y%m%d-%H%M%S}{_ENDING}").exists():
        made += timedelta(seconds=1)
    return path


def _sweep(folder: Path) -> None:
    """Remove what processes that were killed while they copied have left."""
    with suppress(OSError):
        for part in list(folder.glob(f"*{_PART}*")):  # SQLite's own part files too.
            if time.time() - part.stat().st_mtime > _SURELY_OVER:
                part.unlink()


def _rotate(folder: Path) -> None:
    kept: dict[str, int] = {}
    for backup in listed(folder):
        kept[backup.why] = kept.get(backup.why, 0) + 1
        if kept[backup.why] > (DAYS if backup.why == DAILY else OTHERS):
            # Windows removes no file that another process looks at: it goes after the next copy.
            with suppress(OSError):
                backup.path.unlink()


def _backup(path: Path) -> Backup | None:
    why, _, rest = path.stem.rpartition("-")
    why, _, day = why.rpartition("-")
    try:
        made = datetime.strptime(f"{day}{rest}", "%Y%m%d%H%M%S").astimezone()
        return Backup(path, made, why, path.stat().st_size)
    except (OSError, ValueError):
        return None
