"""The file of searches: recent ones, and those that earlier versions saved, which stay in it."""

from pathlib import Path
from typing import Any

from sfdesk.core.json_file import Content, JsonFile
from sfdesk.core.language import to_translate

_FORMAT = 2
"""Files of the first format had no number."""


def searches_file(folder: Path) -> JsonFile:
    """Return it.

    Args:
        folder: Of the user's data.
    """
    return JsonFile(folder / "searches.json", to_translate("Your searches"), _FORMAT)


def held(stored: Content, key: str) -> list[Any]:
    """Return a list of the file; empty where there is none."""
    found = stored.get(key)
    return found if isinstance(found, list) else []
