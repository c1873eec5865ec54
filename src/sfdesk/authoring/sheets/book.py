"""An edition as a spreadsheet: a sheet for each kind of record, a row for each record.

What a sheet holds follows from the shape of the records. A list within a record that is too much
for a cell has a sheet of its own, whose rows name the record in the column ``entry``.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sfdesk.authoring.sheets.cells import Column, columns_of, sheets_within
from sfdesk.authoring.source import LIST_FILES
from sfdesk.authoring.source_check.explained import Explained
from sfdesk.edition.shape import Many, Record, Scalar, tables_of
from sfdesk.model.edition import Edition
from sfdesk.model.info import EditionInfo
from sfdesk.model.vocabulary import Labelled
from sfdesk.published.review import RowShape, SectionShape, Shape

HEAD_SHEET = "Edition"
READ_ME = "Read me"
ENTRY, FILE = "entry", "file"
"""Columns beside those of the records: whose part a row is, and in which file it stands."""


class _Beside:
    """What an edition's folder holds besides the edition, described as ``Edition`` is."""

    explained: tuple[Explained, ...]
    row: tuple[RowShape, ...]
    section: tuple[SectionShape, ...]
    note_shapes: tuple[Shape, ...]


class Kind(NamedTuple):
    """A kind of record with a sheet of its own.

    Attributes:
        sheet: The name of the sheet.
        file: The file that holds it; with ``{slug}`` in it there is one for each record, with
            ``{file}`` the row names it.
        table: Its list in the file; empty where the whole file is one record.
        many: Its shape.
    """

    sheet: str
    file: str
    table: str
    many: Many

    @property
    def record(self) -> Record:
        """What its rows are."""
        assert self.many.record is not None
        return self.many.record

    @property
    def columns(self) -> list[Column]:
        """The columns of its sheet, but for ``file``."""
        return columns_of(self.many)

    @property
    def parts(self) -> Iterator["Part"]:
        """The lists within it that have sheets of their own."""
        for path, many in sheets_within(self.many):
            yield Part(f"{self.sheet}, {_words(path[-1])}", path, many)


class Part(NamedTuple):
    """A list within records of a kind, with a sheet of its own."""

    sheet: str
    path: tuple[str, ...]
    many: Many

    @property
    def columns(self) -> list[Column]:
        """The columns of its sheet, but for ``entry``."""
        return columns_of(self.many)


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind, in the order of the sheets; those of the edition itself apart."""
    shapes = {table.table: table for table in (*tables_of(Edition), *tables_of(_Beside))}
    lists = {_TABLES.get(table, table): (name, table) for name, table in LIST_FILES.items()}
    found = [
        Kind("Interventions", "interventions/{slug}.toml", "", shapes["interventions"]),
        Kind("Topics", "topics/{slug}.toml", "", shapes["topics"]),
        Kind("Guide", "guide/{order:02}-{slug}.toml", "", shapes["guide"]),
    ]
    for field, (name, table) in lists.items():
        found.append(Kind(_words(name).capitalize(), f"{name}.toml", table, shapes[field]))
    return (
        *found,
        Kind("Vocabulary", "vocabulary/{file}.toml", "concept", shapes["concepts"]),
        Kind("Asked", "asked/{file}.toml", "asked", shapes["asked"]),
        Kind("Explained differences", "source-check.toml", "explained", shapes["explained"]),
        Kind("Review, rows", "review.toml", "row", shapes["row"]),
        Kind("Review, sections", "review.toml", "section", shapes["section"]),
        Kind("Review, notes", "review.toml", "notes", shapes["note_shapes"]),
    )


_TABLES = {"term": "glossary", "note": "notes", "caution": "cautions", "need": "needs"}
"""Table of an authored file → field of ``Edition``, where they are called differently."""


def head_columns() -> list[Column]:
    """Return the fields of the edition itself, which stand below each other."""
    (info,) = (table for table in tables_of(Edition) if table.record is EditionInfo)
    return [column for column in columns_of(info) if column.name != "content_hash"]


def vocabularies() -> Iterator[tuple[str, str]]:
    """Yield the name of a field and a word that may stand in it, in order."""
    seen: set[str] = set()
    for name, many in (pair for kind in kinds() for pair in _all(kind)):
        for column in columns_of(many):
            for field in _scalars(column):
                if issubclass(field, Labelled) and f"{name}{column.name}" not in seen:
                    seen.add(f"{name}{column.name}")
                    yield from ((f"{name}: {column.name}", member.value) for member in field)


def _all(kind: Kind) -> Iterator[tuple[str, Many]]:
    yield kind.sheet, kind.many
    for part in kind.parts:
        yield part.sheet, part.many


def _scalars(column: Column) -> Iterator[type]:
    fields = column.field.fields if isinstance(column.field, Many) else (column.field,)
    yield from (field.type for field in fields if isinstance(field, Scalar))


def _words(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")
