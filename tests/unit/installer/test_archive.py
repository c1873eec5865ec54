"""Archives are the same for the same content, whatever clock, owner and order they come from."""

import os
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import archive

_EPOCH = 1_700_000_000
posix = pytest.mark.skipif(sys.platform == "win32", reason="rights and links are Unix's")


def tree(root: Path, *, reverse: bool, when: int) -> Path:
    """Make the same content in another order, at another time, with other rights."""
    folder = root / "sfdesk"
    (folder / "below").mkdir(parents=True)
    names = ["one", "below/two", "program"]
    for name in reversed(names) if reverse else names:
        (folder / name).write_text(name)
        (folder / name).chmod(0o700 if name == "program" else 0o600)
        os.utime(folder / name, (when, when))
    if sys.platform != "win32":
        (folder / "link").symlink_to("one")
    return folder


@pytest.mark.parametrize("pack", [archive.tar_xz, archive.zip_])
def test_the_same_content_gives_the_same_bytes(pack: object, tmp_path: Path) -> None:
    assert callable(pack)
    one, two = tmp_path / "one", tmp_path / "two"
    pack(tree(one, reverse=False, when=1), tmp_path / "one.out", _EPOCH)
    pack(tree(two, reverse=True, when=1_600_000_000), tmp_path / "two.out", _EPOCH)
    assert (tmp_path / "one.out").read_bytes() == (tmp_path / "two.out").read_bytes()


@posix
def test_a_tar_tells_nothing_of_who_packed_it(tmp_path: Path) -> None:
    archive.tar_xz(tree(tmp_path, reverse=False, when=1), tmp_path / "x.tar.xz", _EPOCH)
    with tarfile.open(tmp_path / "x.tar.xz") as opened:
        entries = opened.getmembers()
    assert [e.name for e in entries] == sorted(e.name for e in entries)
    assert {(e.uid, e.gid, e.uname, e.gname, e.mtime) for e in entries} == {(0, 0, "", "", _EPOCH)}
    assert {e.name: oct(e.mode) for e in entries if e.isfile()} == {
        "sfdesk/below/two": "0o644",
        "sfdesk/one": "0o644",
        "sfdesk/program": "0o755",
    }
    assert {e.name: e.linkname for e in entries if e.issym()} == {"sfdesk/link": "one"}


@posix
def test_a_zip_holds_what_links_point_to(tmp_path: Path) -> None:
    archive.zip_(tree(tmp_path, reverse=False, when=1), tmp_path / "x.zip", _EPOCH)
    with zipfile.ZipFile(tmp_path / "x.zip") as opened:
        assert opened.testzip() is None
        assert opened.read("sfdesk/link") == b"one"
        assert len(opened.namelist()) == 4


@posix
def test_a_zip_keeps_rights_and_tells_one_time(tmp_path: Path) -> None:
    archive.zip_(tree(tmp_path, reverse=False, when=1), tmp_path / "x.zip", _EPOCH)
    with zipfile.ZipFile(tmp_path / "x.zip") as opened:
        entries = opened.infolist()
    assert {e.filename: oct(e.external_attr >> 16) for e in entries} == {
        "sfdesk/below/two": "0o644",
        "sfdesk/link": "0o644",
        "sfdesk/one": "0o644",
        "sfdesk/program": "0o755",
    }
    assert {e.date_time for e in entries} == {(2023, 11, 14, 22, 13, 20)}
