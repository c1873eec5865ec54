"""Which edition the program was built with, as its own code says."""

import hashlib
import sys
from pathlib import Path

import pytest

from sfdesk.edition import built_in
from sfdesk.edition.built_in import (
    INDEX_LIST,
    has_genuine_index,
    is_built_in,
    is_genuine,
    is_vouched_for,
    module_text,
)

OURS, OTHER = b"our manifest", b"another manifest"
CONTENT = "c" * 64


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The edition that the program was built with, in a checkout."""
    folder = tmp_path / "edition"
    (folder / INDEX_LIST).parent.mkdir(parents=True)
    (folder / INDEX_LIST).write_bytes(b"index")
    (folder / "edition.json").write_bytes(OURS)
    known: dict[str, str] = {}
    exec(module_text(folder, CONTENT, "edition.json"), known)
    for name in ("CONTENT", "INDEX", "MANIFEST"):
        monkeypatch.setattr(built_in, name, known[name])
    monkeypatch.setattr(built_in, "shipped_edition", lambda: folder)
    return folder


def test_the_module_vouches_for_content_manifest_and_index(shipped: Path) -> None:
    lines = module_text(shipped, CONTENT, "edition.json").splitlines()
    assert lines[0].startswith('"""Made by scripts/build_edition.py')
    assert lines[1:] == [
        "",
        f'CONTENT = "{CONTENT}"',
        f'INDEX = "{hashlib.sha256(b"index").hexdigest()}"',
        f'MANIFEST = "{hashlib.sha256(OURS).hexdigest()}"',
    ]


def test_the_built_in_edition_is_genuine_and_one_changed_in_its_place_is_not(
    shipped: Path, tmp_path: Path
) -> None:
    assert is_genuine(shipped, CONTENT, OURS)
    assert not is_genuine(shipped, "d" * 64, OTHER)
    assert not is_genuine(shipped / "index" / "..", "d" * 64, OTHER)
    assert is_genuine(tmp_path, "d" * 64, OTHER)


@pytest.mark.parametrize("how", ["checkout", "installed", "frozen"])
def test_the_same_content_with_another_manifest_is_refused_but_in_a_checkout(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    if how == "installed":
        monkeypatch.setattr(built_in, "shipped_edition", lambda: tmp_path / "_edition")
    monkeypatch.setattr(sys, "frozen", how == "frozen", raising=False)
    assert is_genuine(tmp_path / "copy", CONTENT, OTHER) is (how == "checkout")
    assert is_genuine(tmp_path / "copy", "d" * 64, OTHER)
    assert is_genuine(tmp_path / "copy", CONTENT, OURS)


def test_an_edition_is_vouched_for_by_its_manifest(shipped: Path) -> None:
    assert is_vouched_for(shipped)
    (shipped / "edition.json").write_bytes(OTHER)
    assert not is_vouched_for(shipped)
    assert is_built_in(CONTENT)
    assert not is_built_in("d" * 64)


def test_where_nothing_was_built_everything_is_taken_for_genuine(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CONTENT", "INDEX", "MANIFEST"):
        monkeypatch.setattr(built_in, name, "")
    (shipped / INDEX_LIST).unlink()
    assert is_genuine(shipped, CONTENT, OTHER)
    assert is_vouched_for(shipped)
    assert has_genuine_index(shipped)


def test_only_the_index_of_the_built_in_edition_is_held_against_our_code(
    shipped: Path, tmp_path: Path
) -> None:
    assert has_genuine_index(shipped)
    (shipped / INDEX_LIST).write_bytes(b"doctored")
    assert not has_genuine_index(shipped)
    (shipped / INDEX_LIST).unlink()
    assert not has_genuine_index(shipped)
    assert has_genuine_index(tmp_path)
