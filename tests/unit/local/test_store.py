"""The file of the store: how it is made, its formats, and damage to it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from tests.unit.local.conftest import OFFER

from sfdesk.local.errors import DamagedError, LocalError
from sfdesk.local.layer import LocalLayer
from sfdesk.local.store import _PATIENCE, Store, _connected, _log_ahead
from sfdesk.local.tables import APPLICATION, FORMAT, METADATA
from sfdesk.model.local_layer import LocalNote
from sfdesk.model.ordering import Order

FORMATS = Path(__file__).parents[2] / "data" / "local"


def test_it_is_kept_as_it_was_asked_for(layer: LocalLayer, database: Path) -> None:
    layer.offers.save(OFFER)
    store = layer.file.ready()
    assert [store.pragma(name) for name in ("synchronous", "foreign_keys", "secure_delete")] == [
        2,
        1,
        1,
    ]
    assert store.raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store.pragma("application_id") == APPLICATION
    layer.close()
    assert [path.name for path in database.parent.iterdir() if path.name != ".sfdesk.lock"] == [
        "local.sqlite"
    ]


def test_what_was_removed_is_not_left_in_the_file(layer: LocalLayer, database: Path) -> None:
    note = layer.notes.save(LocalNote(slug="epec", text="remember the blue door"))
    layer.notes.remove(note)
    layer.close()
    assert b"blue door" not in database.read_bytes()


def test_who_comes_while_another_makes_the_file_waits(tmp_path: Path) -> None:
    path = tmp_path / "local.sqlite"
    with closing(sqlite3.connect(path, check_same_thread=False, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = Timer(0.2, other.execute, ["COMMIT"])
        release.start()
        store = Store(path)
        release.join()
        assert store.raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        store.close()


def test_who_makes_the_file_waits_for_another_no_longer_than_is_said(tmp_path: Path) -> None:
    with closing(_connected(tmp_path / "local.sqlite", read_only=False)) as connection:
        # What turns the log on waits by itself; SQLite waits only after that.
        assert connection.execute("PRAGMA busy_timeout").fetchone() == (0,)
    made = Store(tmp_path / "local.sqlite")
    assert made.pragma("busy_timeout") == _PATIENCE
    made.close()


def test_a_place_that_knows_no_write_ahead_log_is_refused() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        with pytest.raises(LocalError, match="would not be safe") as told:
            _log_ahead(connection)
        assert told.value.detail == "SQLite keeps the journal mode “memory”"


def written(path: Path, statements: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statements)


def test_a_newer_format_is_refused_and_left(layer: LocalLayer, database: Path) -> None:
    written(
        database,
        f"PRAGMA application_id={APPLICATION}; PRAGMA user_version={FORMAT + 1};CREATE TABLE a(b);",
    )
    before = database.read_bytes()
    with pytest.raises(LocalError, match="newer sfdesk"):
        layer.offers.list()
    assert database.read_bytes()[100:] == before[100:]


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_a_file_of_every_format_there_was_is_read(
    layer: LocalLayer, database: Path, number: int
) -> None:
    written(database, (FORMATS / f"format-{number}.sql").read_text(encoding="utf8"))
    [offer] = layer.offers.list()
    assert offer == OFFER._replace(id="offer-1", version=3)
    [note] = layer.notes.list()
    assert (note.slug, note.text) == ("epec", "A note with [[play-therapy]].")
    [collection] = layer.collections.list()
    assert collection.items == ("play-therapy", "epec")
    [judgement] = layer.judgements.list()
    assert judgement.line == "Two are trained."
    searches = [(each.name, each.order, each.chosen["topic"]) for each in layer.searches.list()]
    assert searches == [("Teens & cost", Order.COST, frozenset({"parenting"}))] * (number > 1)
    layer.offers.save(offer._replace(what="changed"))
    assert layer.file.ready().pragma("user_version") == FORMAT
    kept = [backup.why for backup in layer.list_backups()]
    assert kept == ([f"before-format-{FORMAT}"] if number < FORMAT else [])
    with layer.file.ready().reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


@pytest.mark.parametrize("content", [b"no database" * 100, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_file_that_is_no_database_is_left_and_a_backup_restored(
    layer: LocalLayer, database: Path, content: bytes
) -> None:
    layer.offers.save(OFFER)
    assert layer.keep_daily_backup()
    layer.close()
    database.write_bytes(content)
    with pytest.raises(DamagedError, match="damaged"):
        layer.offers.list()
    with pytest.raises(DamagedError):
        layer.offers.save(OFFER)
    assert database.read_bytes() == content
    layer.restore(layer.list_backups()[0].path)
    assert [offer.provider for offer in layer.offers.list()] == [OFFER.provider]
    assert database.with_name("local.unreadable.sqlite").read_bytes() == content


def test_a_database_of_something_else_is_left(layer: LocalLayer, database: Path) -> None:
    written(database, "CREATE TABLE a(b); INSERT INTO a VALUES (1);")
    with pytest.raises(DamagedError):
        layer.offers.list()
