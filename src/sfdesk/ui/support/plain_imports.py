"""Python's own import again, once PySide has put its own in its place.

PySide's looks into the source of every module that is imported, for whether it may use the switch
``from __feature__ import snake_case``. Nothing here does; at a start that took 25 ms.
"""

import builtins


def restore_imports() -> None:
    """Put Python's own import back; call this once PySide is imported."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
