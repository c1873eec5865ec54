"""Runs the real process, as a person or another tool would."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def environment(built: Path, tmp_path: Path) -> dict[str, str]:
    """The environment of a process: the real edition, an empty profile, a screen."""
    env = {**os.environ, "SFDESK_EDITION": str(built), "SFDESK_PROFILE": str(tmp_path / "profile")}
    if not env.get("DISPLAY"):
        env["QT_QPA_PLATFORM"] = "offscreen"
    return env


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Run ``sfdesk`` with arguments; keyword arguments change the environment."""

    def call(*arguments: object, **changes: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "sfdesk", *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=240,
            env={**environment, **changes},
            check=False,
        )

    return call


def one_plain_line(text: str) -> bool:
    """Whether an error is one line for people, and no trace of the program's insides."""
    return text.startswith("sfdesk: ") and text.count("\n") == 1 and "Traceback" not in text
