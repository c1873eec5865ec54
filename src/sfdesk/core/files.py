"""Files written whole or not at all, and the user's small JSON files that a person can read."""

import json
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sfdesk.core.errors import SfdeskError

_log = logging.getLogger(__name__)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside it first, then renamed.

    Args:
        path: The target; its folder is made if it does not exist.

    Raises:
        OSError: If the folder cannot be written; the old file is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


class KeptFile:
    """One JSON file with an object in it.

    Args:
        path: Where it is; its folder is made when something is written.
        what: What is in it, as the user calls it ("Your settings").
    """

    def __init__(self, path: Path, what: str) -> None:
        self._path = path
        self._what = what

    def read(self) -> dict[str, Any]:
        """Return what is in the file; empty where there is none.

        A file that cannot be read is put aside under another name, so that it is not lost.
        """
        try:
            stored = json.loads(self._path.read_text(encoding="utf8"))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, ValueError, RecursionError) as error:
            stored = error
        if isinstance(stored, dict):
            return stored
        _log.warning("%s cannot be read; it is put aside: %r", self._path.name, stored)
        self._put_aside()
        return {}

    def write(self, content: dict[str, Any]) -> None:
        """Write the file, whole or not at all; when this returns, it is on the disk.

        Raises:
            SfdeskError: If the folder cannot be written; the old file is as it was.
        """
        try:
            text = json.dumps(content, indent=2, ensure_ascii=False)
            # Half a character, which a file may hold as \\ud800, is written as it was.
            write_whole(self._path, text.encode(errors="backslashreplace"))
        except OSError as error:
            raise SfdeskError(
                f"{self._what} could not be saved in {self._path.parent}.",
                kept="They hold until you close the window.",
                do="Check that you may write to this folder.",
                detail=repr(error),
            ) from error

    def keep_copy(self) -> None:
        """Keep the file as it is under another name too, where not all in it can be used."""
        _log.warning("%s holds what cannot be read; a copy is put aside", self._path.name)
        with self._aside() as aside:
            aside.write_bytes(self._path.read_bytes())

    def _put_aside(self) -> None:
        with self._aside() as aside:
            self._path.replace(aside)

    @contextmanager
    def _aside(self) -> Iterator[Path]:
        try:
            yield self._path.with_suffix(".unreadable.json")
        except OSError as error:
            _log.warning("%s cannot be put aside: %r", self._path.name, error)
