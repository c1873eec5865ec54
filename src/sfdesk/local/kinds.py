"""The kinds of records that are kept, each with its tables and what is said of it."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, cast, get_type_hints
from uuid import uuid4

from sqlalchemy import Connection, Executable, Select, Table, bindparam, delete, insert, select

from sfdesk.core.language import tr, within
from sfdesk.local.tables import COLLECTION, COLLECTION_ITEM, JUDGEMENT, NOTE, OFFER, SEARCH
from sfdesk.model.local_layer import Collection, FitJudgement, LocalNote, SavedSearch, search_id
from sfdesk.model.offers import Offer, offer_name

_AT_ONCE = 500
"""Ids in one question; SQLite takes some thousands."""

Record = Offer | LocalNote | Collection | FitJudgement | SavedSearch


R = TypeVar("R", bound=Record)


def replaced(record: R, **values: Any) -> R:
    """Return a record with other values."""
    return cast(R, record._replace(**values))


class Items(NamedTuple):
    """A field that is a list of slugs, which has a table of its own."""

    field: str
    table: Table


class Kind(Generic[R]):
    """One kind of record.

    Args:
        name: As it stands in shared files and in the database.
        record: The class.
        table: Where it is kept.
        order: Names of the columns by which they are listed.
        label: What a record is called in a message.
        items: Its list of slugs, if it has one.
        new_id: What id a new record gets.
    """

    def __init__(
        self,
        name: str,
        record: type[R],
        table: Table,
        order: tuple[str, ...],
        label: Callable[[R], str],
        items: Items | None = None,
        new_id: Callable[[R], str] = lambda _: uuid4().hex,
    ) -> None:
        self.name, self.record, self.label, self.new_id = name, record, label, new_id
        self.table = table
        self._order = [self.table.c[column] for column in order]
        self._items = items
        self._columns = list(self.table.c)
        hints = get_type_hints(record)
        self._words: list[tuple[int, dict[str, Any]]] = [
            (place, {str(member): member for member in hint})
            for place, hint in enumerate(hints[column.name] for column in self._columns)
            if isinstance(hint, type) and issubclass(hint, StrEnum)
        ]

    def select(self, connection: Connection, **where: str) -> Iterator[R]:
        """Yield the records whose columns have these values, in their order."""
        asked = select(*self._columns).order_by(*self._order)
        for column, value in where.items():
            asked = asked.where(self.table.c[column] == value)
        yield from self._records(connection, asked)

    def current(self, connection: Connection, ids: Iterable[str]) -> dict[str, R]:
        """Return by id the records that there are of these ids."""
        wanted = list(ids)
        found: dict[str, R] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            some = self.table.c.id.in_(wanted[start : start + _AT_ONCE])
            for record in self._records(connection, select(*self._columns).where(some)):
                found[record.id] = record
        return found

    def get(self, connection: Connection, id_: str) -> R | None:
        """Return the record of that id, if there is one."""
        return self.current(connection, [id_]).get(id_)

    def ids(self, connection: Connection) -> set[str]:
        """Return the ids of all records."""
        return set(connection.scalars(select(self.table.c.id)))

    def put(self, connection: Connection, *records: R) -> None:
        """Write records, each in place of the one of its id, if there is one."""
        self.remove(connection, *(record.id for record in records))
        names = [column.name for column in self._columns]
        values = [{name: getattr(record, name) for name in names} for record in records]
        _execute(connection, insert(self.table), values)
        if self._items:
            rows = [
                {"owner": record.id, "position": position, "item": slug}
                for record in records
                for position, slug in enumerate(getattr(record, self._items.field))
            ]
            _execute(connection, insert(self._items.table), rows)

    def remove(self, connection: Connection, *ids: str) -> None:
        """Remove the records of these ids, with what they own."""
        removal = delete(self.table).where(self.table.c.id == bindparam("gone"))
        _execute(connection, removal, [{"gone": id_} for id_ in ids])

    def _records(self, connection: Connection, asked: Select[Any]) -> Iterator[R]:
        lists = self._lists(connection) if self._items else {}
        id_ = self._columns.index(self.table.c.id)
        for row in connection.execute(asked):
            yield self._made(list(row), [lists.get(row[id_], ())] if self._items else [])

    def _made(self, values: list[Any], items: list[tuple[str, ...]]) -> R:
        """Put a record together by place, three times as fast as by name.

        A list comes after what is in columns, then ``read_only`` and the version.
        """
        for place, words in self._words:
            values[place] = words[values[place]]
        *first, version = values
        make: Callable[..., R] = self.record
        return make(*first, *items, False, version)

    def _lists(self, connection: Connection) -> dict[str, tuple[str, ...]]:
        assert self._items
        table = self._items.table
        found: dict[str, list[str]] = {}
        asked = select(table.c.owner, table.c["item"]).order_by(table.c.owner, table.c.position)
        for owner, item in connection.execute(asked):
            found.setdefault(owner, []).append(item)
        return {owner: tuple(slugs) for owner, slugs in found.items()}


def _execute(connection: Connection, statement: Executable, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(statement, rows)


OFFERS = Kind(
    "offer",
    Offer,
    OFFER,
    ("provider", "what", "id"),
    lambda offer: tr("The offer “{name}”", name=offer_name(offer)),
)
NOTES = Kind("note", LocalNote, NOTE, ("kind", "slug", "id"), lambda _: tr("The note"))
COLLECTIONS = Kind(
    "collection",
    Collection,
    COLLECTION,
    ("name", "id"),
    lambda collection: tr("The collection “{name}”", name=collection.name),
    Items("items", COLLECTION_ITEM),
)
JUDGEMENTS = Kind(
    "judgement",
    FitJudgement,
    JUDGEMENT,
    ("intervention", "aspect"),
    lambda judgement: tr("The judgement of {aspect}", aspect=within(judgement.aspect.label)),
    new_id=lambda judgement: f"{judgement.intervention}:{judgement.aspect.value}",
)

SEARCHES = Kind(
    "search",
    SavedSearch,
    SEARCH,
    ("name", "id"),
    lambda search: tr("The saved search “{name}”", name=search.name),
    new_id=lambda search: search_id(search.name),
)

SHARED: tuple[Kind[Any], ...] = (OFFERS, NOTES, COLLECTIONS, JUDGEMENTS)
"""What a team shares; a search is somebody's own."""
KINDS: dict[str, Kind[Any]] = {kind.name: kind for kind in (*SHARED, SEARCHES)}


class About(Protocol):
    """Something that is about one record."""

    @property
    def record(self) -> Any:
        """The record."""


A = TypeVar("A", bound=About)


def by_kind(things: Iterable[A]) -> list[tuple[Kind[Any], list[A]]]:
    """Return what is about records of each kind, in the order of the kinds."""
    found: dict[str, list[A]] = {name: [] for name in KINDS}
    for thing in things:
        found[kind_of(thing.record).name].append(thing)
    return [(KINDS[name], some) for name, some in found.items() if some]


def kind_of(record: Record) -> Kind[Any]:
    """Return the kind of a record."""
    return next(kind for kind in KINDS.values() if type(record) is kind.record)
