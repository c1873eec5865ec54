"""What the user must be told once, wherever in the program it was noticed.

The window shows it when it is at rest, a command prints it at its end.
"""

from collections import deque

_waiting: deque[str] = deque()
_told: set[str] = set()


def notice(text: str) -> None:
    """Have the user told one plain sentence or two; the same is told once a session."""
    if text not in _told:
        _told.add(text)
        _waiting.append(text)


def told_already(text: str) -> None:
    """Have a text not told as a notice: somebody was asked to tell it, and does."""
    _told.add(text)
    if text in _waiting:
        _waiting.remove(text)


def take_notices() -> list[str]:
    """Return what is to be told, and forget it."""
    taken = list(_waiting)
    _waiting.clear()
    return taken
