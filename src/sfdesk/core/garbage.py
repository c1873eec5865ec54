"""When Python looks for garbage, and when what was freed goes back to the system."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def not_collecting() -> Iterator[None]:
    """Look for no garbage meanwhile, in any thread.

    A look through a million new values keeps the interpreter, and the window waits for it.
    """
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def give_back() -> None:
    """Give memory that was freed back to the system, where the C library keeps it.

    That of Linux (glibc) keeps what lies between things that are still used: over 100 MB after
    a booklet of thirty sheets. Others, and other systems, are left to themselves.
    """
    if sys.platform != "linux":
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
