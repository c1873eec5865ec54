"""Which installed edition opens: one small file that is replaced whole, and what opens if it fails.

All that a start needs of this package; it is imported only where that file exists. What is opened
here has the hashes that it was installed with. Whether it is still signed by people who are trusted
is looked at after the window is painted (``aftercare``).
"""

import json
import logging
import re
from pathlib import Path
from typing import Any, NamedTuple

from sfdesk.core.errors import EditionError, EditionFormatError, SfdeskError
from sfdesk.core.files import read_regular, write_whole
from sfdesk.core.json_file import JsonFile
from sfdesk.core.language import to_translate, tr
from sfdesk.core.notices import notice
from sfdesk.core.paths import POINTER, shipped_edition
from sfdesk.edition.reader import read_edition
from sfdesk.model.edition import Edition

_log = logging.getLogger(__name__)

RECEIPT = "installed.json"
"""Beside an installed edition: who signed it, from which file, and when it came."""
BUILT_IN = "built-in"
_FORMAT = 1
_NAME = re.compile(r"[a-z0-9-]{1,60}\.\d{1,7}\.[0-9a-f]{7}")
_MOST_BEFORE = 20
_RECEIPT_LARGEST = 1 << 20
UNSIGNED = to_translate("Not signed by people whom your organisation trusts")


class Pointer(NamedTuple):
    """Which edition opens.

    Attributes:
        current: Name of the folder of an installed edition, or ``BUILT_IN``.
        before: Those that were current before, the last one first.
    """

    current: str = BUILT_IN
    before: tuple[str, ...] = ()

    def moved(self, name: str) -> "Pointer":
        """Return the pointer to another edition, that remembers this one."""
        before = (self.current, *(each for each in self.before if each != name))
        return Pointer(name, before[:_MOST_BEFORE]) if name != self.current else self

    def without(self, name: str) -> "Pointer":
        """Return the pointer when an edition is there no more: the one before takes its place."""
        line = [each for each in (self.current, *self.before) if each != name] or [BUILT_IN]
        return Pointer(line[0], tuple(line[1:]))


class Opened(NamedTuple):
    """An edition that was opened.

    Attributes:
        mark: What is to be said of it as long as it is open; empty for one that is trusted.
    """

    folder: Path
    edition: Edition
    mark: str = ""


def read_pointer(folder: Path) -> Pointer:
    """Return which edition opens; the built-in one where nothing else can be made out."""
    return _pointer(
        JsonFile(folder / POINTER, to_translate("Your choice of an edition"), _FORMAT).read()
    )


def move_pointer(folder: Path, pointer: Pointer) -> None:
    """Have another edition open from now on; it is the old one or the new one, never neither.

    Raises:
        OSError: If that cannot be written; it is as it was then.
    """
    values = {"format": _FORMAT, "edition": pointer.current, "before": list(pointer.before)}
    write_whole(folder / POINTER, json.dumps(values, indent=2).encode())


def open_chosen(folder: Path) -> Opened:
    """Open the edition that was chosen; if it is damaged, the one before it, and so on.

    Args:
        folder: Of the installed editions.

    Raises:
        EditionError: If not even the built-in one can be opened.
    """
    pointer = read_pointer(folder)
    for name in (pointer.current, *pointer.before):
        if name == BUILT_IN:
            break
        try:
            return open_installed(folder / name)
        except EditionError as error:
            _leave(folder, name, error)
    return Opened(shipped_edition(), read_edition(shipped_edition()))


def open_installed(folder: Path) -> Opened:
    """Open an installed edition.

    Raises:
        EditionError: If it is not there, cannot be read, or is damaged.
    """
    try:
        edition = read_edition(folder)
    except EditionFormatError:
        raise
    except EditionError as error:
        # What ships with sfdesk would be mended by installing that again.
        error.do = tr(
            "Install it again from its file; “sfdesk edition remove” takes away what is there."
        )
        raise
    return Opened(folder, edition, "" if was_trusted(folder) else UNSIGNED)


def read_receipt(folder: Path) -> dict[str, Any]:
    """Return what was written down when an edition was installed; empty where it is not there."""
    try:
        receipt = json.loads(read_regular(folder / RECEIPT, _RECEIPT_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return receipt if isinstance(receipt, dict) else {}


def was_trusted(folder: Path) -> bool:
    """Return whether enough of the trusted had signed an edition when it was installed."""
    return read_receipt(folder).get("trusted") is True


def is_installed_name(name: object) -> bool:
    """Return whether the folder of an installed edition can be called that."""
    return isinstance(name, str) and _NAME.fullmatch(name) is not None


def _pointer(values: dict[str, object]) -> Pointer:
    current, before = values.get("edition"), values.get("before")
    line = [current, *(before if isinstance(before, list) else [])]
    known = [n for n in line if n == BUILT_IN or is_installed_name(n)]
    names = [name for name in known if isinstance(name, str)]
    return Pointer(names[0], tuple(names[1:])) if names else Pointer()


def _leave(folder: Path, name: str, error: EditionError) -> None:
    """Say that an edition was not opened, and put it aside if it is damaged."""
    _log.info("an installed edition does not open: %r", error)
    if isinstance(error, EditionFormatError) or isinstance(error.__cause__, OSError):
        # Of another sfdesk, not there, or out of reach for now: there is nothing to put aside.
        notice(
            tr(
                "The edition you chose cannot be opened; an earlier one is open. {happened}",
                happened=error.happened,
            )
        )
        return
    from sfdesk.editions.installed import set_aside

    try:
        set_aside(folder, name, error.happened)
    except (OSError, SfdeskError) as refusal:
        _log.info("it cannot be put aside: %r", refusal)
    notice(tr("The edition you chose is damaged. It was put aside, and an earlier one is open."))
