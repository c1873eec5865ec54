"""The tables of ``matrix.sqlite``.

SQLAlchemy describes and fills them (``edition.build``). ``edition.reader`` reads them with
the standard library alone: importing SQLAlchemy takes longer than opening a bare Qt
window, and the first paint waits for the reader. A test holds the two against each other.

Every entry of every kind is one row of ``entry``; what only some kinds have hangs on it.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

FORMAT = 1
"""Version of this layout; stored as ``PRAGMA user_version``."""

metadata = MetaData()


def _entry_key(*, primary_key: bool = False) -> Column[int]:
    return Column("entry", Integer, ForeignKey("entry.id"), nullable=False, primary_key=primary_key)


def _text(name: str, *, required: bool = True) -> Column[str]:
    return Column(name, Text, nullable=not required)


def _position() -> Column[int]:
    return Column("position", Integer, nullable=False)


info = Table("info", metadata, Column("key", Text, primary_key=True), _text("value"))

entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("kind"),
    _text("slug"),
    _position(),
    _text("name"),
    _text("summary"),
    _text("source"),
    UniqueConstraint("kind", "slug"),
)

intervention = Table(
    "intervention",
    metadata,
    _entry_key(primary_key=True),
    _text("kind"),
    Column("topic", Integer, ForeignKey("entry.id"), nullable=False),
    _text("group_name", required=False),
    _text("typical_level_of_need", required=False),
    _text("level_of_need_note"),
    _text("target_population"),
    Column("age_min_months", Integer),
    Column("age_max_months", Integer),
    _text("duration"),
    _text("practitioners"),
    Column("qcf_min", Integer),
    Column("qcf_max", Integer),
    _text("uk_use_status"),
    _text("uk_use"),
    Column("in_guidebook", Boolean, nullable=False),
    _text("review_judgement"),
    _text("review_level", required=False),
    _text("review_level_scope", required=False),
    Column("review_level_for_families", Boolean),
    _text("source_row"),
    CheckConstraint("age_min_months <= age_max_months"),
    CheckConstraint("qcf_min <= qcf_max"),
)

eif_rating = Table(
    "eif_rating", metadata, _entry_key(), _position(), _text("programme"), _text("rating")
)
outcome = Table(
    "outcome",
    metadata,
    _entry_key(),
    _position(),
    _text("domain"),
    _text("outcome"),
    _text("finding"),
)

tag = Table(
    "tag",
    metadata,
    _entry_key(),
    _text("field"),
    _position(),
    _text("value"),
    CheckConstraint(
        "field IN ('aliases', 'levels_of_need', 'delivery_models', 'gap_tags', 'cost_ratings',"
        " 'related')"
    ),
)
"""The list-valued fields: one row a value, in order."""

field_source = Table(
    "field_source", metadata, _entry_key(), _position(), _text("field"), _text("place")
)

section = Table(
    "section",
    metadata,
    Column("id", Integer, primary_key=True),
    _entry_key(),
    _position(),
    _text("name"),
    _text("heading"),
    _text("source"),
)
"""Headed text. For an intervention, ``name`` is the field (``effectiveness``)."""

paragraph = Table(
    "paragraph",
    metadata,
    Column("section", Integer, ForeignKey("section.id"), nullable=False),
    _position(),
    _text("text"),
)

family = Table("family", metadata, _entry_key(), _text("field"), _position(), _text("text"))

mentioned = Table(
    "mentioned",
    metadata,
    _entry_key(primary_key=True),
    _text("type"),
    _text("uk_delivery"),
    _text("rating_level", required=False),
    _text("rating_by", required=False),
    _text("rating_scope", required=False),
)
mentioned_topic = Table(
    "mentioned_topic",
    metadata,
    _entry_key(),
    _position(),
    Column("topic", Integer, ForeignKey("entry.id"), nullable=False),
)

guide_page = Table(
    "guide_page",
    metadata,
    _entry_key(primary_key=True),
    Column("reading_order", Integer, nullable=False),
)
term = Table(
    "term",
    metadata,
    _entry_key(primary_key=True),
    _text("term"),
    _text("abbreviation"),
    _text("basis"),
)

work = Table(
    "work",
    metadata,
    _entry_key(),
    _position(),
    _text("authors"),
    _text("year"),
    _text("title"),
    _text("publication"),
    _text("doi"),
    _text("url"),
)

caution = Table(
    "caution",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("slug", Text, nullable=False, unique=True),
    _text("concerns"),
    _text("text"),
    _text("plain"),
    _text("source"),
    Column("safety", Boolean, nullable=False),
)
caution_applies = Table(
    "caution_applies",
    metadata,
    Column("caution", Integer, ForeignKey("caution.id"), nullable=False),
    _position(),
    _entry_key(),
)

citation = Table(
    "citation",
    metadata,
    Column("entry", Integer, ForeignKey("entry.id")),
    Column("caution", Integer, ForeignKey("caution.id")),
    _position(),
    Column("note", Integer, ForeignKey("entry.id"), nullable=False),
    Column("printed", Integer),
    CheckConstraint("(entry IS NULL) != (caution IS NULL)"),
)
"""A note cited by an entry or by a caution, in the order listed."""

concept = Table(
    "concept",
    metadata,
    Column("number", Integer, nullable=False),
    *map(_text, ("name", "words", "only_from", "leads_to", "needs", "doubtful")),
)
"""The field's vocabulary; the lists of a ``Concept`` stand a word a line."""
