"""Small files of the user's that a person can read: JSON, written whole or not at all."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sfdesk.errors import SfdeskError
from sfdesk.paths import write_whole

_log = logging.getLogger(__name__)


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
