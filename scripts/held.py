"""What a process holds: memory, open files, widgets."""

import gc
import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Held(NamedTuple):
    """What a process holds.

    Attributes:
        memory: Resident, in KB.
        files: Names of those that are open, each as often as it is.
        widgets: Class to how many there are.
    """

    memory: int
    files: Counter[str]
    widgets: Counter[str]


def held() -> Held:
    """Return what this process holds now; memory that is free in it goes back first."""
    from PySide6.QtWidgets import QApplication

    from sfdesk.core.memory import give_back_memory

    gc.collect()
    give_back_memory()
    widgets = Counter(each.metaObject().className() for each in QApplication.allWidgets())
    with suppress(OSError):
        return Held(resident(), Counter(open_files()), widgets)
    return Held(0, Counter(), widgets)


def open_files() -> Iterator[str]:
    """Yield the name of every file that this process has open, as far as the system tells it."""
    for file in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            yield re.sub(r"\d+", "0", os.readlink(file))


def resident() -> int:
    """Return the memory of this process in KB; 0 where the system does not tell it."""
    with suppress(OSError):
        lines = Path("/proc/self/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])
    return 0
