"""The file: formats, damage, places where it is not safe, backups, two processes."""

import errno
import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from threading import Timer

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from tests.two_processes import run_both
from tests.unit.local.conftest import OFFER

from sfdesk.core.errors import SfdeskError
from sfdesk.local import backups, network, opening
from sfdesk.local.backups import DAYS, OTHERS
from sfdesk.local.errors import DamagedError, LocalError, RefusedError
from sfdesk.local.kinds import OFFERS
from sfdesk.local.layer import LocalLayer
from sfdesk.local.store import _PATIENCE, Store, _connected, _log_ahead
from sfdesk.local.tables import APPLICATION, FORMAT, METADATA
from sfdesk.model.local_layer import Collection, LocalNote
from sfdesk.model.offers import Offer
from sfdesk.model.ordering import Order

FORMATS = Path(__file__).parents[2] / "data" / "local"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "local" / "local.sqlite"


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


def two_at_once(work: str, folder: Path) -> list[int]:
    """Let two processes work on the layer of a folder at once; return how they ended."""
    code = f"""
import sys
from datetime import date, timedelta
from pathlib import Path
from threading import Timer
from sfdesk.local.layer import LocalLayer
from sfdesk.model.offers import Offer
layer, who = LocalLayer(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
{work}
"""
    return run_both(code, folder)


def test_two_hundred_interleaved_saves_survive(tmp_path: Path) -> None:
    work = """
for number in range(100):
    layer.offers.save(Offer(intervention="epec", provider=f"{who} {number:03}"))
"""
    assert two_at_once(work, tmp_path) == [0, 0]
    names = [offer.provider for offer in LocalLayer(tmp_path).offers.list()]
    assert names == [f"{who} {number:03}" for who in "ab" for number in range(100)]


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


def test_a_page_that_is_damaged_is_noticed_by_the_backup(layer: LocalLayer, database: Path) -> None:
    for number in range(50):
        layer.offers.save(OFFER._replace(provider=f"{number} " * 200))
    layer.close()
    content = bytearray(database.read_bytes())
    content[len(content) // 2 :] = b"\x5a" * (len(content) - len(content) // 2)
    database.write_bytes(content)
    with pytest.raises(DamagedError):
        layer.keep_daily_backup()


def test_backups_are_made_once_a_day_and_the_oldest_go(layer: LocalLayer) -> None:
    today = date(2026, 11, 26)
    assert not layer.keep_daily_backup(today)
    layer.offers.save(OFFER)
    assert layer.keep_daily_backup(today)
    assert not layer.keep_daily_backup(today)
    for days in range(1, DAYS + 3):
        assert layer.keep_daily_backup(today + timedelta(days))
    made = [backup.made.date() for backup in layer.list_backups()]
    assert made == [today + timedelta(DAYS + 2 - n) for n in range(DAYS)]


def test_two_processes_make_the_same_backup(layer: LocalLayer, tmp_path: Path) -> None:
    for number in range(30):
        layer.notes.save(LocalNote(slug="epec", text=f"{number} " * 2000))
    work = """
for days in range(30):
    layer.keep_daily_backup(date(2026, 1, 1) + timedelta(days))
"""
    assert two_at_once(work, tmp_path) == [0, 0]
    assert len(layer.list_backups()) == DAYS
    assert not list((layer.file.folder / "backups").glob("*.part*"))


def test_a_backup_that_windows_refuses_for_a_moment_is_made_all_the_same(
    layer: LocalLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process looks at the one of the day that is there, or at the oldest."""
    real, refused = Path.replace, [PermissionError(errno.EACCES, "no")]
    refused[0].winerror = 5  # type: ignore[attr-defined]

    def replace(path: Path, to: Path) -> Path:
        if refused:
            raise refused.pop()
        return real(path, to)

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".sqlite":
            raise PermissionError(errno.EACCES, "no")
        if path.exists():
            os.unlink(path)

    layer.offers.save(OFFER)
    monkeypatch.setattr(Path, "replace", replace)
    assert layer.keep_daily_backup(date(2026, 11, 1))
    monkeypatch.setattr(Path, "unlink", unlink)
    for day in range(2, DAYS + 2):
        assert layer.keep_daily_backup(date(2026, 11, day))
    assert len(layer.list_backups()) == DAYS + 1
    monkeypatch.undo()
    assert layer.keep_daily_backup(date(2026, 11, 20))
    assert len(layer.list_backups()) == DAYS


def test_half_a_backup_of_a_killed_process_is_swept(layer: LocalLayer) -> None:
    layer.offers.save(OFFER)
    layer.keep_daily_backup()
    folder = layer.file.folder / "backups"
    old, new = folder / "day-1.part", folder / "day-2.part"
    for part in (old, new):
        part.write_text("half")
    os.utime(old, (0, 0))
    layer.keep_daily_backup()
    assert not old.exists()
    assert new.exists()


def test_a_backup_is_restored_and_other_windows_see_it(
    layer: LocalLayer, other: LocalLayer
) -> None:
    first = layer.offers.save(OFFER)
    layer.keep_daily_backup()
    [backup] = layer.list_backups()
    layer.collections.save(Collection(name="later"))
    assert len(other.collections.list()) == 1
    other.refresh()
    layer.restore(backup.path)
    assert layer.offers.list() == (first,)
    assert layer.collections.list() == ()
    assert layer.journal.undoes == ""
    assert other.refresh()
    assert other.collections.list() == ()
    assert [each.why for each in layer.list_backups()] == ["before-restore", "day"]
    layer.restore(layer.list_backups()[0].path)
    assert [each.name for each in other.collections.list()] == ["later"]
    other.offers.save(Offer(need="secure-housing", provider="B"))
    assert len(layer.offers.list()) == 2


def test_backups_of_the_same_second_are_kept_side_by_side(layer: LocalLayer) -> None:
    layer.offers.save(OFFER)
    store, folder = layer.file.ready(), layer.file.backups
    made = [backups.keep(store, folder, backups.BEFORE_RESTORE) for _ in range(OTHERS)]
    assert len(set(made)) == OTHERS
    assert [backup.path for backup in layer.list_backups()] == made[::-1]


def test_a_backup_that_is_not_sound_changes_nothing(layer: LocalLayer, tmp_path: Path) -> None:
    saved = layer.offers.save(OFFER)
    bad = tmp_path / "bad.sqlite"
    for content in (b"", b"x" * 5000):
        bad.write_bytes(content)
        with pytest.raises(LocalError):
            layer.restore(bad)
    with pytest.raises(LocalError, match="no such backup"):
        layer.restore(tmp_path / "none.sqlite")
    assert layer.offers.list() == (saved,)


@pytest.mark.parametrize(
    ("mounts", "place", "remote"),
    [
        ("a / ext4 rw 0 0\nsrv:/h /home nfs4 rw 0 0", "/home/me", True),
        ("a / ext4 rw 0 0\nsrv:/h /home nfs4 rw 0 0", "/homes/me", False),
        ("//s/x /mnt/a\\040b cifs rw 0 0", "/mnt/a b/c", True),
        ("srv:/h /home nfs rw 0 0\n/dev/sda /home/me ext4 rw 0 0", "/home/me/data", False),
        ("x /home fuse.sshfs rw 0 0", "/home", True),
        ("x /home fuse.portal rw 0 0\n\nbroken", "/home", False),
    ],
)
def test_a_network_drive_is_known(mounts: str, place: str, remote: bool) -> None:
    kind = network._file_system(Path(place), mounts)
    assert bool(network._NETWORK.fullmatch(kind)) is remote


def test_on_a_network_drive_nothing_is_written(
    layer: LocalLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "is_on_network", lambda _: True)
    with pytest.raises(SfdeskError, match="network drive"):
        layer.offers.save(OFFER)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    layer = LocalLayer(tmp_path / "file")
    assert layer.offers.list() == ()
    with pytest.raises(LocalError, match="cannot be kept"):
        layer.offers.save(OFFER)


def test_where_nothing_can_be_written_what_is_there_is_read(
    layer: LocalLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = layer.offers.save(OFFER)
    layer.close()

    class OnAFullDisk(Store):
        def __init__(self, path: Path, *, read_only: bool = False) -> None:
            if not read_only:
                raise RefusedError("The disk is full.")
            super().__init__(path, read_only=True)

    with monkeypatch.context() as patch:
        patch.setattr(opening, "Store", OnAFullDisk)
        assert layer.offers.list() == (saved,)
        assert not layer.refresh()
        with pytest.raises(RefusedError, match="full"):
            layer.offers.save(OFFER)
        assert layer.offers.list() == (saved,)
        layer.close()
        log = layer.file.path.with_name("local.sqlite-wal")
        log.write_bytes(b"not in the file yet")
        with pytest.raises(RefusedError):
            layer.offers.list()
        log.unlink()
        layer.offers.list()
    assert len([layer.offers.save(OFFER), *layer.offers.list()]) == 3


def test_a_read_only_store_refuses_in_plain_words(layer: LocalLayer, database: Path) -> None:
    layer.offers.save(OFFER)
    layer.close()
    store = Store(database, read_only=True)
    with pytest.raises(RefusedError, match="Nothing can be written"), store.writing() as connection:
        OFFERS.remove(connection, "a")
    store.close()


def _fill(layer: LocalLayer) -> None:
    for number in range(200):
        layer.offers.save(OFFER._replace(contact=f"{number} Blue Door " * 100))


def test_a_full_disk_is_told_and_nothing_is_changed(layer: LocalLayer) -> None:
    saved = layer.offers.save(OFFER)
    pages = layer.file.ready().pragma("page_count")
    layer.file.ready().raw.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(LocalError, match="disk is full"):
        _fill(layer)
    assert saved in layer.offers.list()
    assert layer.file.ready().raw.execute("PRAGMA quick_check").fetchone() == ("ok",)


def test_a_busy_store_is_told(
    layer: LocalLayer, other: LocalLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer.offers.save(OFFER)
    other.offers.list()
    other.file.ready().raw.execute("PRAGMA busy_timeout=50")
    with layer.file.ready().writing(), pytest.raises(LocalError, match="busy"):
        other.offers.save(OFFER)
    other.offers.save(OFFER)


def test_no_error_tells_what_was_written(layer: LocalLayer) -> None:
    layer.offers.save(OFFER)
    store = layer.file.ready()
    store.raw.execute("PRAGMA max_page_count=1")
    with pytest.raises(LocalError) as told:
        _fill(layer)
    cause = told.value.__cause__
    assert "Blue Door" not in f"{told.value.detail}{told.value}{cause}"
