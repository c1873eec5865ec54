"""Files read and written so that nothing is lost: whole or not at all, and ordinary files only."""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import to_translate, tr
from sfdesk.core.refusals import NotAFileError, patiently, refusal

try:
    import fcntl
except ImportError:  # Windows refuses to remove a file that is open; it needs no lock for that.
    fcntl = None  # type: ignore[assignment]

_PART, _END = ".sfdesk-", ".part"
"""Around the name of a file that is being written; short, so that any name can be written."""
_SURELY_OVER = 60
"""Seconds after which nobody on Windows is between closing a part and putting it in its place."""


def named(path: Path, *, whole: bool = False) -> str:
    """Return how a message names a file or a folder.

    What is called by no name of its own ("." or "..", the root of a disk) is told by where it is.

    Args:
        path: As it was given.
        whole: Whether all of it is told, and not the name alone.
    """
    if path.name in ("", ".."):
        # A folder that we stand in may have been removed.
        with suppress(OSError, RuntimeError):
            return str(path.resolve())
    return str(path) if whole else path.name or str(path)


def may_be_there(path: Path) -> bool:
    """Return whether something is there; also where we may not look: whoever reads it learns why.

    Of what lies in a folder that is closed to us, pathlib raises that it cannot tell.
    """
    try:
        return path.exists()
    except OSError:
        return True


def may_be_folder(path: Path) -> bool:
    """Return whether a folder is there; also where we may not look."""
    try:
        return path.is_dir()
    except OSError:
        return True


def read_regular(path: Path, most: int = -1) -> bytes:
    """Return the content of an ordinary file; a pipe or a device would keep us waiting for ever.

    Args:
        path: What to read.
        most: Bytes that are read; all by default.

    Raises:
        OSError: If it cannot be read.
    """
    return patiently(lambda: _read(path, most))


def _read(path: Path, most: int) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise _no_file(path)
        return file.read(most)


def _no_file(path: Path) -> NotAFileError:
    return NotAFileError(errno.EINVAL, to_translate("That is not an ordinary file"), str(path))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside it first, then renamed.

    A file that is there keeps its mode, a new one gets what the user's mask says. A link is
    followed. What is no ordinary file, or may not be written, stays as it is.

    Args:
        path: The target; its folder is made if it does not exist.

    Raises:
        OSError: If the folder cannot be written; the old file is as it was.
    """
    target, mode = _target(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target.parent)
    with _part_in(target.parent) as (part, handle):
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            if mode is not None and sys.platform != "win32":
                os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
            if fcntl:  # While it is open it is locked, and nobody sweeps it away.
                part.replace(target)
        if not fcntl:
            patiently(lambda: part.replace(target), replacing=True)


def _target(path: Path) -> tuple[Path, int | None]:
    """Return the file to write and the mode it has; None where there is none yet."""
    if os.name == "nt" and path.is_reserved():
        raise _no_file(path)
    if path.is_symlink():
        try:
            path = path.resolve(strict=True)
        except (OSError, RuntimeError) as error:
            raise NotAFileError(
                errno.ELOOP, to_translate("That is a broken link"), str(path)
            ) from error
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return path, None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise _no_file(path)
    # Root may write what nobody may; whoever took the right to write away meant it.
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return path, stat.S_IMODE(mode)


@contextmanager
def _part_in(folder: Path) -> Iterator[tuple[Path, int]]:
    part = folder / f"{_PART}{os.getpid()}-{time.monotonic_ns():x}{_END}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(part, flags, 0o666)
    try:
        if fcntl:
            with suppress(OSError):  # Some network shares have no locks.
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield part, handle
    finally:
        part.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what a process that was killed while it wrote has left in a folder."""
    with suppress(OSError):
        for part in list(folder.glob(f"{_PART}*{_END}")):
            with suppress(OSError):
                if _is_abandoned(part):
                    part.unlink()


def _is_abandoned(part: Path) -> bool:
    """Say whether nobody is writing a part file; who does holds a lock on it."""
    if not fcntl:
        return time.time() - part.stat().st_mtime > _SURELY_OVER
    with os.fdopen(os.open(part, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True


def write_for_user(
    path: Path, content: bytes, what: str, kind: type[SfdeskError] = SfdeskError
) -> None:
    """Write a file that the user asked for, whole or not at all.

    Args:
        path: Where the user wants it.
        content: Of the file.
        what: What is in it, as the subject of a sentence ("The sheet").
        kind: Of the error.

    Raises:
        SfdeskError: If the file cannot be written; one that was there is as it was.
    """
    try:
        write_whole(path, content)
    except (OSError, ValueError) as error:
        # A name with a zero byte in it is a ValueError.
        cause = error if isinstance(error, OSError) else OSError(errno.EINVAL, str(error))
        why, do = refusal(cause)
        raise kind(
            tr(
                "{what} could not be written to {path}. {why}",
                what=what,
                path=named(path, whole=True),
                why=why,
            ),
            kept=tr("A file that was there before is as it was."),
            do=do,
            detail=repr(error),
        ) from error
