"""What is written is whole, keeps its mode, and is an ordinary file; nothing is left beside it."""

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sfdesk.core.errors import SfdeskError
from sfdesk.core.files import read_regular, write_for_user, write_whole
from sfdesk.core.refusals import NotAFileError, patiently, refusal
from sfdesk.core.temporary import sweep_temporary_folders

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")

_DIES = """
import os, signal, sys
from pathlib import Path
from sfdesk.core import files
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
files.write_whole(Path(sys.argv[1]), b"a family's name")
"""
_HOLDS = """
import os, sys
from pathlib import Path
from sfdesk.core import files
def wait(_):
    print("writing", flush=True)
    sys.stdin.read()
os.fsync = wait
files.write_whole(Path(sys.argv[1]), b"whole")
"""


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
def test_what_a_killed_process_was_writing_goes_with_the_next_write(tmp_path: Path) -> None:
    target = tmp_path / "searches.json"
    target.write_text("old")
    died = subprocess.run([sys.executable, "-c", _DIES, str(target)], check=False)
    assert died.returncode == -signal.SIGKILL
    assert len(list(tmp_path.iterdir())) == 2, "it had begun a part file"
    write_whole(tmp_path / "other", b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "searches.json"]
    assert target.read_text() == "old"


@posix
def test_what_another_process_is_writing_is_left_to_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _HOLDS, str(tmp_path / "file")]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    assert process.stdout.readline() == b"writing\n"
    write_whole(tmp_path / "other", b"")
    process.communicate(timeout=30)
    assert process.returncode == 0
    assert (tmp_path / "file").read_bytes() == b"whole"


_TEMPORARY = """
import os, signal
from sfdesk.core.temporary import temporary_folder
print(temporary_folder("try"), flush=True)
"""


@pytest.mark.parametrize("end", ["", "os.kill(os.getpid(), signal.SIGKILL)", "input()"])
def test_a_temporary_folder_goes_with_its_process(
    tmp_path: Path, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    process = subprocess.Popen(
        [sys.executable, "-c", _TEMPORARY + end],
        env={**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    folder = Path(process.stdout.readline().strip())
    if end == "input()":
        sweep_temporary_folders()
        assert folder.is_dir(), "it is in use"
    process.communicate("\n", timeout=30)
    sweep_temporary_folders()
    assert list(tmp_path.iterdir()) == []
