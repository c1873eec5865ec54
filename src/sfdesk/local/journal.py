"""Undo and redo: what this window changed, newest last.

It lives in memory: what was removed is not kept on the disk for an undo that nobody asks for.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete

from sfdesk.core.language import tr
from sfdesk.local.errors import ChangedMeanwhileError, LocalError
from sfdesk.local.kinds import Kind, by_kind
from sfdesk.local.store import Store
from sfdesk.local.tables import TAKEN_IN

MOST = 200
"""Actions that can be undone."""


class Change(NamedTuple):
    """One record before and after; None where there was, or is, none."""

    before: Any
    after: Any

    @property
    def record(self) -> Any:
        """The record as it is, or was."""
        return self.before if self.after is None else self.after


class Action(NamedTuple):
    """What was done at once, and is undone at once.

    Attributes:
        what: Words that go on from “Undone”: “adding the offer”.
        from_file: Whether it took in a file; undone, it is as if that had never been seen.
    """

    what: str
    changes: tuple[Change, ...]
    from_file: bool = False


class Journal:
    """The actions of one window.

    Args:
        store: Opens it, once it is known that there is something to do.
    """

    def __init__(self, store: Callable[[], Store]) -> None:
        self._store = store
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

    def undo(self) -> str:
        """Undo the last action and return what it was.

        Raises:
            LocalError: If there is none, or somebody changed since what it had changed.
        """
        return self._turn(self._done, self._undone, tr("There is nothing to undo."))

    def redo(self) -> str:
        """Do again what was undone last, and return what it was.

        Raises:
            LocalError: If there is none, or somebody changed since what would be changed.
        """
        return self._turn(self._undone, self._done, tr("There is nothing to redo."))

    def forget(self) -> None:
        """Forget everything: the store is another one now."""
        self._done.clear()
        self._undone.clear()

    def _turn(self, source: list[Action], target: list[Action], nothing: str) -> str:
        if not source:
            raise LocalError(nothing)
        action = source[-1]
        with self._store().writing() as connection:
            turned = [
                change
                for kind, changes in by_kind(action.changes)
                for change in _turned(connection, kind, changes, action.from_file)
            ]
        source.pop()
        target.append(Action(action.what, tuple(turned), action.from_file))
        return action.what


def _turned(
    connection: Connection, kind: Kind[Any], changes: list[Change], from_file: bool
) -> list[Change]:
    """Put records of a kind back to what they were; return the changes that turn them again."""
    found = kind.current(connection, (change.record.id for change in changes))
    turned = []
    for was, now in ((change, found.get(change.record.id)) for change in changes):
        if not _same(now, was.after):
            raise ChangedMeanwhileError(kind.label(was.record))
        wanted = was.before and was.before._replace(version=was.record.version + 1)
        turned.append(Change(now, wanted))
    kind.remove(connection, *(change.record.id for change in turned if change.after is None))
    kind.put(connection, *(change.after for change in turned if change.after is not None))
    if from_file:
        gone = (TAKEN_IN.c.kind == kind.name) & (TAKEN_IN.c.id == bindparam("gone"))
        ids = [{"gone": change.record.id} for change in changes]
        connection.execute(delete(TAKEN_IN).where(gone), ids)
    return turned


def _same(one: Any, other: Any) -> bool:
    """Return whether two records say the same, or there is neither."""
    if one is None or other is None:
        return one is other
    return bool(one._replace(version=0) == other._replace(version=0))
