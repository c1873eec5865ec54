"""The record of what was installed, chosen and put aside: lines are added, and never changed.

Each line is a JSON object. What takes time has two: one when it begins, one when it has ended; a
beginning without an end was broken off. It is for whoever looks after the computer, and holds no
folder, for that may name a person.
"""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sfdesk.core.files import read_regular

FILE = "record.jsonl"
_LARGEST = 16 * 1024 * 1024

BEGUN, DONE = "begun", "done"


def add(folder: Path, action: str, result: str, **what: Any) -> None:
    """Add a line, which is on the disk when this returns.

    Args:
        folder: Of the installed editions; made if it does not exist.
        action: What was done.
        result: ``BEGUN``, ``DONE``, or why it was not done.
        what: What else is known: file, hash, keys.

    Raises:
        OSError: If it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    when = datetime.now(UTC).isoformat(timespec="seconds")
    line = {"when": when, "action": action, "result": result, **what}
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(folder / FILE, flags, 0o666), "r+b") as file:
        # The line before may have been broken off.
        torn = file.seek(0, os.SEEK_END) and not _ends_well(file)
        file.write(b"\n" * torn + json.dumps(line, ensure_ascii=False).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def lines(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines, oldest first; what is no line of ours is left out.

    Raises:
        OSError: If the record is there and cannot be read.
    """
    try:
        content = read_regular(folder / FILE, _LARGEST)
    except FileNotFoundError:
        return
    for text in content.decode("utf8", "replace").splitlines():
        try:
            line = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(line, dict):
            yield line


def _ends_well(file: Any) -> bool:
    file.seek(-1, os.SEEK_END)
    return bool(file.read(1) == b"\n")
