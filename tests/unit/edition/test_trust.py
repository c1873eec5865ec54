"""An edition that is not what it says it is is refused, in plain words; so is its index."""

import hashlib
import json
import os
import shutil
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest

from sfdesk.app import App
from sfdesk.core.errors import EditionError
from sfdesk.core.paths import Profile
from sfdesk.edition import built_in
from sfdesk.edition.manifest import MANIFEST, verify
from sfdesk.edition.reader import DATABASE, read_edition

Change = dict[str, Any]


@pytest.fixture
def copy(second_built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(second_built, tmp_path / "copy"))


@pytest.fixture
def shipped(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy that stands for the edition that the program was built with, as the program knows."""
    source = built_in.module_text(copy, manifest(copy)["content_hash"], MANIFEST)
    known: dict[str, str] = {}
    exec(source, known)
    for name in ("CONTENT", "INDEX", "MANIFEST"):
        monkeypatch.setattr(built_in, name, known[name])
    monkeypatch.setattr(built_in, "shipped_edition", lambda: copy)
    return copy


def manifest(folder: Path) -> Change:
    content: Change = json.loads((folder / MANIFEST).read_text())
    return content


def put(folder: Path, **changes: object) -> None:
    (folder / MANIFEST).write_text(json.dumps(manifest(folder) | changes))


def doctor(folder: Path) -> None:
    """Change a word in the matrix, and its hash in the manifest with it."""
    with sqlite3.connect(folder / DATABASE) as database:
        database.execute("UPDATE interventions SET summary = 'It works for everybody.'")
    database.close()
    new = hashlib.sha256((folder / DATABASE).read_bytes()).hexdigest()
    put(folder, files=manifest(folder)["files"] | {DATABASE: new})


def test_the_built_in_edition_opens(shipped: Path) -> None:
    assert verify(shipped).files


def test_a_changed_matrix_with_its_hash_changed_too_is_refused(shipped: Path) -> None:
    doctor(shipped)
    with pytest.raises(EditionError, match="not the one that sfdesk was built with"):
        read_edition(shipped)


@pytest.mark.parametrize("sign", ["frozen", "installed"])
def test_a_copy_that_poses_as_the_built_in_one_is_refused_by_an_installed_program(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sign: str
) -> None:
    if sign == "frozen":
        monkeypatch.setattr(sys, "frozen", True, raising=False)
    else:
        monkeypatch.setattr(built_in, "shipped_edition", lambda: tmp_path / "_edition")
    other = Path(shutil.copytree(shipped, tmp_path / "other"))
    doctor(other)
    with pytest.raises(EditionError, match="not the one"):
        verify(other)


def test_an_edition_of_other_content_is_somebodys_own(shipped: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(shipped, tmp_path / "other"))
    put(other, content_hash="0" * 64)
    assert verify(other).content_hash == "0" * 64


@pytest.mark.parametrize(
    "files", [{}, [], None, "matrix.sqlite", {"source-check.toml": "0" * 64}, {DATABASE: 3}]
)
def test_a_manifest_without_its_files_is_refused(copy: Path, files: object) -> None:
    put(copy, files=files)
    with pytest.raises(EditionError, match="its manifest cannot be read"):
        verify(copy)


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a\\b", "C:x", "", "..", "a\0b"])
def test_nothing_outside_the_folder_is_looked_at(copy: Path, name: str) -> None:
    put(copy, files=manifest(copy)["files"] | {name: "0" * 64})
    with pytest.raises(EditionError, match="its manifest cannot be read"):
        verify(copy)


ODD = ["", "{", "[]", "3", "null", "[" * 200_000, '{"a":' * 100_000, '{"format": 1}', "\xff\xfe"]


@pytest.mark.parametrize("content", ODD, ids=range(len(ODD)))
def test_a_manifest_that_is_none_is_told_in_plain_words(copy: Path, content: str) -> None:
    (copy / MANIFEST).write_text(content, encoding="latin-1")
    with pytest.raises(EditionError, match="manifest cannot be read") as told:
        verify(copy)
    assert len(told.value.detail) <= 200


@pytest.mark.parametrize("change", [{"format": "1"}, {"format": True}, {"id": 1}, {"more": 1}])
def test_values_of_other_kinds_are_refused(copy: Path, change: Change) -> None:
    put(copy, **change)
    with pytest.raises(EditionError, match="manifest cannot be read"):
        verify(copy)


def test_a_later_format_is_told(copy: Path) -> None:
    put(copy, format=99)
    with pytest.raises(EditionError, match="has format 99"):
        verify(copy)


@pytest.mark.parametrize("name", [MANIFEST, DATABASE])
def test_a_file_that_may_not_be_read_is_told(
    copy: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests may be root's, who may read everything: the refusal is made up."""
    opened, real = copy / name, Path.open

    def refuse(path: Path, *arguments: Any, **more: Any) -> Any:
        if path == opened:
            raise PermissionError(13, "no")
        return real(path, *arguments, **more)

    def refuse_regular(path: Path, most: int = -1) -> bytes:
        if path == opened:
            raise PermissionError(13, "no")
        return path.read_bytes()

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr("sfdesk.edition.manifest.read_regular", refuse_regular)
    with pytest.raises(EditionError, match=r"cannot be read\. You may not"):
        verify(copy)


@pytest.mark.parametrize("length", [5_000, 300])
def test_a_name_that_no_folder_can_have_is_told_in_a_line_one_can_read(length: int) -> None:
    with pytest.raises(EditionError) as told:
        verify(Path("/" + "x" * length))
    # Windows says of it no more than that nothing is there.
    on_windows = sys.platform == "win32"
    why = "There is no edition in" if on_windows else "cannot be read. The name is too long."
    assert why in told.value.happened
    assert len(told.value.happened) < 300


def test_a_name_with_a_zero_byte_is_told() -> None:
    with pytest.raises(EditionError, match="cannot be read"):
        verify(Path("a\0b"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
@pytest.mark.parametrize("name", [MANIFEST, DATABASE])
def test_a_pipe_in_place_of_a_file_is_not_waited_for(copy: Path, name: str) -> None:
    (copy / name).unlink()
    os.mkfifo(copy / name)
    with pytest.raises(EditionError):
        verify(copy)


@pytest.mark.parametrize("files", [None, {}])
def test_a_doctored_index_is_built_again(shipped: Path, profile: Profile, files: object) -> None:
    listed = shipped / "index" / "complete.json"
    content = json.loads(listed.read_text())
    for path in (shipped / "index").iterdir():
        if path != listed:
            path.write_bytes(b"doctored")
    hashes = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (shipped / "index").iterdir()
        if path != listed
    }
    listed.write_text(json.dumps(content | {"files": hashes if files is None else files}))
    app = App(profile, shipped)
    assert app.engine.search("memory box").results[0].id == "memory-box"
    assert list((profile.cache / "index").rglob("complete.json"))


def test_a_genuine_index_is_used(shipped: Path, profile: Profile) -> None:
    app = App(profile, shipped)
    assert app.engine.search("memory box").results
    assert not profile.cache.exists()


def test_an_index_that_is_gone_is_built_again(shipped: Path, profile: Profile) -> None:
    shutil.rmtree(shipped / "index")
    assert App(profile, shipped).engine.search("memory box").results


def test_sqlite_opens_such_an_address_and_not_the_usual_one(copy: Path) -> None:
    whole = (copy / DATABASE).as_uri().removeprefix("file://")
    with sqlite3.connect(f"file://{whole}?mode=ro", uri=True) as database:
        database.execute("SELECT 1")
    database.close()
    with pytest.raises(sqlite3.OperationalError, match="authority"):
        sqlite3.connect(f"file://server{whole}?mode=ro", uri=True)
