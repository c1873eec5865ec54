"""The tables of the store. Those of records follow from the fields of the records in ``model``.

A change of these is a new format: a migration in ``migrations``, and a file of the old format
in the tests. Plain tables, without SQLAlchemy's mapper, whose import took a third of the time in
which a command that reads the store starts.
"""

import json
from collections.abc import Mapping
from typing import Any, get_origin, get_type_hints

from sqlalchemy import (
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
)
from sqlalchemy.schema import SchemaItem

from sfdesk.model.local_layer import Collection, FitJudgement, LocalNote, SavedSearch
from sfdesk.model.offers import Offer

FORMAT = 2
"""SQLite keeps it in the file as ``user_version``."""

APPLICATION = 0x5346_4C59
"""SQLite keeps it in the file as ``application_id``: so a file of ours is known."""

METADATA = MetaData()
"""All tables of the store."""


class Chosen(TypeDecorator[Mapping[str, frozenset[str]]]):
    """Facet → ticked values, as JSON: nothing in the store asks for one of them."""

    impl = String
    cache_ok = True

    def process_bind_param(
        self, value: Mapping[str, frozenset[str]] | None, dialect: Dialect
    ) -> Any:
        """Return what is stored."""
        return json.dumps({facet: sorted(values) for facet, values in (value or {}).items()})

    def process_result_value(self, value: Any, dialect: Dialect) -> Mapping[str, frozenset[str]]:
        """Return what was stored."""
        return {facet: frozenset(values) for facet, values in json.loads(value).items()}


_TYPES: dict[Any, Any] = {int: Integer, Mapping[str, frozenset[str]]: Chosen}
"""Of fields that are no text and no word of a vocabulary."""


def _of(record: type, name: str, *more: SchemaItem) -> Table:
    """Return the table of a kind of record: a column a field, in their order.

    ``read_only`` is not kept: it is said of the team's records. A list has a table of its own.
    """
    kept = {
        field: hint
        for field, hint in get_type_hints(record).items()
        if field != "read_only" and get_origin(hint) is not tuple
    }
    columns = (
        Column(field, _TYPES.get(hint, String), primary_key=field == "id", nullable=False)
        for field, hint in kept.items()
    )
    return Table(name, METADATA, *columns, *more)


OFFER = _of(
    Offer,
    "offer",
    CheckConstraint("intervention <> '' OR need <> ''", name="offer_is_for_something"),
    Index("offer_by_intervention", "intervention"),
)
NOTE = _of(LocalNote, "note", Index("note_by_entry", "kind", "slug"))
COLLECTION = _of(Collection, "collection")
JUDGEMENT = _of(FitJudgement, "judgement")
SEARCH = _of(SavedSearch, "search")

COLLECTION_ITEM = Table(
    "collection_item",
    METADATA,
    Column("owner", String, ForeignKey("collection.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("item", String, nullable=False),
)
"""One intervention in a collection."""

TAKEN_IN = Table(
    "taken_in",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("said", String, nullable=False),
    Column("stored", String, nullable=False),
)
"""A record that was taken in from a file: who changed it since, file or user, is seen.

``said`` is the digest of what the file said, ``stored`` that of the record as it was stored then.
"""

PREFERENCE = Table(
    "preference",
    METADATA,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""What the layer remembers besides, as JSON: a mapping of columns, the folder of the team."""
