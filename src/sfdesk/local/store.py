"""The database file: how it is opened, read, written and watched.

Write-ahead log, so that a reader never waits; ``synchronous=FULL``, so that what was committed is
on the disk; one connection a process, used by one thread at a time. Who writes takes the right to
write first (``BEGIN IMMEDIATE``): what it reads then cannot change before it writes.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from sfdesk.core.language import tr
from sfdesk.core.paths import file_uri
from sfdesk.local.errors import LocalError, plain

_PATIENCE = 10_000
"""Milliseconds to wait for another process; a change takes some thousandths of a second."""

_AGAIN = 0.01
"""Seconds between two looks whether another process has done what SQLite does not wait for."""

_PRAGMAS = (
    f"busy_timeout={_PATIENCE}",
    "synchronous=FULL",
    "foreign_keys=ON",
    # What was removed is not left to be read in the file.
    "secure_delete=ON",
)


class Store:
    """One open database; it is made where there is none.

    Args:
        path: Of the file.
        read_only: Whether to read what is in the file alone, and to write nothing beside it. That
            is right only where nobody can write.

    Attributes:
        raw: The connection of the standard library, for what SQLAlchemy has no words for.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open it.

        Raises:
            LocalError: If it cannot be opened.
        """
        self.path, self.read_only = path, read_only
        self._engine = create_engine(
            "sqlite://",
            creator=lambda: _connected(path, read_only),
            poolclass=StaticPool,
            hide_parameters=True,  # No error's text holds what somebody wrote.
        )
        event.listen(self._engine, "begin", _begin)
        try:
            with understood():
                raw = self._engine.raw_connection().driver_connection
                assert isinstance(raw, sqlite3.Connection)
                self.raw = raw
                if not read_only:
                    _log_ahead(self.raw)
                    for pragma in _PRAGMAS:
                        self.raw.execute(f"PRAGMA {pragma}")
                self._seen = self.pragma("data_version")
        except BaseException:
            self._engine.dispose()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a view of the database that does not change meanwhile.

        Raises:
            LocalError: If it cannot be read.
        """
        with understood(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the right to write; what is written is on the disk when this ends, or nothing is.

        Raises:
            LocalError: If it cannot be written.
        """
        writer = self._engine.execution_options(writes=True)
        with understood(), writer.begin() as connection:
            yield connection

    def pragma(self, name: str) -> int:
        """Return a whole number that SQLite keeps in the file or of the connection."""
        with understood():
            return int(self.raw.execute(f"PRAGMA {name}").fetchone()[0])

    def is_changed_elsewhere(self) -> bool:
        """Say whether another process or connection has changed it since this was last asked."""
        now = self.pragma("data_version")
        changed, self._seen = now != self._seen, now
        return changed

    def leave_shared_use(self) -> None:
        """Tidy the write-ahead log away for good, which only who is alone may.

        Raises:
            LocalError: If another connection is open.
        """
        with understood():
            self.raw.execute("PRAGMA busy_timeout=0")
            try:
                self.raw.execute("PRAGMA journal_mode=DELETE")
            finally:
                self.raw.execute(f"PRAGMA busy_timeout={_PATIENCE}")

    def close(self) -> None:
        """Close it; the last to do so tidies the write-ahead log away."""
        self._engine.dispose()


def _connected(path: Path, read_only: bool) -> sqlite3.Connection:
    uri = file_uri(path.absolute()) + ("?mode=ro&immutable=1" if read_only else "")
    # Until it is told to, SQLite does not wait: who turns the log on waits for it here.
    return sqlite3.connect(uri, 0, isolation_level=None, check_same_thread=False, uri=True)


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on: SQLite does not wait where another process is just doing it.

    Raises:
        LocalError: If this place knows no write-ahead log.
    """
    end = monotonic() + _PATIENCE / 1000
    while True:
        try:
            [mode] = connection.execute("PRAGMA journal_mode=WAL").fetchone()
            break
        except sqlite3.OperationalError as error:
            # Its last eight bits: the others say why it is busy, a recovery for one.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > end:
                raise
        sleep(_AGAIN)
    if mode != "wal":
        raise LocalError(
            tr("Your offers, notes and saved searches would not be safe in this data folder."),
            kept=tr("Nothing is written there."),
            do=tr("Have the data folder put on this computer’s disk (SFDESK_PROFILE)."),
            detail=f"SQLite keeps the journal mode “{mode}”",
        )


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def understood() -> Iterator[None]:
    """Turn what SQLite refuses into plain words; what is a bug stays one."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        if told := plain(error):
            told.detail = _detail(error)
            raise told from error
        raise


def _detail(error: Any) -> str:
    cause = getattr(error, "orig", error)
    return f"SQLite says {getattr(cause, 'sqlite_errorname', type(cause).__name__)}"
