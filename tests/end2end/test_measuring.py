"""What measures the window still runs: it is no part of the program, and rots unseen."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench_typing import QUERIES
from tests.end2end.conftest import Run

SCRIPTS = Path(__file__).parents[2] / "scripts"


def measured(run_python: Run, script: str, *arguments: object) -> list[Any]:
    """Run a script that measures, and return what each line of its output holds."""
    done = run_python(SCRIPTS / script, *arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_made_up_edition_is_typed_into(run_python: Run, tmp_path: Path) -> None:
    [typing] = measured(run_python, "bench_typing.py", 40, tmp_path, 3)
    assert len(typing["keystroke"]) == len("".join(QUERIES[:3]))
    assert all(time > 0 for time in typing["keystroke"])


@pytest.mark.parametrize("what", ["install", "ours"])
def test_how_long_the_interface_is_away_is_told_of_every_step(run_python: Run, what: str) -> None:
    steps = measured(run_python, "bench_away.py", what, "--here")
    assert steps
    assert all(0 < step["worked"] <= step["own"] <= step["away"] for step in steps)
