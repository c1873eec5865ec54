"""Several processes may change what the user keeps."""

import subprocess
import sys
from pathlib import Path

import pytest

from sfdesk.core.errors import SfdeskError
from sfdesk.core.locking import locked


def test_who_waits_too_long_for_another_process_is_told(tmp_path: Path) -> None:
    holder = (
        "import sys; from pathlib import Path; from sfdesk.core.locking import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stdout.readline().strip() == b"held"
    with pytest.raises(SfdeskError, match="busy"), locked(tmp_path, patience=0.1):
        raise AssertionError
    process.communicate(timeout=240)
    with locked(tmp_path, patience=0.1):
        pass
