"""Memory that is free again goes back to the system."""

import sys


def give_back_memory() -> None:
    """Have the C library give back what was freed.

    That of Linux keeps it for later, where it lies between what is still in use; elsewhere it is
    given back by itself. Takes some hundredths of a second after a booklet; other threads go on.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    # The library of the GNU system has it, others do not.
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)
