"""Take out of a text who uses this computer: home folders and user names.

Used for everything that may leave a closed site: the log files and the diagnostic report.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

USER, HOME = "<user>", "~"

_SHORT = 4
"""Names shorter than this are taken out only where they stand alone: “al” is in “local”."""

_SEPARATOR = r"[\\/]+"
# A folder of user folders, then one name: up to the next separator, else up to where a text
# would go on. Two backslashes are how repr() writes one.
_OTHERS = re.compile(
    rf"((?:[A-Za-z]:)?{_SEPARATOR}(?:home|Users|Documents and Settings){_SEPARATOR})"
    rf"([^\\/\r\n\"'“”:]+(?={_SEPARATOR})|[^\\/\s\"'“”:,;)]+)",
    re.IGNORECASE,
)


def redacted(text: str, home: Path | None = None, names: Iterable[str] | None = None) -> str:
    """Return the text with home folders as ``~`` and user names as ``<user>``.

    Args:
        text: Anything.
        home: The home folder; by default that of the process.
        names: User names; by default those that the environment and the home folder tell.
    """
    home = _home() if home is None else home
    names = _names(home) if names is None else names
    if pattern := _home_pattern(home):
        text = pattern.sub(HOME, text)
    text = _OTHERS.sub(rf"\g<1>{USER}", text)
    if pattern := _names_pattern(names):
        text = pattern.sub(USER, text)
    return text


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        # A service account may have none.
        return Path(os.sep)


def _names(home: Path) -> set[str]:
    return {home.name, *(os.environ.get(name, "") for name in ("USER", "LOGNAME", "USERNAME"))}


def _home_pattern(home: Path) -> re.Pattern[str] | None:
    parts = [part for part in re.split(_SEPARATOR, str(home)) if part]
    drive = bool(parts) and parts[0].endswith(":")
    if len(parts) <= drive:
        return None
    start = "" if drive else _SEPARATOR
    return re.compile(start + _SEPARATOR.join(map(re.escape, parts)) + r"(?!\w)", re.IGNORECASE)


def _names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    known = sorted({n.strip() for n in names if n.strip()}, key=len, reverse=True)
    if not known:
        return None
    # What was put in already is found first and stays as it is.
    return re.compile("|".join((re.escape(USER), *map(_name_pattern, known))), re.IGNORECASE)


def _name_pattern(name: str) -> str:
    escaped = re.escape(name)
    return rf"(?<![^\W_]){escaped}(?![^\W_])" if len(name) < _SHORT else escaped
