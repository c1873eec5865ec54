"""What measures the window still runs: it is no part of the program, and rots unseen."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"


def test_a_made_up_edition_is_typed_into(environment: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / "bench_typing.py"), "40", str(tmp_path)],
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


@pytest.mark.parametrize("what", ["install", "ours"])
def test_how_long_the_interface_is_away_is_told_of_every_step(
    environment: dict[str, str], what: str
) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / "bench_away.py"), what, "--here"],
        capture_output=True,
        text=True,
        timeout=240,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    assert steps
    assert all(0 < step["worked"] <= step["own"] <= step["away"] for step in steps)
