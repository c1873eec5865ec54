"""What is large goes back to the system, in a process that has freed nothing before."""

import subprocess
import sys

from tests.unit.core.test_memory import GNU

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


@GNU
def test_what_is_large_goes_back_as_soon_as_it_is_freed() -> None:
    def left(how: str) -> int:
        command = [sys.executable, "-c", _LARGE_BLOCKS, how]
        return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)

    assert left("together") < 20_000_000 < left("as ever")
