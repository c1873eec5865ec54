"""Logging: one place that decides what is kept of what the program says about itself.

To standard error goes what a developer asked for. To the profile's log folder go a few
lines of what happened, redacted and bounded: no note, no query, no user name, and never more
than three files. A folder that cannot be written is no reason to stop.
"""

import logging
import os
import sys
import traceback
from itertools import pairwise
from pathlib import Path

from sfdesk.core.errors import SfdeskError
from sfdesk.core.redact import redacted

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

FILE = "sfdesk.log"
FILES = 3
LARGEST_FILE = 256 * 1024
LONGEST_RECORD = 4_000


def set_up(*, debug: bool) -> None:
    """Send log records to standard error: warnings, or everything of ours with ``debug``."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.setLevel(logging.DEBUG if debug else logging.WARNING)
    root = logging.getLogger("sfdesk")
    for old in root.handlers:
        old.close()
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG if debug else logging.INFO)


def write_to(folder: Path) -> None:
    """Keep records in a folder from now on; it is made when there is something to write."""
    handler = BoundedFiles(folder)
    handler.setLevel(logging.INFO)
    handler.setFormatter(_Redacting(_FORMAT))
    logging.getLogger("sfdesk").addHandler(handler)


def write_nowhere() -> None:
    """Keep records in no folder any more."""
    root = logging.getLogger("sfdesk")
    for handler in [each for each in root.handlers if isinstance(each, BoundedFiles)]:
        root.removeHandler(handler)


def last_lines(folder: Path, count: int) -> list[str]:
    """Return the newest lines of the log, oldest first; empty where nothing can be read."""
    lines: list[str] = []
    for path in reversed(_files(folder)):
        try:
            lines += path.read_text(encoding="utf8", errors="replace").splitlines()
        except OSError:
            continue
    return lines[-count:]


def _files(folder: Path) -> list[Path]:
    """Return the names of the log files, newest first."""
    return [folder / FILE, *(folder / f"{FILE}.{number}" for number in range(1, FILES))]


class BoundedFiles(logging.Handler):
    """Writes to a file, and begins a new one before it grows too large; the oldest goes.

    The standard library has this in ``logging.handlers``, which imports ``socket``: we do not
    want to explain that module in a program that opens no network. The file is opened for each
    record, so that two windows can share it, and so that it can be renamed on Windows.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; one that cannot be written is lost, and that is all."""
        try:
            line = self.format(record)[:LONGEST_RECORD].encode("utf8", "replace") + b"\n"
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room(len(line))
            with (self._folder / FILE).open("ab") as file:
                file.write(line)
        except (OSError, ValueError, TypeError):
            # Telling this on standard error once a record would help nobody.
            return

    def _make_room(self, wanted: int) -> None:
        files = _files(self._folder)
        if not files[0].exists() or files[0].stat().st_size + wanted <= LARGEST_FILE:
            return
        for newer, older in reversed(list(pairwise(files))):
            if newer.exists():
                os.replace(newer, older)


class Known(str):
    """A text that may be kept in the log: the program's own, nothing that anybody typed."""

    __slots__ = ()


class _Redacting(logging.Formatter):
    """Says what happened without saying to whom.

    Of an error only its kind is told (and the system's own words for an ``OSError``): its text
    may hold a file name, a query or a part of a document. A text or a path is not told at all,
    unless whoever logs it says that it is ``Known``.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with the kinds of errors in place of their texts."""
        copy = logging.makeLogRecord(record.__dict__)
        copy.exc_text = None
        if isinstance(record.args, tuple):
            copy.args = tuple(map(_telling_nothing, record.args))
        # Cut after redaction too: a name that is cut in two would not be known any more.
        return redacted(super().format(copy)[: 2 * LONGEST_RECORD])

    def formatException(self, ei: object) -> str:
        """Return where an error happened, without what it says."""
        assert isinstance(ei, tuple)
        return "\n".join(trace_lines(ei[1])) if ei[1] else ""


def _telling_nothing(value: object) -> object:
    """Return what the log may hold of a value: numbers, kinds of errors and our own words."""
    if isinstance(value, BaseException):
        return _told(value)
    harmless = value is None or isinstance(value, int | float | Known)
    return value if harmless else f"<{type(value).__name__}>"


def _told(error: BaseException) -> str:
    name = type(error).__name__
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name} {error.errno} ({os.strerror(error.errno)})"
    if isinstance(error, SfdeskError) and isinstance(error.__cause__, OSError):
        return f"{name} from {_told(error.__cause__)}"
    return name


def trace_lines(error: BaseException) -> list[str]:
    """Return the kind of an error and where it happened, nothing of what it says."""
    frames = traceback.extract_tb(error.__traceback__)
    return [
        _told(error),
        *(f"  {frame.name} in {short(frame.filename)}:{frame.lineno}" for frame in frames),
    ]


def short(filename: str) -> str:
    """Return a file's name from our package on, so that no user name is in it."""
    _, ours, rest = filename.replace("\\", "/").rpartition("sfdesk/")
    return ours + rest if ours else filename.replace("\\", "/").rpartition("/")[2]
