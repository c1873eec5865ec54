"""How whoever does what takes long tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how many steps are done, and of how many; what it raises ends the work."""


def no_progress(_done: int, _total: int) -> None:
    """Tell nothing."""
