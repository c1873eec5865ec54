"""Content → SQLite → model again, and what happens when a built edition is not what it was."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sfdesk.authoring import schema
from sfdesk.authoring.build import build
from sfdesk.core.errors import EditionError
from sfdesk.edition import reader
from sfdesk.edition.manifest import MANIFEST
from sfdesk.edition.reader import read_edition
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


def test_the_reader_knows_the_tables_that_the_schema_describes(built: Path) -> None:
    with closing(sqlite3.connect(built / "matrix.sqlite")) as database:
        for table in schema.metadata.sorted_tables:
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table.name})")]
            assert columns == [column.name for column in table.columns]
    assert reader.FORMAT == schema.FORMAT


def test_a_changed_byte_is_noticed(copy: Path) -> None:
    path = copy / "matrix.sqlite"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(EditionError, match=r"matrix\.sqlite is not as it was built"):
        read_edition(copy)


@pytest.mark.parametrize("name", ["matrix.sqlite", MANIFEST])
def test_a_missing_file_is_told(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(EditionError, match=r"missing|no edition"):
        read_edition(copy)


def test_another_database_format_is_told(edition: Edition, tmp_path: Path) -> None:
    path = build(edition, tmp_path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")
        database.commit()
    manifest = json.loads((tmp_path / MANIFEST).read_text())
    from sfdesk.edition.manifest import file_hash

    manifest["files"]["matrix.sqlite"] = file_hash(path)
    (tmp_path / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(EditionError, match="format 99"):
        read_edition(tmp_path)


def test_a_manifest_that_is_no_json_is_told(copy: Path) -> None:
    (copy / MANIFEST).write_text("{")
    with pytest.raises(EditionError, match="manifest cannot be read"):
        read_edition(copy)


def test_nothing_is_written_beside_the_content(copy: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in copy.rglob("*")}
    read_edition(copy)
    assert {path: path.stat().st_mtime_ns for path in copy.rglob("*")} == before
