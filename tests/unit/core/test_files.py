"""What is written is whole, keeps its mode, and is an ordinary file; nothing is left beside it."""

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from sfdesk.core import temporary
from sfdesk.core.errors import SfdeskError, SheetError
from sfdesk.core.files import read_regular, sweep, write_for_user, write_whole
from sfdesk.core.refusals import NotAFileError, patiently, refusal
from sfdesk.core.temporary import (
    remove_temporary_folders,
    sweep_temporary_folders,
    temporary_folder,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def make_device(path: Path) -> None:
    """Make a device like /dev/null that nobody misses: were it replaced, so would the real one."""
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("only root may make a device")


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "new" / "file"
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(target.parent.iterdir()) == [target]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "file"
    target.write_text("old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError):
        write_whole(target, b"new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@posix
@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_a_new_file_gets_what_the_mask_says(tmp_path: Path, mask: int) -> None:
    old = os.umask(mask)
    try:
        write_whole(tmp_path / "file", b"new")
    finally:
        os.umask(old)
    assert mode(tmp_path / "file") == 0o666 & ~mask


@posix
@pytest.mark.parametrize("bits", [0o600, 0o640, 0o664, 0o755])
def test_a_file_keeps_its_mode(tmp_path: Path, bits: int) -> None:
    target = tmp_path / "file"
    target.write_text("old")
    target.chmod(bits)
    write_whole(target, b"new")
    assert mode(target) == bits
    assert target.read_bytes() == b"new"


@posix
def test_a_link_is_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "file", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@posix
@pytest.mark.parametrize("kind", ["pipe", "device", "broken link", "loop", "folder", "read-only"])
def test_what_is_no_ordinary_file_is_refused_and_left(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "target"
    if kind == "pipe":
        os.mkfifo(target)
    elif kind == "device":
        make_device(target)
    elif kind == "folder":
        target.mkdir()
    elif kind == "read-only":
        target.write_text("old")
        target.chmod(0o444)
    else:
        target.symlink_to(target if kind == "loop" else tmp_path / "nowhere")
    before = os.lstat(target)
    with pytest.raises(SfdeskError) as told:
        write_for_user(target, b"new", "The sheet")
    after = os.lstat(target)
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)
    assert "could not be written" in told.value.happened
    assert told.value.do
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("length", [245, 250, 255])
def test_every_name_that_is_valid_can_be_written(tmp_path: Path, length: int) -> None:
    target = tmp_path / ("x" * (length - 4) + ".pdf")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(SfdeskError, match="could not be written"):
        write_for_user(tmp_path / name, b"new", "The sheet")


def test_each_refusal_has_words_of_its_own() -> None:
    kinds = (
        OSError(errno.ENOSPC, ""),
        OSError(errno.EACCES, ""),
        OSError(errno.EROFS, ""),
        OSError(errno.ENAMETOOLONG, ""),
        OSError(errno.EIO, ""),
        OSError(errno.EISDIR, ""),
        OSError(errno.ENOTDIR, ""),
        OSError(errno.ENOENT, ""),
        OSError(errno.EDQUOT, ""),
        open_elsewhere(),
        NotAFileError(errno.EINVAL, "That is a pipe"),
    )
    words = [refusal(error).why for error in kinds]
    assert len(set(words)) == len(kinds)
    assert all(word.endswith(".") for word in words)
    assert "close it" in refusal(open_elsewhere()).do.casefold()
    assert "room" in refusal(kinds[0]).do


def test_an_error_that_nobody_foresaw_has_the_systems_words() -> None:
    assert os.strerror(errno.EXDEV) in refusal(OSError(errno.EXDEV, "")).why
    assert "OSError" in refusal(OSError("odd")).why


def open_elsewhere(number: int = 32) -> OSError:
    """What Windows says of a file that another program has open."""
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = number  # type: ignore[attr-defined]
    return error


def test_a_file_that_is_open_elsewhere_is_tried_again_for_a_moment() -> None:
    answers: Iterator[OSError | str] = iter([open_elsewhere(), open_elsewhere(), "read"])

    def work() -> str:
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return answer

    assert patiently(work) == "read"


@pytest.mark.parametrize(
    ("error", "replacing", "least"),
    [(open_elsewhere(5), True, 2), (open_elsewhere(5), False, 1), (OSError(errno.ENOSPC), True, 1)],
)
def test_what_does_not_pass_is_tried_once(error: OSError, replacing: bool, least: int) -> None:
    tries = []

    def work() -> None:
        tries.append(1)
        raise error

    with pytest.raises(OSError):
        patiently(work, replacing=replacing)
    assert len(tries) == 1 if least == 1 else len(tries) >= least


@posix
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAFileError):
        read_regular(tmp_path / "pipe")
    with pytest.raises(NotAFileError):
        read_regular(Path("/dev/zero"))


def test_as_much_is_read_as_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    assert read_regular(tmp_path / "file", 3) == b"123"
    assert read_regular(tmp_path / "file") == b"12345"


@posix
@pytest.mark.parametrize("kind", ["pipe", "broken link", "folder", "read-only"])
def test_each_refusal_says_what_is_there(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "target"
    if kind == "pipe":
        os.mkfifo(target)
    elif kind == "broken link":
        target.symlink_to(tmp_path / "nowhere")
    elif kind == "folder":
        target.mkdir()
    else:
        target.write_text("old")
        target.chmod(0o444)
    number, words = {
        "pipe": (errno.EINVAL, "That is not an ordinary file"),
        "broken link": (errno.ELOOP, "That is a broken link"),
        "folder": (errno.EISDIR, os.strerror(errno.EISDIR)),
        "read-only": (errno.EACCES, os.strerror(errno.EACCES)),
    }[kind]
    with pytest.raises(OSError) as told:
        write_whole(target, b"new")
    assert (told.value.errno, told.value.strerror) == (number, words)
    assert told.value.filename == str(target)


@posix
def test_one_who_may_write_among_many_is_enough(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_text("old")
    target.chmod(0o464)
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b" / "c" / "file", b"new")
    assert (tmp_path / "a" / "b" / "c" / "file").read_bytes() == b"new"


def test_what_is_told_of_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(SheetError) as told:
        write_for_user(target, b"new", "The sheet", SheetError)
    error = told.value
    assert error.happened == f"The sheet could not be written to {target}. That is a folder."
    assert error.kept == "A file that was there before is as it was."
    assert error.do == "Name a file in it."
    assert error.detail.startswith("IsADirectoryError(")
    write_for_user(tmp_path / "file", b"whole", "The sheet")
    assert (tmp_path / "file").read_bytes() == b"whole"


def test_a_name_with_a_zero_byte_is_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    with pytest.raises(SfdeskError) as told:
        write_for_user(tmp_path / "a\0b", b"", "The sheet")
    assert told.value.happened.endswith(" No file can be called that here.")


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The way of Windows: no locks on part files, and what is open cannot be replaced."""
    monkeypatch.setattr("sfdesk.core.files.fcntl", None)


@pytest.mark.usefixtures("on_windows")
def test_on_windows_a_file_that_is_open_elsewhere_is_replaced_when_it_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, real, refused = tmp_path / "file", Path.replace, [open_elsewhere(5)]
    target.write_text("old")

    def replace(path: Path, to: Path) -> Path:
        if refused:
            raise refused.pop()
        return real(path, to)

    monkeypatch.setattr(Path, "replace", replace)
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.usefixtures("on_windows")
@pytest.mark.parametrize(("age", "left"), [(59, True), (61, False)])
def test_on_windows_a_part_is_abandoned_after_a_minute(
    tmp_path: Path, age: int, left: bool
) -> None:
    part = tmp_path / ".sfdesk-1-2.part"
    part.touch()
    old = time.time() - age
    os.utime(part, (old, old))
    sweep(tmp_path)
    assert part.exists() is left


def test_names_that_only_windows_refuses_are_written_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "is_reserved", lambda _: True)
    monkeypatch.setattr("sfdesk.core.files.os", SimpleNamespace(**{**vars(os), "name": "posix"}))
    write_whole(tmp_path / "reserved.pdf", b"new")
    monkeypatch.setattr("sfdesk.core.files.os", SimpleNamespace(**{**vars(os), "name": "nt"}))
    with pytest.raises(NotAFileError, match="not an ordinary file"):
        write_whole(tmp_path / "con.pdf", b"new")


def test_a_folder_that_is_not_there_is_swept_without_a_word(tmp_path: Path) -> None:
    sweep(tmp_path / "nowhere")
    sweep(tmp_path)


def test_a_temporary_folder_says_what_it_is_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registered: list[object] = []
    monkeypatch.setattr("sfdesk.core.temporary._ours", {})
    monkeypatch.setattr("atexit.register", registered.append)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    first, second = temporary_folder("one"), temporary_folder("two")
    assert (first.parent, first.name[:11]) == (tmp_path, "sfdesk-one-")
    assert second.name.startswith("sfdesk-two-")
    assert registered == [remove_temporary_folders], "once is enough"
    (first / "file").touch()
    remove_temporary_folders()
    assert list(tmp_path.iterdir()) == []
    remove_temporary_folders()


def test_what_is_gone_already_is_no_reason_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sfdesk.core.temporary._ours", {})
    monkeypatch.setattr("atexit.register", lambda _: None)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = temporary_folder("one")
    temporary._ours[folder].release()  # Windows removes no file that is open.
    shutil.rmtree(folder)
    remove_temporary_folders()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    sweep_temporary_folders()


def test_who_may_not_read_is_not_told_where_to_write() -> None:
    closed = PermissionError(errno.EACCES, "no")
    assert "write" in refusal(closed).do
    assert refusal(closed, reading=True).why == "You may not open it."
    assert "write" not in refusal(closed, reading=True).do
    full = OSError(errno.ENOSPC, "no")
    assert refusal(full, reading=True) == refusal(full)


def test_words_of_refusals_nobody_foresaw() -> None:
    assert refusal(NotAFileError(1, "That is a pipe")) == (
        "That is a pipe.",
        "Choose an ordinary file.",
    )
    odd = refusal(OSError(errno.EXDEV, ""))
    assert odd == (f"The system says: {os.strerror(errno.EXDEV)}.", "Try another place.")
