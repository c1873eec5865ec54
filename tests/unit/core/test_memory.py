"""What was freed goes back to the system."""

import ctypes
import sys
from pathlib import Path

import pytest

from sfdesk.core.memory import give_back_memory, keep_memory_together

_PIECE = 100_000
"""Bytes; the C library asks the system anew for what is larger, and gives it back at once."""


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


GNU = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="other systems give it back by themselves",
)


@GNU
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
