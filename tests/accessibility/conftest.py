"""The real program and a screen reader's eyes and ears, on an accessibility bus of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from accessible_bus import SYSTEM_PYTHON, accessible_bus, missing

ROOT = Path(__file__).resolve().parents[2]
READER = Path(__file__).with_name("reader.py")


class Peer:
    """A process that answers each line with a line."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._in: IO[str] = process.stdin
        self._out: IO[str] = process.stdout
        assert self._out.readline().strip() == "ready"

    def ask(self, line: str) -> str:
        self._in.write(f"{line}\n")
        self._in.flush()
        return self._out.readline().strip()


class Seen:
    """The program as a screen reader has it."""

    def __init__(self, program: Peer, reader: Peer) -> None:
        self._program, self._reader = program, reader

    def _tell(self, line: str) -> None:
        answer = self._program.ask(line)
        assert answer == "done", answer

    def show(self, scene: str) -> None:
        """Put everything away, and bring a scene on the screen."""
        self._tell(f"show {scene}")

    def do(self, deed: str) -> None:
        """Do something."""
        self._tell(f"do {deed}")

    def start_anew(self) -> None:
        """Put everything away."""
        self._tell("anew")

    def front(self) -> dict[str, Any]:
        """Return the tree of the window in front: of a dialog, the only one that can be used."""
        found: dict[str, Any] = json.loads(self._reader.ask("walk"))
        assert "role" in found, found
        return found

    def focus(self) -> list[str] | None:
        """Return role and name of what has the keyboard."""
        found: list[str] | None = json.loads(self._reader.ask("focus"))
        return found

    def heard(self) -> list[str]:
        """Return what was announced since it was asked last, and what was about to be."""
        self._tell("quiet")
        return [text for text, _ in json.loads(self._reader.ask("heard"))]

    def hear(self) -> list[str]:
        """Return what is announced, once something is."""
        self._tell("quiet")
        return [text for text, _ in json.loads(self._reader.ask("hear"))]


@contextmanager
def peer(command: list[str], env: dict[str, str]) -> Iterator[Peer]:
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=env, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as made:
        try:
            yield Peer(made)
        finally:
            assert made.stdin is not None
            made.stdin.close()
            try:
                made.wait(timeout=60)
            except subprocess.TimeoutExpired:
                made.kill()


@pytest.fixture(scope="session")
def seen(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    """The program, open, and what reads it."""
    if why := missing():
        pytest.skip(why)
    profile = tmp_path_factory.mktemp("profile")
    wanted = {**os.environ, "SFDESK_EDITION": str(built), "SFDESK_PROFILE": str(profile)}
    program = [sys.executable, "-m", "tests.accessibility.program"]
    with (
        accessible_bus(wanted) as env,
        peer(program, env) as window,
        peer([SYSTEM_PYTHON, "-W", "ignore", str(READER)], env) as reader,
    ):
        yield Seen(window, reader)
