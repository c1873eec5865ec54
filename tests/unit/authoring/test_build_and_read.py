"""Content → SQLite → model again, and what happens when a built edition is not what it was."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sfdesk.authoring.build import build
from sfdesk.core.errors import EditionError
from sfdesk.edition.manifest import MANIFEST, file_hash
from sfdesk.edition.reader import read_edition
from sfdesk.edition.shape import FORMAT
from sfdesk.model.edition import Edition


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "copy"))


def test_nothing_is_lost_on_the_way(edition: Edition, built: Path) -> None:
    assert read_edition(built) == edition


def test_the_same_content_gives_the_same_bytes(edition: Edition, tmp_path: Path) -> None:
    one = build(edition, tmp_path / "one").read_bytes()
    other = build(edition, tmp_path / "other").read_bytes()
    assert one == other


def test_foreign_keys_hold(built: Path) -> None:
    with closing(sqlite3.connect(built / "matrix.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_changed_byte_is_noticed(copy: Path) -> None:
    path = copy / "matrix.sqlite"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(EditionError, match=r"matrix\.sqlite is not as it was built"):
        read_edition(copy)


def test_the_vocabulary_is_read_when_it_is_asked_for_and_verified_then(
    edition: Edition, copy: Path
) -> None:
    here, changed = read_edition(copy), read_edition(copy)
    assert here.concepts[0] == edition.concepts[0]
    (copy / "matrix.sqlite").write_bytes(b"")
    assert len(here.concepts) == len(edition.concepts)
    with pytest.raises(EditionError, match="not as it was built"):
        len(changed.concepts)


@pytest.mark.parametrize("name", ["matrix.sqlite", MANIFEST])
def test_a_missing_file_is_told(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(EditionError, match=r"missing|no edition"):
        read_edition(copy)


def change(folder: Path, statement: str) -> None:
    """Change the database of a built edition so that its manifest still holds."""
    path = folder / "matrix.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA ignore_check_constraints = 1")
        database.execute(statement)
        database.commit()
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest["files"]["matrix.sqlite"] = file_hash(path)
    (folder / MANIFEST).write_text(json.dumps(manifest))


def test_the_database_says_its_format(built: Path) -> None:
    with closing(sqlite3.connect(built / "matrix.sqlite")) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (FORMAT,)


@pytest.mark.parametrize("version", [FORMAT - 1, 99])
def test_another_database_format_is_told(copy: Path, version: int) -> None:
    change(copy, f"PRAGMA user_version = {version}")
    with pytest.raises(EditionError, match=f"format {version}; this program reads {FORMAT}"):
        read_edition(copy)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE interventions_outcomes",
        "ALTER TABLE notes DROP COLUMN comment",
        "UPDATE mentioned SET rating_level = '6' WHERE rating_level IS NOT NULL",
        "DELETE FROM info",
    ],
)
def test_a_database_of_another_shape_is_told(copy: Path, statement: str) -> None:
    change(copy, statement)
    with pytest.raises(EditionError, match="cannot be read"):
        read_edition(copy)


def test_a_manifest_that_is_no_json_is_told(copy: Path) -> None:
    (copy / MANIFEST).write_text("{")
    with pytest.raises(EditionError, match="manifest cannot be read"):
        read_edition(copy)


def test_nothing_is_written_beside_the_content(copy: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in copy.rglob("*")}
    read_edition(copy)
    assert {path: path.stat().st_mtime_ns for path in copy.rglob("*")} == before
