"""What commands print: it never dies on a character, on a reader who has gone or on a full disk."""

import codecs
import errno
import json
import os
import re
import sys
import unicodedata
from contextlib import suppress
from typing import Any

from sfdesk.core.errors import SfdeskError
from sfdesk.core.refusals import refusal

_PLAIN = "sfdesk-plain"
_PLAINER = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})
_HALF = re.compile("[\ud800-\udfff]")
"""Half a character: a byte of the command line that is no text."""


class OutputError(SfdeskError):
    """Standard output cannot be written."""


class _Reader:
    """Whoever reads the output (head, less). They may go; that is their right, and stops no work.

    Attributes:
        gone: Whether they have.
    """

    gone = False


def prepare() -> None:
    """Let every text be printed, whatever the terminal can show.

    On Windows what is redirected is UTF-8, in place of an old code page.
    """
    _Reader.gone = False
    codecs.register_error(_PLAIN, _plainer)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            old_pages = sys.platform == "win32" and not stream.isatty()
            stream.reconfigure(encoding="utf-8" if old_pages else None, errors=_PLAIN)


def say(text: str, *, end: str = "\n") -> None:
    """Print a text, if anybody reads it.

    Raises:
        OutputError: If it cannot be written.
    """
    _write(text + end)


def say_json(value: Any) -> None:
    """Print a value as JSON that a person can read: UTF-8, whatever the terminal's encoding.

    Raises:
        OutputError: If it cannot be written.
    """
    text = _HALF.sub("\ufffd", json.dumps(value, ensure_ascii=False, indent=2)) + "\n"
    if buffer := getattr(sys.stdout, "buffer", None):
        flush()
        _guarded(lambda: buffer.write(text.encode("utf8")))
    else:
        _write(text)


def say_aside(text: str, *, end: str = "\n") -> None:
    """Print a text to standard error; where there is none, nobody wants to read it."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.write(text + end)
            sys.stderr.flush()


def flush() -> None:
    """Write what is still waiting.

    Raises:
        OutputError: If it cannot be written.
    """
    if sys.stdout is not None:
        _guarded(sys.stdout.flush)


def is_read() -> bool:
    """Return whether what was printed is read, as far as is known."""
    return not _Reader.gone


def give_up() -> None:
    """Throw away what is waiting: Python would try to write it once more at its end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _write(text: str) -> None:
    # A program without a console has no standard output.
    if sys.stdout is not None:
        _guarded(lambda: sys.stdout.write(text))


def size_words(size: int) -> str:
    """Return how large a file is: small ones in bytes, which KiB would tell as none."""
    return f"{size / 1024:.0f} KiB" if size >= 1024 else f"{size} bytes"


def _guarded(work: Any) -> None:
    try:
        work()
    except OSError as error:
        # Windows says EINVAL of a pipe that is closed at the other end.
        gone = (errno.EPIPE, errno.ESHUTDOWN, *((errno.EINVAL,) * (sys.platform == "win32")))
        if error.errno in gone:
            _Reader.gone = True
            give_up()
            return
        raise OutputError(
            f"The output could not be written. {refusal(error).why}", detail=repr(error)
        ) from error


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Return what a terminal with few characters can show in place of others."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wanted = error.object[error.start : error.end].translate(_PLAINER)
    apart = unicodedata.normalize("NFKD", wanted)
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return plain.encode("ascii", "replace").decode("ascii"), error.end
