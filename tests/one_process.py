"""What keeps a test in its own process: whatever would start another one fails the test."""

import multiprocessing.process
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import pytest

_STARTS = (
    (subprocess.Popen, "__init__"),
    (multiprocessing.process.BaseProcess, "start"),
    *((os, name) for name in ("fork", "forkpty", "posix_spawn", "posix_spawnp", "system")),
)
"""What Python has to start a process by; the rest of it, as ``os.popen``, goes through these."""


@contextmanager
def one_process() -> Iterator[None]:
    """Let nothing inside start a process.

    Not by an audit hook, which stays, and would be asked at every import and every open file.
    """
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in _STARTS:
            if hasattr(owner, name):
                patch.setattr(owner, name, _refused)
        yield


def _refused(*_: object, **__: object) -> NoReturn:
    # Of pytest's own kind, which no "except Exception" of what is tried takes for an answer.
    pytest.fail("A unit test runs in one process: what starts others stands in tests/end2end.")
