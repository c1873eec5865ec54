"""The tables of the store. Columns are named as the fields of the records in ``model``.

A change of these is a new format: a migration in ``migrations``, and a file of the old format
in the tests.
"""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import CheckConstraint, Dialect, ForeignKey, Index, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

FORMAT = 2
"""SQLite keeps it in the file as ``user_version``."""

APPLICATION = 0x5346_4C59
"""SQLite keeps it in the file as ``application_id``: so a file of ours is known."""


class Base(DeclarativeBase):
    """What the tables have in common."""


class OfferRow(Base):
    """See ``model.offers.Offer``."""

    __tablename__ = "offer"
    __table_args__ = (
        CheckConstraint("intervention <> '' OR need <> ''", name="offer_is_for_something"),
        Index("offer_by_intervention", "intervention"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    intervention: Mapped[str]
    need: Mapped[str]
    provider: Mapped[str]
    what: Mapped[str]
    status: Mapped[str]
    where: Mapped[str]
    areas: Mapped[str]
    who_for: Mapped[str]
    ages: Mapped[str]
    how_to_get_it: Mapped[str]
    who_decides: Mapped[str]
    contact: Mapped[str]
    times: Mapped[str]
    languages: Mapped[str]
    cost: Mapped[str]
    next_start: Mapped[str]
    waiting_time: Mapped[str]
    waiting_as_of: Mapped[str]
    staff_trained: Mapped[str]
    complaints: Mapped[str]
    checked_on: Mapped[str]
    checked_by: Mapped[str]
    source: Mapped[str]
    version: Mapped[int]


class NoteRow(Base):
    """See ``model.local_layer.LocalNote``."""

    __tablename__ = "note"
    __table_args__ = (Index("note_by_entry", "kind", "slug"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    slug: Mapped[str]
    text: Mapped[str]
    version: Mapped[int]


class CollectionRow(Base):
    """See ``model.local_layer.Collection``."""

    __tablename__ = "collection"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    version: Mapped[int]


class CollectionItemRow(Base):
    """One intervention in a collection."""

    __tablename__ = "collection_item"

    owner: Mapped[str] = mapped_column(
        ForeignKey("collection.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[str]


class JudgementRow(Base):
    """See ``model.local_layer.FitJudgement``."""

    __tablename__ = "judgement"

    id: Mapped[str] = mapped_column(primary_key=True)
    intervention: Mapped[str]
    aspect: Mapped[str]
    answer: Mapped[str]
    line: Mapped[str]
    version: Mapped[int]


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


class SearchRow(Base):
    """See ``model.local_layer.SavedSearch``."""

    __tablename__ = "search"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    query: Mapped[str]
    chosen: Mapped[Mapping[str, frozenset[str]]] = mapped_column(Chosen)
    order: Mapped[str]
    version: Mapped[int]


class TakenInRow(Base):
    """A record that was taken in from a file: who changed it since, file or user, is seen.

    Attributes:
        said: Digest of what the file said.
        stored: Digest of the record as it was stored then.
    """

    __tablename__ = "taken_in"

    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    said: Mapped[str]
    stored: Mapped[str]


class PreferenceRow(Base):
    """What the layer remembers besides: a mapping of columns, the folder of the team."""

    __tablename__ = "preference"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    """JSON."""
