"""Runs the real process, as a person or another tool would."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
_PATIENCE = 240
"""Seconds after which a process hangs, however busy the machine is."""


@pytest.fixture
def environment(built: Path, tmp_path: Path) -> dict[str, str]:
    """The environment of a process: the real edition, an empty profile, a screen."""
    env = {**os.environ, "SFDESK_EDITION": str(built), "SFDESK_PROFILE": str(tmp_path / "profile")}
    if not env.get("DISPLAY"):
        env["QT_QPA_PLATFORM"] = "offscreen"
    return env


@pytest.fixture
def run(run_python: Run) -> Run:
    """Run ``sfdesk`` with arguments; keyword arguments change the environment."""
    return partial(run_python, "-m", "sfdesk")


@pytest.fixture
def run_python(environment: dict[str, str]) -> Run:
    """Run Python with arguments; keyword arguments change the environment."""

    def call(*arguments: object, **changes: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            env={**environment, **changes},
            check=False,
        )

    return call


def one_plain_line(text: str) -> bool:
    """Whether an error is one line for people, and no trace of the program's insides."""
    return text.startswith("sfdesk: ") and text.count("\n") == 1 and "Traceback" not in text


_RUN = """
import sys
from pathlib import Path
from sfdesk.core import paths, policy
here = Path(sys.argv.pop(1))
paths.policy_file = policy.policy_file = lambda: here / "policy.toml"
from sfdesk.cli import main
sys.exit(main())
"""


@pytest.fixture
def desk(tmp_path: Path) -> "Desk":
    return Desk(tmp_path)


class Desk:
    """A computer with a policy of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command in a process of its own."""
        return self.run_code(_RUN, str(self.folder), *arguments)

    def run_code(self, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run code in a process over this computer's profile."""
        command = [sys.executable, "-c", code, *arguments]
        return subprocess.run(
            command, env=self._env, cwd=self.folder, capture_output=True, text=True, check=False
        )

    def unread(self, *arguments: str) -> int:
        """Run a command whose output nobody reads, and return its status."""
        reading, writing = os.pipe()
        os.close(reading)
        command = [sys.executable, "-c", _RUN, str(self.folder), *arguments]
        done = subprocess.run(command, env=self._env, cwd=self.folder, stdout=writing, check=False)
        os.close(writing)
        return done.returncode

    @property
    def _env(self) -> dict[str, str]:
        env = {k: v for k, v in os.environ.items() if k != "SFDESK_EDITION"}
        return env | {"SFDESK_PROFILE": str(self.folder / "profile")}

    def ok(self, *arguments: str) -> str:
        """Run a command that has to succeed, and return what it says."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout
