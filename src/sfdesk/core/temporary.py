"""Temporary folders that go with the process: at its end, or at the next start if it was killed."""

import atexit
import logging
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)

_PREFIX = "sfdesk-"
_IN_USE = ".in-use"
_held: list[Any] = []
"""The locks of our own folders: each is held as long as the process lives."""


def temporary_folder(purpose: str) -> Path:
    """Return a new empty folder that nothing else uses, removed when the process ends.

    Args:
        purpose: A word that becomes part of its name.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{purpose}-"))
    if lock := _lock(folder):
        _held.append(lock)
    atexit.register(_remove, folder, lock)
    return folder


def sweep_temporary_folders() -> None:
    """Remove the temporary folders of processes that were killed; those in use stay."""
    with suppress(OSError):
        for folder in list(Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/{_IN_USE}")):
            if lock := _lock(folder.parent):
                _remove(folder.parent, lock)


def _lock(folder: Path) -> Any:
    """Return the lock of a folder, or None if another process has it or may not be asked."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _IN_USE, blocking=False)
    try:
        lock.acquire()
    except (Timeout, OSError, NotImplementedError):
        return None
    return lock


def _remove(folder: Path, lock: Any) -> None:
    # Windows removes no file that is open.
    if lock:
        lock.release()
    shutil.rmtree(folder, ignore_errors=True)
