"""Temporary folders that go with the process: at its end, or at the next start if it was killed."""

import atexit
from contextlib import suppress
from pathlib import Path
from typing import Any

_PREFIX = "sfdesk-"
_IN_USE = ".in-use"
_ours: dict[Path, Any] = {}
"""Our folders with their locks: each is held as long as the process lives."""


def temporary_folder(purpose: str) -> Path:
    """Return a new empty folder that nothing else uses, removed when the process ends.

    Args:
        purpose: A word that becomes part of its name.
    """
    # Imported where it is used: a start of the window makes no temporary folder.
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{purpose}-"))
    if not _ours:
        atexit.register(remove_temporary_folders)
    _ours[folder] = _lock(folder)
    return folder


def remove_temporary_folders() -> None:
    """Remove those of this process; for an end at which Python does nothing any more."""
    while _ours:
        _remove(*_ours.popitem())


def sweep_temporary_folders() -> None:
    """Remove the temporary folders of processes that were killed; those in use stay."""
    import tempfile

    with suppress(OSError):
        for folder in list(Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/{_IN_USE}")):
            if lock := _lock(folder.parent):
                _remove(folder.parent, lock)


def _lock(folder: Path) -> Any:
    """Return the lock of a folder, or None if another process has it or it may not be asked for."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _IN_USE, blocking=False)
    try:
        lock.acquire()
    except (Timeout, OSError, NotImplementedError):
        return None
    return lock


def _remove(folder: Path, lock: Any) -> None:
    import shutil

    # Windows removes no file that is open.
    if lock:
        lock.release()
    shutil.rmtree(folder, ignore_errors=True)
