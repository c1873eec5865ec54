"""Why the system refused to read or write, in plain words with what to do about it."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import NamedTuple, TypeVar

from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import to_translate, tr

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


_OPEN = Refusal(
    to_translate("Another program has it open."), to_translate("Close it there, then try again.")
)
_FORBIDDEN = Refusal(
    to_translate("You may not do that there."),
    to_translate("Choose a folder that you may write to."),
)
_UNREADABLE = Refusal(
    to_translate("You may not open it."),
    to_translate("Ask whoever looks after it to let you read it."),
)
_FULL = Refusal(
    to_translate("The disk is full."), to_translate("Make room on it, or choose another place.")
)
_GONE = Refusal(
    to_translate("The disk or stick does not answer."),
    to_translate("See that it is plugged in, then try again."),
)
_NAME = Refusal(
    to_translate("No file can be called that here."), to_translate("Choose another name.")
)
_IN_THE_WAY = Refusal(
    to_translate("A file stands where a folder would have to be."), to_translate("Check the name.")
)
_MANY = Refusal(
    to_translate("Too many files are open."), to_translate("Close some programs, then try again.")
)
_WORDS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: Refusal(to_translate("Your share of the disk is used up."), _FULL.do),
    errno.EFBIG: Refusal(to_translate("The file would be larger than is allowed there."), _FULL.do),
    errno.EROFS: Refusal(
        to_translate("That place is read-only."), to_translate("Choose a folder on another disk.")
    ),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EBUSY: _OPEN,
    errno.ETXTBSY: _OPEN,
    errno.ENAMETOOLONG: Refusal(
        to_translate("The name is too long."), to_translate("Choose a shorter one.")
    ),
    errno.ENOENT: Refusal(
        to_translate("There is no such file or folder."), to_translate("Check the name.")
    ),
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EEXIST: _IN_THE_WAY,
    errno.EISDIR: Refusal(to_translate("That is a folder."), to_translate("Name a file in it.")),
    errno.ELOOP: Refusal(
        to_translate("That is a link that leads nowhere."), to_translate("Choose an ordinary file.")
    ),
    errno.EINVAL: _NAME,
    errno.EILSEQ: _NAME,
    errno.EIO: _GONE,
    errno.ENXIO: _GONE,
    errno.ENODEV: _GONE,
    errno.ESTALE: _GONE,
    errno.EMFILE: _MANY,
    errno.ENFILE: _MANY,
}


def refusal(error: OSError, *, reading: bool = False) -> Refusal:
    """Return what an error of the system means; each kind has words of its own.

    Args:
        error: Of the system.
        reading: Whether something was to be read: then nobody is told where to write.
    """
    if isinstance(error, NotAFileError):
        return Refusal(f"{tr(error.strerror or '')}.", tr("Choose an ordinary file."))
    sharing = getattr(error, "winerror", None) in _SHARING
    known = _OPEN if sharing else _WORDS.get(error.errno or 0)
    if known is _FORBIDDEN and reading:
        known = _UNREADABLE
    if known:
        return Refusal(tr(known.why), tr(known.do))
    words = type(error).__name__ if error.errno is None else os.strerror(error.errno)
    return Refusal(tr("The system says: {words}.", words=words), tr("Try another place."))


def unread(error: OSError | ValueError) -> Refusal:
    """Return why a file cannot be read; of a name with a zero byte it is a ``ValueError``."""
    if isinstance(error, OSError):
        return refusal(error, reading=True)
    return Refusal(tr("No file is called that."), "")


@contextmanager
def explained(
    told: str,
    kind: type[SfdeskError] = SfdeskError,
    *,
    kept: str = "",
    reading: bool = False,
    **values: object,
) -> Iterator[None]:
    """Tell in plain words what the system refuses meanwhile.

    Args:
        told: What could not be done, in English, with ``{why}`` in it and places for the values.
        kind: Of the error.
        kept: What is safe.
        reading: As for ``refusal``.

    Raises:
        SfdeskError: If the system refuses something.
    """
    try:
        yield
    except OSError as error:
        why, do = refusal(error, reading=reading)
        happened = tr(told, why=why, **values)
        raise kind(happened, kept=kept, do=do, detail=repr(error)) from error


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
