"""What was freed goes back to the system."""

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from sfdesk.core.memory import give_back_memory, keep_memory_together

_PIECE = 100_000
"""Bytes; the C library asks the system anew for what is larger, and gives it back at once."""


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


_GNU = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="other systems give it back by themselves",
)
_LARGE_BLOCKS = """
import sys
from pathlib import Path
from sfdesk.core.memory import keep_memory_together

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

if sys.argv[1] == "together":
    keep_memory_together()
before = resident()
block = b"x" * 30_000_000
del block
pieces = [b"x" * 1_000_000 for _ in range(60)]
kept = pieces[9::10]
del pieces
print(resident() - before)
"""


@_GNU
def test_what_is_large_goes_back_as_soon_as_it_is_freed() -> None:
    def left(how: str) -> int:
        command = [sys.executable, "-c", _LARGE_BLOCKS, how]
        return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)

    assert left("together") < 20_000_000 < left("as ever")


@_GNU
def test_what_was_freed_between_what_is_in_use_goes_back() -> None:
    pieces = [b"x" * _PIECE for _ in range(1_000)]
    kept = pieces[::100]
    del pieces
    before = _resident()
    give_back_memory()
    assert before - _resident() > 50_000_000
    assert len(kept) == 10


def test_elsewhere_no_library_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", pytest.fail)
    give_back_memory()
    keep_memory_together()
