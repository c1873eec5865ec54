"""What another process is writing, or was when it was killed, and its temporary folders."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.core.test_files import posix

from sfdesk.core.files import write_whole
from sfdesk.core.temporary import sweep_temporary_folders

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
    process.communicate(timeout=240)
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
    process.communicate("\n", timeout=240)
    sweep_temporary_folders()
    assert list(tmp_path.iterdir()) == []
