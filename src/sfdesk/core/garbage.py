"""When Python looks for garbage: not while something long makes values that all stay."""

import gc
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
