"""Why the system refused to read or write, in plain words with what to do about it."""

import errno
import os
from collections.abc import Callable
from time import monotonic, sleep
from typing import NamedTuple, TypeVar

Result = TypeVar("Result")

_SHARING = (32, 33)
"""Windows' numbers for a file that another program has open, or a part of it locked."""
_REPLACING = (5, *_SHARING)
"""What Windows says to replacing an open file: access denied, like for a file one may not have."""
_PATIENCE = 0.6
_PAUSE = 0.05


class Refusal(NamedTuple):
    """What the system refused.

    Attributes:
        why: One plain sentence.
        do: What the reader can do; one sentence.
    """

    why: str
    do: str


class NotAFileError(OSError):
    """Something is there that is no ordinary file: a folder, a device, a pipe, a broken link."""


_OPEN = Refusal("Another program has it open.", "Close it there, then try again.")
_FORBIDDEN = Refusal("You may not do that there.", "Choose a folder that you may write to.")
_FULL = Refusal("The disk is full.", "Make room on it, or choose another place.")
_GONE = Refusal("The disk or stick does not answer.", "See that it is plugged in, then try again.")
_NAME = Refusal("No file can be called that here.", "Choose another name.")
_WORDS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: Refusal("Your share of the disk is used up.", _FULL.do),
    errno.EFBIG: Refusal("The file would be larger than is allowed there.", _FULL.do),
    errno.EROFS: Refusal("That place is read-only.", "Choose a folder on another disk."),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EBUSY: _OPEN,
    errno.ETXTBSY: _OPEN,
    errno.ENAMETOOLONG: Refusal("The name is too long.", "Choose a shorter one."),
    errno.ENOENT: Refusal("There is no such file or folder.", "Check the name."),
    errno.ENOTDIR: Refusal("A file stands where a folder would have to be.", "Check the name."),
    errno.EEXIST: Refusal("A file stands where a folder would have to be.", "Check the name."),
    errno.EISDIR: Refusal("That is a folder.", "Name a file in it."),
    errno.ELOOP: Refusal("That is a link that leads nowhere.", "Choose an ordinary file."),
    errno.EINVAL: _NAME,
    errno.EILSEQ: _NAME,
    errno.EIO: _GONE,
    errno.ENXIO: _GONE,
    errno.ENODEV: _GONE,
    errno.ESTALE: _GONE,
    errno.EMFILE: Refusal("Too many files are open.", "Close some programs, then try again."),
    errno.ENFILE: Refusal("Too many files are open.", "Close some programs, then try again."),
}


def refusal(error: OSError) -> Refusal:
    """Return what an error of the system means; each kind has words of its own."""
    if isinstance(error, NotAFileError):
        return Refusal(f"{error.strerror}.", "Choose an ordinary file.")
    if getattr(error, "winerror", None) in _SHARING:
        return _OPEN
    known = _WORDS.get(error.errno or 0)
    return known or Refusal(f"The system says: {_system_words(error)}.", "Try another place.")


def _system_words(error: OSError) -> str:
    if error.errno is not None:
        return os.strerror(error.errno)
    return type(error).__name__


def patiently(work: Callable[[], Result], *, replacing: bool = False) -> Result:
    """Return what the work returns; while another program has the file open, try for a moment.

    Only Windows refuses for that: a scanner of viruses or a copier of profiles has a file open for
    some tenths of a second.

    Args:
        work: Reads or replaces one file.
        replacing: Whether it replaces one.

    Raises:
        OSError: If it cannot be done.
    """
    passing = _REPLACING if replacing else _SHARING
    end = monotonic() + _PATIENCE
    while True:
        try:
            return work()
        except OSError as error:
            if getattr(error, "winerror", None) not in passing or monotonic() > end:
                raise
        sleep(_PAUSE)
