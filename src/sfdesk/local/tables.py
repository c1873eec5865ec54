"""The tables of the store. Columns are named as the fields of the records in ``model``.

A change of these is a new format: a migration in ``migrations``, and a file of the old format
in the tests. Plain tables, without SQLAlchemy's mapper, whose import took a third of the time in
which a command that reads the store starts.
"""

import json
from collections.abc import Mapping
from typing import Any

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

FORMAT = 2
"""SQLite keeps it in the file as ``user_version``."""

APPLICATION = 0x5346_4C59
"""SQLite keeps it in the file as ``application_id``: so a file of ours is known."""

METADATA = MetaData()
"""All tables of the store."""


def _key(name: str, *more: ForeignKey) -> Column[str]:
    return Column(name, String, *more, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


def _version() -> Column[int]:
    return Column("version", Integer, nullable=False)


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


OFFER = Table(
    "offer",
    METADATA,
    _key("id"),
    _text("intervention"),
    _text("need"),
    _text("provider"),
    _text("what"),
    _text("status"),
    _text("where"),
    _text("areas"),
    _text("who_for"),
    _text("ages"),
    _text("how_to_get_it"),
    _text("who_decides"),
    _text("contact"),
    _text("times"),
    _text("languages"),
    _text("cost"),
    _text("next_start"),
    _text("waiting_time"),
    _text("waiting_as_of"),
    _text("staff_trained"),
    _text("complaints"),
    _text("checked_on"),
    _text("checked_by"),
    _text("source"),
    _version(),
    CheckConstraint("intervention <> '' OR need <> ''", name="offer_is_for_something"),
    Index("offer_by_intervention", "intervention"),
)
"""See ``model.offers.Offer``."""

NOTE = Table(
    "note",
    METADATA,
    _key("id"),
    _text("kind"),
    _text("slug"),
    _text("text"),
    _version(),
    Index("note_by_entry", "kind", "slug"),
)
"""See ``model.local_layer.LocalNote``."""

COLLECTION = Table("collection", METADATA, _key("id"), _text("name"), _version())
"""See ``model.local_layer.Collection``."""

COLLECTION_ITEM = Table(
    "collection_item",
    METADATA,
    _key("owner", ForeignKey("collection.id", ondelete="CASCADE")),
    Column("position", Integer, primary_key=True),
    _text("item"),
)
"""One intervention in a collection."""

JUDGEMENT = Table(
    "judgement",
    METADATA,
    _key("id"),
    _text("intervention"),
    _text("aspect"),
    _text("answer"),
    _text("line"),
    _version(),
)
"""See ``model.local_layer.FitJudgement``."""

SEARCH = Table(
    "search",
    METADATA,
    _key("id"),
    _text("name"),
    _text("query"),
    Column("chosen", Chosen, nullable=False),
    _text("order"),
    _version(),
)
"""See ``model.local_layer.SavedSearch``."""

TAKEN_IN = Table("taken_in", METADATA, _key("kind"), _key("id"), _text("said"), _text("stored"))
"""A record that was taken in from a file: who changed it since, file or user, is seen.

``said`` is the digest of what the file said, ``stored`` that of the record as it was stored then.
"""

PREFERENCE = Table("preference", METADATA, _key("name"), _text("value"))
"""What the layer remembers besides, as JSON: a mapping of columns, the folder of the team."""
