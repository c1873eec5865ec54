"""From an older format to today's: with a backup first, whole or not at all, by one process.

A format after today's is made up here, to see that its step would be taken as it should; the steps
that there are, are taken in ``test_store``, with a file of every format.
"""

from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy
from alembic import op
from tests.unit.local.conftest import OFFER

from sfdesk.local import backups, migrations, opening
from sfdesk.local.layer import LocalLayer
from sfdesk.local.tables import FORMAT
from sfdesk.model.local_layer import LocalNote

LATER = FORMAT + 1


def add_a_column() -> None:
    with op.batch_alter_table("note") as table:
        table.add_column(sqlalchemy.Column("colour", sqlalchemy.Text, server_default="red"))


def fail() -> None:
    add_a_column()
    raise ZeroDivisionError


@pytest.fixture
def old(tmp_path: Path) -> Path:
    with closing(LocalLayer(tmp_path)) as layer:
        layer.offers.save(OFFER)
        layer.notes.save(LocalNote(slug="epec", text="kept"))
    return tmp_path


@pytest.fixture
def later(old: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    assert old.is_dir()  # It is made before, in the format of today.
    monkeypatch.setattr(opening, "FORMAT", LATER)
    monkeypatch.setattr(backups, "FORMAT", LATER)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, add_a_column))
    return monkeypatch


@pytest.mark.usefixtures("later")
def test_a_step_is_taken_after_a_backup(old: Path) -> None:
    layer, other = LocalLayer(old), LocalLayer(old)
    assert [note.text for note in layer.notes.list()] == ["kept"]
    assert len(other.offers.list()) == 1
    store = layer.file.ready()
    assert store.pragma("user_version") == LATER
    assert store.raw.execute("SELECT text, colour FROM note").fetchall() == [("kept", "red")]
    assert [backup.why for backup in layer.list_backups()] == [f"before-format-{LATER}"]
    layer.restore(layer.list_backups()[0].path)
    assert store.pragma("user_version") == LATER
    layer.close()
    other.close()


def test_a_step_that_fails_leaves_everything_as_it_was(
    old: Path, later: pytest.MonkeyPatch
) -> None:
    later.setattr(migrations, "STEPS", (*migrations.STEPS[:-1], fail))
    with pytest.raises(ZeroDivisionError):
        LocalLayer(old).notes.list()
    later.undo()
    with closing(LocalLayer(old)) as layer:
        assert [note.text for note in layer.notes.list()] == ["kept"]
        assert layer.file.ready().pragma("user_version") == FORMAT


def test_the_steps_are_as_many_as_formats() -> None:
    assert len(migrations.STEPS) == FORMAT - 1
