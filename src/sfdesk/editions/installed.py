"""The editions on this computer: the built-in one and those that were installed."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import NamedTuple

from sfdesk.core.errors import EditionError, NotFoundError
from sfdesk.core.files import read_regular, write_whole
from sfdesk.core.json_file import JsonFile
from sfdesk.core.language import to_translate, tr
from sfdesk.core.locking import locked
from sfdesk.core.paths import STAGING, shipped_edition
from sfdesk.core.refusals import explained
from sfdesk.edition.reader import read_edition
from sfdesk.editions import record
from sfdesk.editions.candidate import Seen
from sfdesk.editions.packing import ENVELOPE
from sfdesk.editions.pointer import (
    BUILT_IN,
    Pointer,
    is_installed_name,
    move_pointer,
    open_installed,
    read_pointer,
    read_receipt,
)
from sfdesk.editions.signed_manifest import folder_name
from sfdesk.model.info import EditionInfo

ASIDE = "aside"
OPEN_STAYS = to_translate("The edition that was open stays.")
_SERIALS, _FORMAT = "serials.json", 1
_ENVELOPE_LARGEST = 1 << 22


class Installed(NamedTuple):
    """An edition on this computer.

    Attributes:
        name: Of its folder, or ``BUILT_IN``.
        info: What it says of itself.
        current: Whether it is the one that opens.
        mark: What is to be said of it; empty for one that is trusted.
        signers: Who signed it, of those who were trusted then.
        came: When it was installed, as ISO date and time; empty for the built-in one.
        damaged: Why it cannot be opened; empty where it can.
    """

    name: str
    info: EditionInfo | None
    current: bool
    mark: str
    signers: tuple[str, ...]
    came: str
    damaged: str


def names(folder: Path) -> list[str]:
    """Return the names of the installed editions, whatever their state."""
    try:
        found = [path.name for path in folder.iterdir() if path.is_dir()]
    except OSError:
        return []
    return sorted(name for name in found if is_installed_name(name))


def installed(folder: Path) -> Iterator[Installed]:
    """Yield the built-in edition, then the installed ones.

    Args:
        folder: Of the installed editions.
    """
    current = read_pointer(folder).current
    info = read_edition(shipped_edition()).info
    yield Installed(BUILT_IN, info, current == BUILT_IN, "", (), "", "")
    for name in names(folder):
        yield _described(folder, name, current=name == current)


def _described(folder: Path, name: str, *, current: bool) -> Installed:
    receipt = read_receipt(folder / name)
    signers, came = tuple(map(str, receipt.get("signers", ()))), str(receipt.get("when", ""))
    try:
        opened = open_installed(folder / name)
    except EditionError as error:
        return Installed(name, None, current, "", signers, came, error.happened)
    return Installed(name, opened.edition.info, current, opened.mark, signers, came, "")


def with_hash(folder: Path, beginning: str) -> EditionInfo | None:
    """Return what an edition on this computer says of itself, by the beginning of its hash."""
    infos = (each.info for each in installed(folder) if each.info)
    return next((info for info in infos if info.content_hash.startswith(beginning)), None)


def use(folder: Path, name: str) -> Pointer:
    """Have an edition open from now on.

    Args:
        folder: Of the installed editions.
        name: Of one of them, or ``BUILT_IN``; its id alone means the newest one with it.

    Raises:
        NotFoundError: If there is none of that name.
        EditionError: If it cannot be opened, or the choice cannot be kept.
    """
    with changing(folder):
        pointer, name = read_pointer(folder), _known(folder, name)
        if name == pointer.current:
            return pointer
        return _switch(folder, "use", pointer.moved(name))


def rollback(folder: Path) -> Pointer:
    """Go back to the edition that was open before.

    Raises:
        EditionError: If there was none, it cannot be opened, or the choice cannot be kept.
    """
    with changing(folder):
        pointer = read_pointer(folder)
        there = {BUILT_IN, *names(folder)}
        before = [name for name in pointer.before if name in there]
        if not before:
            raise EditionError(
                tr("There is no edition to go back to."), kept=tr("Nothing was changed.")
            )
        return _switch(folder, "rollback", Pointer(before[0], tuple(before[1:])))


def remove(folder: Path, name: str) -> None:
    """Remove an installed edition; if it is the current one, the one before it opens next.

    Raises:
        NotFoundError: If there is none of that name.
        EditionError: If it is the built-in one, or cannot be removed.
    """
    with changing(folder):
        name = _known(folder, name)
        if name == BUILT_IN:
            raise EditionError(tr("The edition that sfdesk came with cannot be removed."))
        pointer = read_pointer(folder)
        record.add(folder, "remove", record.BEGUN, edition=name)
        if name in (pointer.current, *pointer.before):
            move_pointer(folder, pointer.without(name))
        # What is half removed must not be taken for an edition.
        gone = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder))
        (folder / name).rename(gone / name)
        shutil.rmtree(gone)
        record.add(folder, "remove", record.DONE, edition=name)


def set_aside(folder: Path, name: str, why: str) -> None:
    """Put an edition that cannot be trusted where it is never opened, and open the one before.

    Raises:
        OSError: If it cannot be moved.
        SfdeskError: If another process is at work there.
    """
    with locked(folder):
        if not (folder / name).is_dir():
            return
        aside = folder / ASIDE
        aside.mkdir(exist_ok=True)
        places = (aside / f"{name}.{number}" for number in count(1))
        (folder / name).rename(next(place for place in places if not place.exists()))
        move_pointer(folder, read_pointer(folder).without(name))
        record.add(folder, "set aside", record.DONE, edition=name, why=why)


def seen(folder: Path) -> Seen:
    """Return which editions were, and are, on this computer.

    Args:
        folder: Of the installed editions.
    """
    here = [folder_name(read_edition(shipped_edition()).info), *names(folder)]
    stored = (
        JsonFile(folder / _SERIALS, to_translate("The record of editions"), _FORMAT)
        .read()
        .get("serials")
    )
    kept = stored.items() if isinstance(stored, dict) else ()
    serials = {id_: serial for id_, serial in kept if type(serial) is int}
    for id_, serial, _ in (name.split(".") for name in here):
        serials[id_] = max(int(serial), serials.get(id_, 0))
    return Seen(serials, here)


def keep_serial(folder: Path, id_: str, serial: int) -> None:
    """Remember a serial; one that is lower than what is remembered changes nothing.

    Raises:
        OSError: If it cannot be written.
    """
    serials = dict(seen(folder).serials)
    serials[id_] = max(serial, serials.get(id_, 0))
    values = {"format": _FORMAT, "serials": serials}
    write_whole(folder / _SERIALS, json.dumps(values, indent=2, sort_keys=True).encode())


@contextmanager
def changing(folder: Path) -> Iterator[None]:
    """Keep other processes out while the editions are changed; tell in plain words what fails.

    Raises:
        EditionError: If the folder cannot be written, in words for the user.
        SfdeskError: If another process is at work there.
    """
    told = to_translate("The editions on this computer could not be changed. {why}")
    with explained(told, EditionError, kept=tr(OPEN_STAYS)), locked(folder):
        yield


def _switch(folder: Path, action: str, pointer: Pointer) -> Pointer:
    """Move the pointer to an edition that opens."""
    if pointer.current != BUILT_IN:
        open_installed(folder / pointer.current)
    record.add(folder, action, record.BEGUN, edition=pointer.current)
    move_pointer(folder, pointer)
    record.add(folder, action, record.DONE, edition=pointer.current)
    return pointer


def _known(folder: Path, name: str) -> str:
    there = [BUILT_IN, *names(folder)]
    if name in there:
        return name
    if of_id := [each for each in names(folder) if each.split(".")[0] == name]:
        return max(of_id, key=lambda each: int(each.split(".")[1]))
    raise NotFoundError(
        tr("No edition on this computer is called “{name}”.", name=name),
        do=tr("There are: {names}.", names=", ".join(there)),
    )


def envelope_of(folder: Path) -> bytes:
    """Return the signed part of an installed edition.

    Raises:
        OSError: If it cannot be read.
    """
    return read_regular(folder / ENVELOPE, _ENVELOPE_LARGEST)
