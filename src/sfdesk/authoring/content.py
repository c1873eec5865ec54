"""Authored content as it is kept: a folder of TOML files, or what is read like one.

Whoever reads content asks for the data of its files by their names, and for the place where a
value stands, to tell it to whoever wrote it.
"""

import hashlib
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from sfdesk.authoring.lines import Lines, path_of
from sfdesk.core.errors import EditionError
from sfdesk.core.files import named

HEAD = "edition.toml"
_AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)")


class UnreadableError(Exception):
    """A file of the content that cannot be read.

    Args:
        place: File and line.
        field: What is wrong: TOML or encoding.
        what: Why.
    """

    def __init__(self, place: str, field: str, what: str) -> None:
        super().__init__(what)
        self.place, self.field, self.what = place, field, what


class Content(Protocol):
    """The files of an edition, wherever they are kept."""

    def has(self, name: str) -> bool:
        """Return whether there is such a file."""

    def names(self, folder: str) -> list[str]:
        """Return the names of the files in a folder, ``guide/01-reading.toml``, in order."""

    def data(self, name: str) -> dict[str, Any]:
        """Return what a file holds, as ``tomllib`` reads it.

        Raises:
            UnreadableError: If it cannot be read.
        """

    def place(self, name: str, field: str) -> str:
        """Return where a field of a file stands, in words: ``topics/parenting.toml:12``."""

    def hash(self) -> str:
        """Return the SHA-256 (hex) of the whole content."""


class Folder:
    """The content of a folder of TOML files.

    Raises:
        EditionError: If the folder is no edition.
    """

    def __init__(self, folder: Path) -> None:
        if not (folder / HEAD).is_file():
            raise EditionError(
                f"There is no edition in {named(folder, whole=True)}: {HEAD} is missing.",
                do="Name a folder that holds one, like the one that “sfdesk edition new” makes.",
            )
        self.folder = folder
        self._lines = cache(lambda name: Lines(self._text(name)))

    def has(self, name: str) -> bool:
        """Return whether there is such a file."""
        return (self.folder / name).is_file()

    def names(self, folder: str) -> list[str]:
        """Return the names of the files in a folder, in order."""
        found = sorted((self.folder / folder).glob("*.toml"))
        return [path.relative_to(self.folder).as_posix() for path in found]

    def data(self, name: str) -> dict[str, Any]:
        """Return what a file holds.

        Raises:
            UnreadableError: If it is no TOML, or no UTF-8.
        """
        try:
            return tomllib.loads(self._text(name))
        except tomllib.TOMLDecodeError as error:
            at = _AT_LINE.search(str(error))
            where = f"{name}:{at[1]}" if at else name
            raise UnreadableError(where, "TOML", f"not readable: {error}") from error
        except UnicodeDecodeError as error:
            why = f"not UTF-8: {error.reason} at byte {error.start}"
            raise UnreadableError(name, "encoding", f"{why}; save the file as UTF-8") from error

    def place(self, name: str, field: str) -> str:
        """Return name and line; the line of what is around it where the field is missing."""
        line = self._lines(name).of(path_of(field))
        return f"{name}:{line}" if line else name

    def hash(self) -> str:
        """Return the hash over names and bytes of every file, in name order."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.rglob("*.toml")):
            digest.update(path.relative_to(self.folder).as_posix().encode())
            digest.update(b"\0")
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
            digest.update(b"\0")
        return digest.hexdigest()

    def _text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf8")
