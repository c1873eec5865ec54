"""The manifest of an edition: written, read, held against the files; refused in plain words."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from sfdesk.core.errors import EditionError
from sfdesk.edition import built_in
from sfdesk.edition.manifest import (
    MANIFEST,
    REQUIRED,
    Manifest,
    file_hash,
    parsed,
    verify,
    write_manifest,
)
from sfdesk.model.edition import Edition

AGAIN = "Install sfdesk again, or in a source checkout run “python3 scripts/dev.py build”."
CONTENT = b"whatever it holds"


@pytest.fixture
def folder(edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition of two files, in a checkout in which nothing was built."""
    for name in ("CONTENT", "INDEX", "MANIFEST"):
        monkeypatch.setattr(built_in, name, "")
    files = {}
    for name in (REQUIRED, "sources.toml"):
        (tmp_path / name).write_bytes(CONTENT)
        files[name] = file_hash(tmp_path / name)
    write_manifest(tmp_path, Manifest.of(edition.info, files))
    return tmp_path


def refused(folder: Path) -> EditionError:
    with pytest.raises(EditionError) as told:
        verify(folder)
    return told.value


def test_it_is_written_for_people_and_alike_on_every_system(folder: Path) -> None:
    written = (folder / MANIFEST).read_bytes()
    assert written == (json.dumps(json.loads(written), indent=2, sort_keys=True) + "\n").encode()


def test_what_is_written_is_read(edition: Edition, folder: Path) -> None:
    manifest = verify(folder)
    assert manifest.id == edition.info.id
    assert manifest.content_hash == edition.info.content_hash
    assert manifest.files == dict.fromkeys(
        (REQUIRED, "sources.toml"), hashlib.sha256(CONTENT).hexdigest()
    )
    assert parsed(folder, (folder / MANIFEST).read_bytes()) == manifest


def test_a_manifest_is_the_same_bytes_for_the_same_edition_and_leaves_no_part(
    folder: Path,
) -> None:
    before = (folder / MANIFEST).read_bytes()
    assert before.endswith(b"}\n")
    assert list(json.loads(before)) == ["content_hash", "files", "format", "id"]
    manifest = verify(folder)
    write_manifest(folder, manifest._replace(files=dict(reversed(manifest.files.items()))))
    assert (folder / MANIFEST).read_bytes() == before
    assert {path.name for path in folder.iterdir()} == {MANIFEST, REQUIRED, "sources.toml"}


def test_a_file_that_is_missing_is_told_by_its_name(folder: Path) -> None:
    (folder / "sources.toml").unlink()
    told = refused(folder)
    assert told.happened == f"The edition in {folder} is incomplete: sources.toml is missing."
    assert told.do == AGAIN


def test_a_file_that_was_changed_is_told_by_its_name(folder: Path) -> None:
    (folder / "sources.toml").write_bytes(CONTENT + b".")
    told = refused(folder)
    assert told.happened == (
        f"The edition in {folder} is damaged: sources.toml is not as it was built."
    )
    assert (told.kept, told.do) == ("It was not opened.", AGAIN)


def test_a_folder_without_a_manifest_holds_no_edition(folder: Path) -> None:
    (folder / MANIFEST).unlink()
    told = refused(folder)
    assert (told.happened, told.do) == (f"There is no edition in {folder}.", AGAIN)
    told = refused(folder / REQUIRED)
    assert told.happened == f"There is no edition in {folder / REQUIRED}."


def test_a_manifest_that_is_none_is_told(folder: Path) -> None:
    (folder / MANIFEST).write_text("{")
    told = refused(folder)
    assert told.happened == f"The edition in {folder} is damaged: its manifest cannot be read."
    assert told.do == AGAIN
    assert told.detail


def test_a_manifest_of_a_later_format_asks_for_a_newer_program(folder: Path) -> None:
    write_manifest(folder, verify(folder)._replace(format=2))
    told = refused(folder)
    assert told.happened == f"The edition in {folder} has format 2; this program reads 1."
    assert told.do == "Install a newer sfdesk."


def test_a_name_that_no_folder_can_have_is_told() -> None:
    told = refused(Path("a\0b"))
    assert told.happened == "The edition in a\0b cannot be read. No folder can be called that."
    assert (told.kept, told.do) == ("Nothing was changed.", AGAIN)
    assert "null" in told.detail


@pytest.mark.parametrize(
    ("length", "shown"), [(200, os.sep + 199 * "x"), (201, os.sep + 79 * "x" + "…" + 40 * "x")]
)
def test_a_long_place_is_shown_by_its_ends(length: int, shown: str) -> None:
    with pytest.raises(EditionError) as told:
        parsed(Path("/" + "x" * (length - 1)), b"")
    assert told.value.happened.startswith(f"The edition in {shown} is damaged")


def test_what_poses_as_the_built_in_edition_is_not_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(built_in, "MANIFEST", "0" * 64)
    monkeypatch.setattr(built_in, "shipped_edition", lambda: folder)
    told = refused(folder)
    assert told.happened == (f"The edition in {folder} is not the one that sfdesk was built with.")
    assert (told.kept, told.do) == ("It was not opened.", AGAIN)
