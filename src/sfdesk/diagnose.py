"""A report for whoever looks after sfdesk, which may leave a closed site. No Qt.

It names versions, the edition and what its check says, the settings and the last lines of
the log. Everything is redacted once more at the end. It must come about where the edition
cannot be opened: that is when it is wanted.
"""

import locale
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from pathlib import Path

from sfdesk import __version__
from sfdesk.core import log
from sfdesk.core.errors import SfdeskError
from sfdesk.core.files import write_whole
from sfdesk.core.paths import Profile, edition_folder
from sfdesk.core.redact import redacted
from sfdesk.core.settings import SettingsStore
from sfdesk.edition.manifest import MANIFEST, file_hash, verify

HEAD = (
    "sfdesk diagnostic report",
    "For whoever looks after sfdesk for you. It is made to hold no notes, no searches, no file",
    "names of yours and no user name. Read it before you pass it on.",
)
LIBRARIES = (
    "PySide6-Essentials",
    "PySide6-Pdf",
    "shiboken6",
    "SQLAlchemy",
    "Whoosh-Reloaded",
    "typst",
    "platformdirs",
    "cattrs",
)
# Named one by one: a setting that is added later is not told before somebody thought about it.
SETTINGS = (
    "width",
    "height",
    "maximised",
    "panes",
    "zoom",
    "theme",
    "sheet_profile",
    "table_profile",
    "decision_profile",
    "hint_dismissed",
    "show_sources",
    "keep_recent",
    "folded_filters",
)
VARIABLES = ("SFDESK_PROFILE", "SFDESK_EDITION")
LOG_LINES = 200


def report(profile: Profile, more: Iterable[tuple[str, Iterable[str]]] = ()) -> str:
    """Return the report.

    Args:
        profile: Whose settings and log are told.
        more: Further sections, ``(title, lines)`` each: what only the window knows.
    """
    parts: list[tuple[str, Iterable[str]]] = [
        ("Program", _attempt(_program)),
        ("System", _attempt(_system)),
        ("Edition", _attempt(_edition)),
        ("Settings", _attempt(lambda: _settings(profile))),
        *more,
        ("Log", _attempt(lambda: log.last_lines(profile.logs, LOG_LINES))),
    ]
    lines = [*HEAD]
    for title, told in parts:
        lines += ["", f"[{title}]", *told]
    return redacted("\n".join(lines) + "\n")


def write_report(
    profile: Profile, path: Path, more: Iterable[tuple[str, Iterable[str]]] = ()
) -> None:
    """Write the report to a file, whole or not at all.

    Raises:
        SfdeskError: If the file cannot be written; one that was there is as it was.
    """
    try:
        write_whole(path, report(profile, more).encode("utf8", "replace"))
    except OSError as error:
        raise SfdeskError(
            f"The report could not be written to {path}.",
            kept="A file that was there before is as it was.",
            do="Choose a folder that you may write to.",
            detail=repr(error),
        ) from error


def _attempt(section: Callable[[], Iterable[str]]) -> list[str]:
    """Return the lines of a section; one that fails says how, and the others still come."""
    try:
        return list(section())
    except Exception as error:  # noqa: BLE001 - a report about a broken program must not break
        return ["This could not be found out:", *log.trace_lines(error)]


def _program() -> Iterator[str]:
    yield f"sfdesk {__version__}"
    yield f"Python {platform.python_version()}, {platform.python_implementation()}"
    yield f"frozen: {'yes' if getattr(sys, 'frozen', False) else 'no'}"
    for name in LIBRARIES:
        yield f"{name} {_version(name)}"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not told"


def _system() -> Iterator[str]:
    # Not platform.node(): a computer's name often is a person's or an office's.
    # Not platform.platform() either: it starts another program to ask for the processor.
    yield f"{platform.system()} {platform.release()} ({platform.version()})"
    yield from _distribution()
    yield f"machine {platform.machine()}, {os.cpu_count()} processors"
    yield f"locale {locale.setlocale(locale.LC_CTYPE)}, files {sys.getfilesystemencoding()}"
    for name in VARIABLES:
        yield f"{name} {'is set' if os.environ.get(name) else 'is not set'}"


def _distribution() -> Iterator[str]:
    """Yield the name of a Linux; other systems have told it already."""
    try:
        yield platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return


def _edition() -> Iterator[str]:
    folder = edition_folder()
    try:
        manifest = verify(folder)
    except SfdeskError as error:
        yield f"verification: FAILED, {type(error).__name__}: {_without(error.happened, folder)}"
        yield from _hashes(folder)
        return
    yield "verification: every file is as it was built"
    yield f"edition {manifest.id}, format {manifest.format}"
    yield f"content {manifest.content_hash}"
    yield from (f"{name} {value}" for name, value in sorted(manifest.files.items()))


def _without(text: str, folder: Path) -> str:
    """Return the text without the place of a folder: its name may be anybody's."""
    return text.replace(str(folder), "its folder")


def _hashes(folder: Path) -> Iterator[str]:
    names = (MANIFEST, "matrix.sqlite", "source-check.toml")
    for path in (folder / name for name in names):
        yield f"{path.name} {file_hash(path) if path.is_file() else 'is missing'}"


def _settings(profile: Profile) -> Iterator[str]:
    settings = SettingsStore(profile.config).settings
    yield from (f"{name} = {getattr(settings, name)!r}" for name in SETTINGS)
