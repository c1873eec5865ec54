"""A database from outside is taken for what it may be: made to do harm."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sfdesk.authoring.build import build
from sfdesk.core.errors import EditionError
from sfdesk.edition.shape import FORMAT
from sfdesk.editions.database import read_database
from sfdesk.model.edition import Edition

Spoil = Callable[[str], bytes]


@pytest.fixture
def spoiled(small: Edition, tmp_path: Path) -> Spoil:
    """Returns the database after SQL was run on it."""

    def _spoiled(sql: str) -> bytes:
        path = build(small, tmp_path / "built")
        with closing(sqlite3.connect(path)) as database:
            database.executescript(f"PRAGMA ignore_check_constraints=1; {sql}")
            database.commit()
        return path.read_bytes()

    return _spoiled


def test_what_was_built_is_read(spoiled: Spoil, small: Edition) -> None:
    assert read_database(spoiled("")) == small


_TWICE = (
    "CREATE TEMP TABLE t AS SELECT * FROM info; UPDATE t SET row_id = 2, id = 'other';"
    "INSERT INTO info SELECT * FROM t"
)
BAD = {
    "a table more": "CREATE TABLE more (x)",
    "a table less": "DROP TABLE since",
    "a view": "DROP TABLE needs; CREATE VIEW needs AS SELECT 1",
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON info BEGIN SELECT 1; END",
    "an index that computes": "CREATE INDEX i ON info (length(title))",
    "a virtual table": "CREATE VIRTUAL TABLE v USING fts5(x)",
    "a computed column": "ALTER TABLE info ADD COLUMN c AS (serial * 2)",
    "a number for a text": "UPDATE info SET title = x'00ff'",
    "a text for a number": "UPDATE info SET serial = 'many'",
    "nothing where something must be": "PRAGMA writable_schema=1;"
    "UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '');"
    "PRAGMA writable_schema=RESET; UPDATE info SET title = NULL",
    "no word of the vocabulary": "UPDATE interventions SET kind = 'magic'",
    "a very long text": "UPDATE info SET title = printf('%.*c', 30000, 'x')",
    "a control character": "UPDATE info SET title = 'a' || char(27) || 'b'",
    "no text at all": "UPDATE info SET title = cast(x'c328' AS TEXT)",
    "a huge number": "UPDATE info SET serial = 9000000000",
    "two of what there is one of": _TWICE,
    "none": "DELETE FROM info",
    "no intervention": "DELETE FROM interventions",
    "another format": "PRAGMA user_version=99",
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_one_is_refused(spoiled: Spoil, what: str) -> None:
    with pytest.raises(EditionError, match="refused"):
        read_database(spoiled(BAD[what]))


@pytest.mark.parametrize(
    ("number", "do"),
    [
        (FORMAT + 1, "Install a newer sfdesk, or ask for a file made for this one."),
        (FORMAT - 1, "Ask for a file made for this sfdesk."),
    ],
)
def test_only_for_a_later_format_a_newer_program_is_of_help(
    spoiled: Spoil, number: int, do: str
) -> None:
    with pytest.raises(EditionError) as refused:
        read_database(spoiled(f"PRAGMA user_version={number}"))
    assert refused.value.do == do


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"SQLite format 3\0" + b"\0" * 5000])
def test_what_is_no_database_is_refused(content: bytes) -> None:
    with pytest.raises(EditionError, match="refused"):
        read_database(content)


def test_what_takes_for_ever_is_ended(spoiled: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sfdesk.editions.database._STEPS", 10)
    monkeypatch.setattr("sfdesk.editions.database._MOST_STEPS", 5)
    with pytest.raises(EditionError, match="refused"):
        read_database(spoiled(""))
