"""Backups of the store: when they are made, which are kept, and what restoring one does."""

import errno
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.unit.local.conftest import OFFER

from sfdesk.local import backups
from sfdesk.local.backups import DAYS, OTHERS
from sfdesk.local.errors import DamagedError, LocalError
from sfdesk.local.layer import LocalLayer
from sfdesk.model.local_layer import Collection
from sfdesk.model.offers import Offer


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
