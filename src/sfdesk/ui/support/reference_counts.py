"""Keep None, True, False and NotImplemented counted under PySide6 6.12 on Python 3.11.

PySide6's wheels from 6.12 on are compiled for Python 3.12's rule that these four are
immortal: a Qt method that returns nothing gives None back without counting it. On 3.11 every such
call takes one from None's count, and after a few thousand calls the interpreter aborts
("deallocating None"). Giving them a count that no session can use up is what 3.12 does itself.
The tests hold this with a million calls; it can go when 3.11 goes.
"""

import sys

_MANY = (1 << 60) | (7 << 29)
"""More than any session counts down; also in its low half, which Windows' wheels count in."""


def pin_singletons() -> None:
    """Give the four singletons a reference count that cannot run out; needed before 3.12 only."""
    if sys.version_info >= (3, 12):
        return
    import ctypes

    # The count stands right before the type pointer, the last two words of a plain object.
    offset = object.__basicsize__ - 2 * ctypes.sizeof(ctypes.c_ssize_t)
    for singleton in (None, True, False, NotImplemented):
        ctypes.c_ssize_t.from_address(id(singleton) + offset).value = _MANY
