"""One process at a time changes the user's files; the others wait for it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import tr

_log = logging.getLogger(__name__)

FILE = ".sfdesk.lock"
_PATIENCE = 10.0
"""Seconds; a change takes some thousandths of one."""


@contextmanager
def locked(folder: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Keep other processes from changing what is in a folder.

    Where the system has no locks (some network shares) the work is done without.

    Args:
        folder: Made if it does not exist.
        patience: Seconds to wait for another process.

    Raises:
        SfdeskError: If another process holds it for too long.
        OSError: If the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Only who writes needs this, and a start does not.
    from filelock import FileLock, Timeout

    lock = FileLock(folder / FILE, timeout=patience)
    try:
        lock.acquire()
    except Timeout as error:
        raise SfdeskError(
            tr("Another sfdesk is busy with your files."),
            kept=tr("Nothing was changed."),
            do=tr("Close it, or wait a little and try again."),
        ) from error
    except NotImplementedError:
        _log.info("this folder knows no locks")
    try:
        yield
    finally:
        lock.release()
