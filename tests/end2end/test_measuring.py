"""What measures typing still runs: it is no part of the program, and rots unseen."""

import json
import subprocess
import sys
from pathlib import Path


def test_a_made_up_edition_is_typed_into(environment: dict[str, str], tmp_path: Path) -> None:
    script = Path(__file__).parents[2] / "scripts" / "bench_typing.py"
    done = subprocess.run(
        [sys.executable, str(script), "40", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    measured = json.loads(done.stdout)
    assert len(measured["keystroke"]) > 100
    assert all(time > 0 for time in measured["keystroke"])
