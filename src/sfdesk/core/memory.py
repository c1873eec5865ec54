"""Memory that is free again goes back to the system."""

import sys
from typing import Any

_LARGE = 128 * 1024
"""Bytes: what is larger is asked of the system, and goes back to it at once."""
_ARENAS = 2
"""Heaps that threads share: each keeps what was freed, and the typesetter has many threads."""
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8  # as <malloc.h> numbers them


def keep_memory_together() -> None:
    """Have the C library hold little that is free, from now on.

    That of Linux begins like this, and keeps ever larger blocks once such were freed: in a day of
    work they came to lie among small ones that stay, and could not be given back.
    """
    if mallopt := _of_gnu("mallopt"):
        mallopt(_MMAP_THRESHOLD, _LARGE)
        mallopt(_ARENA_MAX, _ARENAS)


def give_back_memory() -> None:
    """Have the C library give back what was freed.

    That of Linux keeps it for later, where it lies between what is still in use; elsewhere it is
    given back by itself. Takes some hundredths of a second after a booklet; other threads go on.
    """
    if trim := _of_gnu("malloc_trim"):
        trim(0)


def _of_gnu(name: str) -> Any:
    """Return a function that the C library of the GNU system has; None where there is another."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    return getattr(ctypes.CDLL(None), name, None)
