"""What goes wrong with the store, in plain words."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import to_translate, tr

_UNWRITABLE = to_translate("Nothing can be written to your data folder.")
_REFUSED = {
    sqlite3.SQLITE_FULL: to_translate("The disk is full."),
    sqlite3.SQLITE_READONLY: _UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: _UNWRITABLE,
    sqlite3.SQLITE_PERM: _UNWRITABLE,
    sqlite3.SQLITE_IOERR: to_translate("The disk is full, or does not answer."),
}
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class LocalError(SfdeskError):
    """The local layer cannot be read or written, or a record cannot be kept as it is."""


class RefusedError(LocalError):
    """The disk is full, read-only or away."""


class DamagedError(LocalError):
    """The file of the local layer is no sound database of ours."""


class ChangedMeanwhileError(LocalError):
    """Another window or process has changed the record; what it saved is not overwritten."""

    def __init__(self, what: str) -> None:
        super().__init__(
            tr("{what}: changed or removed in another window meanwhile.", what=what),
            kept=tr("What was saved there is as it is."),
            do=tr("Look at it, then make your change again."),
        )


def refused(happened: str, do: str = "", detail: str = "") -> LocalError:
    """Return the error that refuses something, as a file to be taken in: nothing has changed."""
    return LocalError(
        happened,
        kept=tr("Nothing was changed."),
        do=do or tr("Ask for a fresh copy where the file is from."),
        detail=detail,
    )


def damaged() -> DamagedError:
    """Return the error that says what to do about a damaged file."""
    return DamagedError(
        tr("The file with your offers, notes and saved searches is damaged."),
        kept=tr("It is left as it is."),
        do=tr("Restore a backup."),
    )


def plain(error: DBAPIError | sqlite3.Error) -> LocalError | None:
    """Return what a refusal of SQLite means; None where it is a bug of ours."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & 0xFF
    if primary in _BUSY:
        return refused(
            tr("Another sfdesk is busy with your offers, notes and saved searches."),
            tr("Wait a little and try again."),
        )
    if primary in _DAMAGED:
        return damaged()
    if primary in _REFUSED:
        return RefusedError(
            tr(
                "Your offers, notes and saved searches could not be read or saved. {why}",
                why=tr(_REFUSED[primary]),
            ),
            kept=tr("Nothing was changed."),
            do=tr("Make room on the disk, or see that you may write to your data folder."),
        )
    return None
