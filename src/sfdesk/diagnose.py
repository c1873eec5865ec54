"""A report for whoever looks after sfdesk, which may leave a closed site. No Qt.

It names versions, the edition and what its check says, the settings and the last lines of
the log. Everything is redacted once more at the end. It must come about where the edition
cannot be opened: that is when it is wanted.
"""

import locale
import os
import struct
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from sfdesk import __version__
from sfdesk.core import log
from sfdesk.core.errors import SfdeskError
from sfdesk.core.files import write_for_user
from sfdesk.core.language import tr
from sfdesk.core.paths import Profile, edition_folder, resources_folder
from sfdesk.core.redact import redacted
from sfdesk.core.settings import SettingsStore
from sfdesk.edition.manifest import MANIFEST, file_hash, verify

HEAD = (
    "sfdesk diagnostic report",
    "For whoever looks after sfdesk for you. It is made to hold no notes, no searches, no file",
    "names of yours and no user name. Read it before you pass it on.",
)
# What runs in the window and the commands; the frozen program holds their papers for this.
LIBRARIES = (
    "PySide6-Essentials",
    "PySide6-Pdf",
    "shiboken6",
    "Whoosh-Reloaded",
    "SQLAlchemy",
    "alembic",
    "typst",
    "filelock",
    "platformdirs",
    "rapidfuzz",
    "securesystemslib",
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
    "check_after",
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
        ("Installed editions", _attempt(lambda: _installed(profile))),
        ("Policy", _attempt(_policy)),
        ("Settings", _attempt(lambda: _settings(profile))),
        *more,
        ("Log", _attempt(lambda: log.last_lines(profile.logs, LOG_LINES))),
    ]
    lines = [*HEAD]
    for title, told in parts:
        lines += ["", f"[{title}]", *told]
    return redacted(_without_places("\n".join(lines) + "\n", profile))


def write_report(
    profile: Profile, path: Path, more: Iterable[tuple[str, Iterable[str]]] = ()
) -> None:
    """Write the report to a file, whole or not at all.

    Raises:
        SfdeskError: If the file cannot be written; one that was there is as it was.
    """
    write_for_user(path, report(profile, more).encode("utf8", "replace"), tr("The report"))


def _attempt(section: Callable[[], Iterable[str]]) -> list[str]:
    """Return the lines of a section; one that fails says how, and the others still come."""
    try:
        return list(section())
    except Exception as error:  # noqa: BLE001 - a report about a broken program must not break
        return ["This could not be found out:", *log.trace_lines(error)]


def _program() -> Iterator[str]:
    yield f"sfdesk {__version__}"
    yield f"Python {sys.version.split()[0]}, {sys.implementation.name}"
    yield f"frozen: {'yes' if getattr(sys, 'frozen', False) else 'no'}"
    for name in LIBRARIES:
        yield f"{name} {_version(name)}"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not told"


def _system() -> Iterator[str]:
    yield from _system_names()
    yield f"{os.cpu_count()} processors, {8 * struct.calcsize('P')} bits"
    yield f"locale {locale.setlocale(locale.LC_CTYPE)}, files {sys.getfilesystemencoding()}"
    for name in VARIABLES:
        yield f"{name} {'is set' if os.environ.get(name) else 'is not set'}"


def _system_names() -> Iterator[str]:
    """Yield what the system is called, not what the computer is: that may be a person's name.

    Python's module ``platform`` starts other programs to find this out.
    """
    if sys.platform == "win32":
        found = sys.getwindowsversion()
        yield f"Windows {found.major}.{found.minor}.{found.build}, edition {found.product_type}"
        yield f"machine {sysconfig.get_platform()}"
        return
    kernel = os.uname()
    yield f"{kernel.sysname} {kernel.release} ({kernel.version})"
    yield f"machine {kernel.machine}"
    with suppress(OSError, KeyError):
        yield _os_release()["PRETTY_NAME"]


def _os_release() -> dict[str, str]:
    """Return what a Linux says of itself."""
    lines = Path("/etc/os-release").read_text(encoding="utf8", errors="replace").splitlines()
    pairs = (line.partition("=") for line in lines)
    return {name: value.strip("\"'") for name, _, value in pairs}


def _edition() -> Iterator[str]:
    folder = edition_folder()
    try:
        manifest = verify(folder)
    except SfdeskError as error:
        # The name of the folder may be anybody's.
        why = error.happened.replace(str(folder), "its folder")
        yield f"verification: FAILED, {type(error).__name__}: {why}"
        yield from _hashes(folder)
        return
    yield "verification: every file is as it was built"
    yield f"edition {manifest.id}, format {manifest.format}"
    yield f"content {manifest.content_hash}"
    yield from (f"{name} {value}" for name, value in sorted(manifest.files.items()))


def _installed(profile: Profile) -> Iterator[str]:
    from sfdesk.editions.installed import installed
    from sfdesk.editions.record import lines

    for each in installed(profile.editions):
        marks = [each.mark, "damaged" if each.damaged else "", "open" if each.current else ""]
        yield ", ".join(filter(None, (each.name, *marks)))
    yield f"{len(list(lines(profile.editions)))} lines of record"


def _policy() -> Iterator[str]:
    """Yield what a policy allows; nothing of the organisation, and no place."""
    from sfdesk.core.policy import current_policy

    policy = current_policy()
    yield "none" if policy.path is None else f"there is one; {len(policy.wrong)} faults"
    for name, value in policy._asdict().items():
        if isinstance(value, bool):
            yield f"{name} = {value}"
    yield f"trusted root: {'named' if policy.trusted_root else 'not named'}"


def _without_places(text: str, profile: Profile) -> str:
    """Return the text without the user's folders, wherever they are, and the program's."""
    places = {
        profile.config: "<settings>",
        profile.data: "<data>",
        profile.cache: "<cache>",
        edition_folder(): "<edition>",
        resources_folder(): "<resources>",
    }
    # The longest first: one may lie in another. The root of a disk is nobody's.
    for place in sorted(filter(_is_folder, places), key=lambda each: -len(str(each))):
        text = text.replace(str(place), places[place])
    return text


def _is_folder(place: Path) -> bool:
    return place.is_absolute() and len(place.parts) > 1


def _hashes(folder: Path) -> Iterator[str]:
    names = (MANIFEST, "matrix.sqlite", "review.toml", "source-check.toml")
    for path in (folder / name for name in names):
        yield f"{path.name} {file_hash(path) if path.is_file() else 'is missing'}"


def _settings(profile: Profile) -> Iterator[str]:
    settings = SettingsStore(profile.config).settings
    for name in SETTINGS:
        value = getattr(settings, name)
        # A file may have been edited: of lists of words only the number is told.
        words = isinstance(value, tuple) and any(isinstance(each, str) for each in value)
        yield f"{name} = {f'{len(value)} words' if words else repr(value)}"
