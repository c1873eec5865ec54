"""Write a checked edition to ``matrix.sqlite``: the same content gives the same bytes."""

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event, insert, text

from sfdesk.authoring.schema import metadata
from sfdesk.authoring.source import read_source
from sfdesk.edition.built_in import INDEX_FOLDER
from sfdesk.edition.manifest import Manifest, file_hash, write_manifest
from sfdesk.edition.reader import DATABASE
from sfdesk.edition.shape import FORMAT, Field, Inner, Many, Scalar, tables_of
from sfdesk.model.edition import Edition
from sfdesk.model.info import EditionInfo
from sfdesk.search.opening import index_edition

Rows = dict[str, list[dict[str, Any]]]
"""Table → its rows."""


PREVIEW = "Preview, not released"
BESIDE = ("review.toml", "source-check.toml")
"""Authored files that go beside the database as they are."""


def build_all(source: Path, target: Path) -> Edition:
    """Check authored content, write the database and its manifest, and build the index beside it.

    The same content gives the same bytes.

    Args:
        source: The folder of the content.
        target: Made if it does not exist; what is there is replaced.

    Returns:
        What was built.

    Raises:
        EditionError: If the folder is no edition.
        ContentError: If any file breaks a rule; every problem is in the message.
    """
    edition = build_content(source, target)
    index(edition, target)
    return edition


def build_content(source: Path, target: Path, *, preview: bool = False) -> Edition:
    """Do what ``build_all`` does, but for the index.

    Args:
        preview: Whether the edition is to say everywhere that nobody has released it.
    """
    edition = read_source(source)
    if preview:
        edition = edition._replace(info=_unreleased(edition.info))
    extras = (source / name for name in BESIDE)
    build(edition, target, tuple(extra for extra in extras if extra.exists()))
    return edition


def _unreleased(info: EditionInfo) -> EditionInfo:
    """Return what a preview says of itself; its hash is none that a released edition could have."""
    return info._replace(
        id=f"{info.id}-preview",
        title=f"{PREVIEW}: {info.title}",
        source_title=f"{PREVIEW}. {info.source_title}",
        content_hash=sha256(f"preview of {info.content_hash}".encode()).hexdigest(),
    )


def index(edition: Edition, target: Path) -> None:
    """Build the search index of an edition beside it."""
    shutil.rmtree(target / INDEX_FOLDER, ignore_errors=True)
    index_edition(edition, target / INDEX_FOLDER)


def build(edition: Edition, folder: Path, extras: tuple[Path, ...] = ()) -> Path:
    """Write ``matrix.sqlite`` and its manifest into a folder, replacing what is there.

    Args:
        edition: A checked edition (``authoring.source`` checks).
        folder: Made if it does not exist.
        extras: Authored files that go beside the database as they are.

    Returns:
        The path of the database.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=".part", dir=folder)
    os.close(handle)
    part, target = Path(name), folder / DATABASE
    try:
        write_whole(part, edition)
        part.chmod(0o644)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    for extra in extras:
        shutil.copyfile(extra, folder / extra.name)
    names = (DATABASE, *(extra.name for extra in extras))
    write_manifest(
        folder, Manifest.of(edition.info, {name: file_hash(folder / name) for name in names})
    )
    return target


def write_whole(path: Path, whole: Any) -> None:
    """Write a database of everything that an edition, or a value like it, holds; a new file."""
    tables, rows = metadata(whole.__class__), rows_of(whole)
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _prepare)
    try:
        with engine.begin() as connection:
            # None of them is there yet.
            tables.create_all(connection, checkfirst=False)
            for table in tables.sorted_tables:
                if found := rows.get(table.name):
                    connection.execute(insert(table), found)
            connection.execute(text(f"PRAGMA user_version={FORMAT}"))
        with engine.connect() as connection:
            # A vacuumed file holds nothing of the order in which pages were written.
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM"))
    finally:
        engine.dispose()
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _prepare(raw: Any, _: object) -> None:
    raw.execute("PRAGMA foreign_keys=ON")
    # SQLite would wait for the disk after each of some two hundred statements. Nobody reads the
    # file before it is whole; it is on the disk then.
    raw.execute("PRAGMA synchronous=OFF")


def rows_of(whole: Any) -> Rows:
    """Return the rows of every table that an edition, or a value like it, has something in."""
    rows: Rows = {}
    ids: Counter[str] = Counter()
    for table in tables_of(whole.__class__):
        value = getattr(whole, table.table)
        _fill(rows, ids, table, (value,) if table.alone else value)
    return rows


def _fill(
    rows: Rows, ids: Counter[str], table: Many, values: Iterable[Any], owner: int | None = None
) -> None:
    """Add the rows of a table, and of the tables that they own."""
    keys = {} if owner is None else {"owner": owner}
    if table.record is None:
        rows.setdefault(table.table, []).extend({**keys, **each} for each in _values(table, values))
        return
    for value in values:
        ids[table.table] += 1
        number = ids[table.table]
        row = {"row_id": number, **keys}
        rows.setdefault(table.table, []).append(row)
        for inner, many in _put(row, table.fields, value):
            _fill(rows, ids, inner, many, number)


def _values(table: Many, values: Any) -> Iterator[dict[str, Any]]:
    for position, value in enumerate(dict(values).items() if table.named else values):
        named = {"name": value[0], "value": value[1]} if table.named else {"value": value}
        yield {"position": position, **named}


def _put(
    row: dict[str, Any], fields: tuple[Field, ...], record: Any
) -> Iterator[tuple[Many, Iterable[Any]]]:
    """Put a record into the columns of a row; yield what belongs in tables of its own.

    Args:
        record: None where an inner record is not there: its columns are empty then.
    """
    for field, value in zip(fields, record or [None] * len(fields), strict=True):
        if isinstance(field, Scalar):
            row[field.column] = value
        elif isinstance(field, Inner):
            yield from _put(row, field.fields, value)
        else:
            yield field, value or ()
