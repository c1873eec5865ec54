"""The user's small JSON files, which a person can read and several windows change.

Nothing in such a file is lost in silence. What this version does not know stays in it, what
cannot be read at all is put aside under a name of its own, and a file that is only locked is
left alone. A change is made to what the file holds then, not to what it held at the start.
"""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sfdesk.core.errors import SfdeskError
from sfdesk.core.files import read_regular, write_whole
from sfdesk.core.language import to_translate, tr
from sfdesk.core.locking import locked
from sfdesk.core.log import Known
from sfdesk.core.notices import notice
from sfdesk.core.refusals import explained, refusal

_log = logging.getLogger(__name__)

FORMAT = "format"
Content = dict[str, Any]


class JsonFile:
    """One JSON file with an object in it.

    Args:
        path: Where it is; its folder is made when something is written.
        what: What is in it, as the user calls it ("Your settings").
        number: Of the format that this version writes. A file of a later one keeps its number.
    """

    def __init__(self, path: Path, what: str, number: int) -> None:
        self._path = path
        self._name = Known(path.name)
        self._what = what
        self._number = number
        self._seen: object = None

    def read(self) -> Content:
        """Return what is in the file; empty where there is none, or it cannot be read now."""
        self._seen = self._state()
        try:
            return self._read()
        except OSError as error:
            _log.info("%s is out of reach: %r", self._name, error)
            why, _ = refusal(error, reading=True)
            notice(
                tr(
                    "{what} could not be read. {why} The file is left as it is.",
                    what=tr(self._what),
                    why=why,
                )
            )
        except (ValueError, RecursionError):
            self._put_aside()
        return {}

    def is_changed(self) -> bool:
        """Say whether the file is another one than was read or written last."""
        return self._state() != self._seen

    def change(self, edit: Callable[[Content], Content]) -> Content:
        """Change what the file holds now and return it; when this returns, it is on the disk.

        Args:
            edit: Gets the content, which it may change, and returns the new one.

        Raises:
            SfdeskError: If the file cannot be read or written; it is as it was.
        """
        unsaved = explained(
            to_translate("{what} could not be saved in {parent}. {why}"),
            kept=tr("They hold until you close the window."),
            what=tr(self._what),
            parent=self._path.parent,
        )
        with unsaved, locked(self._path.parent):
            changed = edit(self._read_or_put_aside())
            number = changed.get(FORMAT)
            known = type(number) is int and number > self._number
            changed = {FORMAT: number if known else self._number} | {
                key: value for key, value in changed.items() if key != FORMAT
            }
            text = _text(changed)
            # Half a character, which a file may hold as \\ud800, is written as it was.
            write_whole(self._path, text.encode(errors="backslashreplace"))
            self._seen = self._state()
        # As it will be read: a text that is also a member of something is only a text there.
        return dict(json.loads(text))

    def keep_copy(self) -> None:
        """Keep the file as it is under another name too, before something in it is replaced."""
        content = read_regular(self._path)
        write_whole(self._free_name(content), content)
        notice(
            tr(
                "{what} held something that could not be used. {copy}",
                what=tr(self._what),
                copy=tr(_COPY),
            )
        )

    def copies(self) -> list[Path]:
        """Return what was put aside of this file."""
        return sorted(self._path.parent.glob(f"{self._path.stem}.unreadable*.json"))

    def _read(self) -> Content:
        try:
            # As bytes: so a mark of the encoding, as Notepad writes it, is understood.
            stored = json.loads(read_regular(self._path))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        if not isinstance(stored, dict):
            raise ValueError("no object")  # noqa: TRY004 - like any other text that is no settings
        return stored

    def _read_or_put_aside(self) -> Content:
        try:
            content = self._read()
            _text(content)  # what is nested deep can be read, and not be written
        except (ValueError, RecursionError):
            self._move_aside()
            return {}
        return content

    def _put_aside(self) -> None:
        try:
            with locked(self._path.parent):
                self._read_or_put_aside()
        except (OSError, SfdeskError) as error:
            _log.info("%s cannot be put aside: %r", self._name, error)
            notice(
                tr("{what} could not be read, and the file not be put aside.", what=tr(self._what))
            )

    def _move_aside(self) -> None:
        aside = self._free_name(read_regular(self._path))
        self._path.replace(aside)
        _log.info("%s cannot be read; it is put aside", self._name)
        notice(
            tr(
                "{what} could not be read; sfdesk starts afresh. {copy}",
                what=tr(self._what),
                copy=tr(_COPY),
            )
        )

    def _free_name(self, content: bytes) -> Path:
        """Return a name that no other copy has; that of the same copy, if there is one."""
        number = 1
        while True:
            ending = f".unreadable{f'-{number}' if number > 1 else ''}.json"
            aside = self._path.with_name(self._path.stem + ending)
            if not aside.exists() or aside.read_bytes() == content:
                return aside
            number += 1

    def _state(self) -> object:
        try:
            found = self._path.stat()
        except (OSError, ValueError):
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino


def _text(content: Content) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False)


_COPY = to_translate("A copy is kept beside it; its name ends in “unreadable”.")
