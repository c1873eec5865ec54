"""Remove everything that the program has kept for a user, and show that nothing is left."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sfdesk.core import log
from sfdesk.core.language import to_translate
from sfdesk.core.paths import Profile
from sfdesk.core.refusals import patiently
from sfdesk.core.temporary import sweep_temporary_folders


class Part(NamedTuple):
    """One kind of thing that is kept.

    Attributes:
        what: As the user calls it.
        files: How many there are of it.
        size: Bytes.
    """

    what: str
    files: int
    size: int


_PARTS = (
    ("local/backups", to_translate("Backups of offers, notes, collections and saved searches")),
    ("local", to_translate("Offers, notes, collections, judgements and saved searches")),
    ("editions", to_translate("Installed editions, and the record of what was installed")),
    ("published", to_translate("The imported text of the review")),
    ("logs", to_translate("The log")),
    ("searches", to_translate("Recent searches, and saved ones of earlier versions")),
    ("settings", to_translate("Settings, name and contact of your organisation")),
    ("index", to_translate("The search index")),
    ("", to_translate("Other files of the program")),
)
"""Beginning of a path in the user's folders → what it is; the first that fits."""


def kept(profile: Profile) -> list[Part]:
    """Return what there is to remove, kind by kind; empty where nothing was ever kept."""
    found = {what: [0, 0] for _, what in _PARTS}
    for folder, path in _files(profile):
        inner = path.relative_to(folder).as_posix()
        what = next(what for begin, what in _PARTS if inner.startswith(begin))
        found[what][0] += 1
        found[what][1] += _size(path)
    return [Part(what, files, size) for what, (files, size) in found.items() if files]


def clear(profile: Profile) -> list[Path]:
    """Remove it all, with what killed processes have left, and return the files that are left.

    The log is not written any more. Whatever of the profile is open must be closed before.
    """
    log.write_nowhere()
    for folder in _folders(profile):
        _empty(folder)
    sweep_temporary_folders()
    return [path for _, path in _files(profile)]


def _folders(profile: Profile) -> list[Path]:
    """Return the user's folders, what lies in another one first."""
    different = {profile.config, profile.data, profile.cache}
    return sorted(different, key=lambda folder: len(folder.parts), reverse=True)


def _files(profile: Profile) -> Iterator[tuple[Path, Path]]:
    """Yield ``(the user's folder, file)`` of every file and link, each once."""
    seen: set[Path] = set()
    for folder in _folders(profile):
        for place, _, names in os.walk(folder):
            for path in sorted(Path(place, name) for name in names):
                if path not in seen:
                    seen.add(path)
                    yield folder, path


def _empty(folder: Path) -> None:
    for place, folders, names in os.walk(folder, topdown=False):
        links = [name for name in folders if Path(place, name).is_symlink()]
        for name in (*names, *links):
            _try(Path(place, name).unlink)
        _try(Path(place).rmdir)


def _try(remove: Callable[[], None]) -> None:
    # What is left is told at the end, whatever the reason.
    with suppress(OSError):
        patiently(remove)


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0
