"""The store's file in its folder: made when something is first written, migrated when it is old."""

from contextlib import AbstractContextManager, closing
from itertools import count
from pathlib import Path

from sfdesk.core.files import may_be_there
from sfdesk.core.language import to_translate, tr
from sfdesk.core.locking import locked
from sfdesk.core.refusals import explained
from sfdesk.local import backups
from sfdesk.local.errors import DamagedError, LocalError, RefusedError, damaged
from sfdesk.local.migrations import migrate
from sfdesk.local.network import is_on_network
from sfdesk.local.store import Store, understood
from sfdesk.local.tables import APPLICATION, FORMAT, METADATA

FOLDER = "local"
"""Below the user's data; everything of the local layer lies in it."""
NAME = "local.sqlite"


class StoreFile:
    """The file of one profile, opened when it is needed.

    Args:
        folder: Where it lies, or will lie.

    Attributes:
        backups: Where copies of it lie.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / NAME
        self.backups = folder / backups.FOLDER
        self._store: Store | None = None

    def existing(self) -> Store | None:
        """Return the open store; None where nothing has been written yet.

        Raises:
            LocalError: If it cannot be opened, or not by this version.
        """
        if self._store is None and may_be_there(self.path):
            self._store = self._opened(to_write=False)
        return self._store

    def ready(self) -> Store:
        """Return the open store, to write to; it is made where there is none.

        Raises:
            LocalError: If it cannot be made or opened.
        """
        if self._store and self._store.read_only:
            self.close()  # The disk may have room again.
        if self._store is None:
            self._store = self._opened(to_write=True)
        return self._store

    @property
    def is_open(self) -> bool:
        """Whether it was opened already."""
        return self._store is not None

    def close(self) -> None:
        """Close it; it can be opened again."""
        if self._store:
            self._store.close()
            self._store = None

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of what there is; that is kept as a backup itself.

        Other windows go on, and see the restored content.

        Raises:
            LocalError: If the backup is not sound; then nothing is changed.
        """
        with closing(backups.open_sound(backup)) as source:
            try:
                backups.keep(self.ready(), self.backups, backups.BEFORE_RESTORE)
            except DamagedError:
                self._put_aside()
            store = self.ready()
            with understood():
                source.backup(store.raw)
            self._bring_up_to_date(store)

    def close_alone(self) -> None:
        """Close it, to be removed.

        Raises:
            LocalError: If another window or process has it open; it stays open here too.
        """
        if store := self.existing():
            try:
                store.leave_shared_use()
            except LocalError as error:
                raise LocalError(
                    tr("Another sfdesk has your offers, notes and saved searches open."),
                    kept=tr("Nothing was removed."),
                    do=tr("Close it, then try again."),
                ) from error
        self.close()

    def _put_aside(self) -> None:
        """Give a damaged file another name, so that a new one can be made in its place."""
        self.close()
        numbers = (f".unreadable{f'-{n}' if n > 1 else ''}.sqlite" for n in count(1))
        aside = next(path for end in numbers if not (path := self.folder / f"local{end}").exists())
        with _writing():
            self.path.replace(aside)
        # They belong to the file that was moved, and would be taken for the new one's.
        for ending in ("-wal", "-shm"):
            self.path.with_name(NAME + ending).unlink(missing_ok=True)

    def _opened(self, *, to_write: bool) -> Store:
        if is_on_network(self.folder):
            raise LocalError(
                tr(
                    "Your offers, notes and saved searches would lie on a network drive, "
                    "where they are not safe."
                ),
                kept=tr("Nothing is written there."),
                do=tr(
                    "Have the data folder put on this computer’s disk (SFDESK_PROFILE); "
                    "share by a team folder or a file."
                ),
            )
        with _writing():
            self.folder.mkdir(parents=True, exist_ok=True)
        store = Store(self.path) if to_write else self._to_read()
        try:
            self._bring_up_to_date(store)
        except BaseException:
            store.close()
            raise
        return store

    def _to_read(self) -> Store:
        """Return the store; where nothing can be written, what is whole in its file is read."""
        try:
            return Store(self.path)
        except RefusedError:
            log = self.path.with_name(f"{NAME}-wal")
            if not may_be_there(self.path) or (log.exists() and log.stat().st_size):
                raise
            return Store(self.path, read_only=True)

    def _bring_up_to_date(self, store: Store) -> None:
        if _format(store) == FORMAT:
            return
        with _writing(), locked(self.folder):  # Another process may be doing it.
            old = _format(store)
            if old == 0:
                _fill(store)
            elif old < FORMAT:
                backups.keep(store, self.backups, f"before-format-{FORMAT}")
                _migrate(store, old)
        if _format(store) != FORMAT:
            raise LocalError(
                tr("Your offers, notes and saved searches were last saved by a newer sfdesk."),
                kept=tr("They are left as they are."),
                do=tr("Use that version, or ask whoever looks after sfdesk for it."),
            )


def _format(store: Store) -> int:
    """Return the number of the format; 0 for a file in which nothing is yet.

    Raises:
        LocalError: If it is not a file of ours.
    """
    number, application = store.pragma("user_version"), store.pragma("application_id")
    if application == APPLICATION and number > 0:
        return number
    with understood():
        [tables] = store.raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application or number or tables:
        raise damaged()
    return 0


def _fill(store: Store) -> None:
    with store.writing() as connection:
        METADATA.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")


def _migrate(store: Store, old: int) -> None:
    with store.writing() as connection:
        migrate(connection, old)
        connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")


def _writing() -> AbstractContextManager[None]:
    """Tell in plain words what the system refuses meanwhile."""
    told = to_translate("Your offers, notes and saved searches cannot be kept. {why}")
    return explained(told, LocalError)
