"""What is looked for as garbage, and when; what was freed goes back to the system."""

import gc
import sys
from pathlib import Path

import pytest

from sfdesk.core.garbage import give_back, not_collecting


@pytest.mark.parametrize("collected", [True, False])
def test_it_is_afterwards_as_it_was_before(collected: bool) -> None:
    before = gc.isenabled()
    (gc.enable if collected else gc.disable)()
    try:
        with not_collecting():
            assert not gc.isenabled()
        assert gc.isenabled() is collected
    finally:
        (gc.enable if before else gc.disable)()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems give memory back themselves")
def test_what_was_freed_goes_back_to_the_system() -> None:
    blocks = [bytes(50_000) for _ in range(4_000)]
    between = blocks[::100]
    del blocks
    kept = _resident()
    give_back()
    assert kept - _resident() > 100_000_000
    assert len(between) == 40


def _resident() -> int:
    """Return the bytes of this process that lie in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096
