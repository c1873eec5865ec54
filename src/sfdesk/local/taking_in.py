"""Records that come from a file: what is new, changed, in conflict; and taking them in at once.

What a record was when it was taken in last is remembered. So it is seen whether a difference is
the file's, which is a change, or one's own, which the file does not know: a conflict. Nothing of
one's own is overwritten unless somebody chose that item.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Generic, NamedTuple

from sqlalchemy import Connection, insert, select

from sfdesk.core.language import to_translate
from sfdesk.local.errors import ChangedMeanwhileError
from sfdesk.local.journal import Action, Change
from sfdesk.local.kinds import Kind, R, by_kind, replaced
from sfdesk.local.store import Store
from sfdesk.local.tables import TAKEN_IN
from sfdesk.model.offers import Offer
from sfdesk.model.vocabulary import Labelled

_OF_THE_STORE = ("id", "read_only", "version")


class Standing(Labelled):
    """How a record of a file stands to what is stored."""

    NEW = "new", to_translate("New")
    CHANGED = "changed", to_translate("Changed")
    CONFLICT = "conflict", to_translate("In conflict")
    SAME = "same", to_translate("Already here")


class Incoming(NamedTuple, Generic[R]):
    """A record as a file gives it.

    Attributes:
        place: In the file, for messages.
        given: The fields that the file says something of; the others stay as they are stored.
    """

    place: str
    record: R
    given: frozenset[str]


class Item(NamedTuple):
    """One record of a file beside what is stored.

    Attributes:
        place: In the file.
        standing: Whether it is new, changed or in conflict.
        record: As it would be stored.
        stored: As it is stored; None where it is new.
        differs: Fields that differ.
        said: Digest of what the file says.
    """

    place: str
    standing: Standing
    record: Any
    stored: Any
    differs: tuple[str, ...]
    said: str


class Plan(NamedTuple):
    """What taking in a file would do.

    Attributes:
        items: One a record.
        problems: What cannot be taken in, with its place and why.
    """

    items: tuple[Item, ...]
    problems: tuple[str, ...] = ()

    def of(self, *standings: Standing) -> tuple[Item, ...]:
        """Return the items that stand so."""
        return tuple(item for item in self.items if item.standing in standings)


def planned(
    connection: Connection | None,
    kind: Kind[Any],
    stored: Iterable[Any],
    incoming: Iterable[Incoming[Any]],
) -> Plan:
    """Return the plan for the records of one kind.

    Args:
        connection: To the store; None where there is none yet.
        kind: Of the records.
        stored: One's own and the team's.
        incoming: What the file holds.
    """
    incoming = tuple(incoming)
    known = _Known(stored, incoming)
    taken = taken_in(connection, kind) if connection else {}
    items: list[Item] = []
    twice: list[str] = []
    seen: dict[str, str] = {}
    for one in incoming:
        found = known.find(one.record)
        identity = found.id if found else one.record.id or _identity(one.record)
        if identity in seen:
            twice.append(f"{one.place}: the same as {seen[identity]}")
            continue
        seen[identity] = one.place
        items.append(_item(one, kind, found, taken))
    return Plan(tuple(items), tuple(twice))


class _Known:
    """What is stored, found by id, by what it is called elsewhere, or by what it says it is.

    The same course may be offered at two places. So the place belongs to what an offer is; only
    where a course stands once in the file and once in the store, it may have moved.
    """

    def __init__(self, stored: Iterable[Any], incoming: Iterable[Incoming[Any]]) -> None:
        self._by: dict[str, Any] = {}
        courses: dict[str, list[Any]] = {}
        for record in stored:
            for key in (record.id, _source(record), _identity(record)):
                if key:
                    self._by.setdefault(key, record)
            courses.setdefault(_course(record), []).append(record)
        in_file = Counter(_course(one.record) for one in incoming)
        self._moved = {
            course: records[0]
            for course, records in courses.items()
            if course and len(records) == in_file[course] == 1
        }

    def find(self, record: Any) -> Any:
        keys = (record.id, _source(record), _identity(record))
        found = next((self._by[key] for key in keys if key in self._by), None)
        return found or self._moved.get(_course(record))


def _source(record: Any) -> str:
    return f"source:{record.source}" if isinstance(record, Offer) and record.source else ""


def _identity(record: Any) -> str:
    """Return what tells an offer without an id from the others; nothing for other kinds."""
    return f"{_course(record)}\n{_folded(record.where)}" if isinstance(record, Offer) else ""


def _course(record: Any) -> str:
    """Return the same without the place where it is offered."""
    if not isinstance(record, Offer):
        return ""
    parts = (record.intervention, record.need, record.provider, record.what)
    return "offer:" + "\n".join(map(_folded, parts))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _item(one: Incoming[Any], kind: Kind[Any], stored: Any, taken: Mapping[str, Any]) -> Item:
    said = digest(one.record, one.given)
    if stored is None:
        record = replaced(one.record, id=one.record.id or kind.new_id(one.record), version=0)
        return Item(one.place, Standing.NEW, record, None, (), said)
    values = {name: getattr(one.record, name) for name in one.given - set(_OF_THE_STORE)}
    record = replaced(stored, **values)
    differs = tuple(n for n, v in values.items() if v != getattr(stored, n))
    said_before, stored_then = taken.get(stored.id, ("", ""))
    if not differs or said == said_before:
        # What differs from a file that says what it said before is a change of one's own.
        return Item(one.place, Standing.SAME, record, stored, differs, said)
    unchanged = stored_then == digest(stored)
    standing = Standing.CHANGED if unchanged else Standing.CONFLICT
    return Item(one.place, standing, record, stored, differs, said)


def digest(record: Any, fields: Iterable[str] | None = None) -> str:
    """Return a hash of what a record says in some fields, or in all."""
    values = {k: v for k, v in record._asdict().items() if k not in _OF_THE_STORE}
    if fields is not None:
        values = {name: value for name, value in values.items() if name in fields}
    text = json.dumps(values, sort_keys=True, default=sorted)
    return hashlib.sha256(text.encode("utf8", "backslashreplace")).hexdigest()


def take(store: Store, items: Iterable[Item], what: str) -> Action:
    """Store the records of these items, all or none, and return the action to be noted.

    Args:
        store: Where to.
        items: Those that somebody chose.
        what: Of the action, for undo.

    Raises:
        ChangedMeanwhileError: If somebody changed one of them since the plan was made.
        LocalError: If the store cannot be written.
    """
    with store.writing() as connection:
        changes = [
            change for kind, some in by_kind(items) for change in _stored(connection, kind, some)
        ]
    return Action(what, tuple(changes), from_file=True)


def _stored(connection: Connection, kind: Kind[Any], items: list[Item]) -> list[Change]:
    """Store the items of one kind."""
    found = kind.current(connection, (item.record.id for item in items))
    changes = []
    for item, before in ((item, found.get(item.record.id)) for item in items):
        own = None if item.stored is None or item.stored.read_only else item.stored
        if before != own:
            raise ChangedMeanwhileError(kind.label(item.record))
        version = before.version + 1 if before else 1
        changes.append(Change(before, replaced(item.record, read_only=False, version=version)))
    kind.put(connection, *(change.after for change in changes))
    said = {item.record.id: item.said for item in items}
    remember(connection, kind, said, (change.after for change in changes))
    return changes


def taken_in(connection: Connection, kind: Kind[Any]) -> dict[str, tuple[str, str]]:
    """Return, by id, digests of what was taken in last: what the file said, and what was stored."""
    asked = select(TAKEN_IN.c.id, TAKEN_IN.c.said, TAKEN_IN.c.stored).where(
        TAKEN_IN.c.kind == kind.name
    )
    return {id_: (said, stored) for id_, said, stored in connection.execute(asked)}


def remember(
    connection: Connection, kind: Kind[Any], said: Mapping[str, str], records: Iterable[Any]
) -> None:
    """Remember how records are stored that were taken in.

    Args:
        said: Id → digest of what the file said.
    """
    values = [
        {"kind": kind.name, "id": each.id, "said": said[each.id], "stored": digest(each)}
        for each in records
    ]
    if values:
        connection.execute(insert(TAKEN_IN).prefix_with("OR REPLACE"), values)
