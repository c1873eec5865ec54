"""Where there is no index, one of several processes builds it for all of them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

_SEARCHES = """
import sys
from pathlib import Path
from sfdesk.app import App
from sfdesk.core.paths import Profile
app = App(Profile.below(Path(sys.argv[1])), Path(sys.argv[2]))
app.folder = Path(sys.argv[1]) / "nowhere"
sys.stdin.readline()
assert app.finder.find("memory box", {}).results[0].id == "memory-box"
"""


@pytest.mark.slow
def test_four_processes_without_an_index_all_find(second_built: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", _SEARCHES, str(tmp_path / "profile"), str(second_built)]
    four = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for process in four:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    assert [process.communicate(timeout=120)[1] for process in four] == [""] * 4
    kept = tmp_path / "profile" / "cache" / "index"
    assert [path.name for path in kept.iterdir() if path.is_dir()] == [_hash_of(second_built)[:16]]
    assert not list(kept.rglob("*.part"))


def _hash_of(built: Path) -> str:
    return str(json.loads((built / "edition.json").read_text(encoding="utf8"))["content_hash"])
