"""Undo and redo: what this window changed, newest last.

It lives in memory: what was removed is not kept on the disk for an undo that nobody asks for.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Connection

from sfdesk.local.errors import ChangedMeanwhileError, LocalError
from sfdesk.local.kinds import Kind, kind_of
from sfdesk.local.store import Store

MOST = 200
"""Actions that can be undone."""


class Change(NamedTuple):
    """One record before and after; None where there was, or is, none."""

    before: Any
    after: Any


class Action(NamedTuple):
    """What was done at once, and is undone at once.

    Attributes:
        what: Words that go on from “Undo”: “the new offer”.
    """

    what: str
    changes: tuple[Change, ...]


class Journal:
    """The actions of one window."""

    def __init__(self) -> None:
        self._done: list[Action] = []
        self._undone: list[Action] = []

    @property
    def undoes(self) -> str:
        """What the next undo would undo; empty where there is nothing."""
        return self._done[-1].what if self._done else ""

    @property
    def redoes(self) -> str:
        """What the next redo would do again; empty where there is nothing."""
        return self._undone[-1].what if self._undone else ""

    def note(self, action: Action) -> None:
        """Remember what was done."""
        if action.changes:
            self._done = [*self._done, action][-MOST:]
            self._undone.clear()

    def undo(self, store: Callable[[], Store]) -> str:
        """Undo the last action and return what it was.

        Args:
            store: Opens it, once it is known that there is something to do.

        Raises:
            LocalError: If there is none, or somebody changed since what it had changed.
        """
        return self._turn(store, self._done, self._undone, "undo")

    def redo(self, store: Callable[[], Store]) -> str:
        """Do again what was undone last, and return what it was.

        Args:
            store: As for ``undo``.

        Raises:
            LocalError: If there is none, or somebody changed since what would be changed.
        """
        return self._turn(store, self._undone, self._done, "redo")

    def forget(self) -> None:
        """Forget everything: the store is another one now."""
        self._done.clear()
        self._undone.clear()

    def _turn(
        self, store: Callable[[], Store], source: list[Action], target: list[Action], verb: str
    ) -> str:
        if not source:
            raise LocalError(f"There is nothing to {verb}.")
        action = source[-1]
        with store().writing() as connection:
            turned = [_turned(connection, change) for change in reversed(action.changes)]
        source.pop()
        target.append(Action(action.what, tuple(turned)))
        return action.what


def _turned(connection: Connection, change: Change) -> Change:
    """Put a record back to what it was, and return the change that turns it again."""
    was, wanted = change.after, change.before
    known = was or wanted
    kind: Kind[Any] = kind_of(known)
    now = kind.get(connection, known.id)
    if not same(now, was):
        raise ChangedMeanwhileError(kind.label(known))
    if wanted is None:
        kind.remove(connection, known.id)
    else:
        wanted = wanted._replace(version=known.version + 1)
        kind.put(connection, wanted)
    return Change(now, wanted)


def same(one: Any, other: Any) -> bool:
    """Return whether two records say the same, or there is neither."""
    if one is None or other is None:
        return one is other
    return bool(one._replace(version=0) == other._replace(version=0))
