"""Keep the imported document in the user's data folder, as one JSON file.

The file is written whole or not at all. What is read back is checked as if it came from
outside: a damaged file is put aside under another name and counts as no import.
"""

import json
import logging
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import Any

from sfdesk.core.errors import PublishedError
from sfdesk.core.files import write_whole
from sfdesk.core.language import tr
from sfdesk.core.shaped import shaped
from sfdesk.published.cells import clean
from sfdesk.published.document import Published

_log = logging.getLogger(__name__)

FILE = "published.json"
FORMAT = 1
LARGEST = 60 * 1024 * 1024


def save(published: Published, folder: Path) -> None:
    """Keep an import in place of the one before it.

    Raises:
        PublishedError: If the folder cannot be written; the import before it is as it was.
    """
    content = {"format": FORMAT, **asdict(published)}
    try:
        write_whole(folder / FILE, json.dumps(content, ensure_ascii=False).encode("utf8"))
    except OSError as error:
        raise PublishedError(
            tr("The imported document could not be kept in {folder}.", folder=folder),
            kept=tr("What was imported before is still there."),
            do=tr("See that there is room on the disk and that you may write to this folder."),
            detail=repr(error),
        ) from error


def load(folder: Path) -> Published | None:
    """Return what was imported, or None where there is nothing (or nothing sound)."""
    path = folder / FILE
    try:
        if not path.is_file():
            return None
        content = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError as error:
        _log.warning("the imported document cannot be read: %r", error)
        return None
    try:
        return _published(json.loads(content.decode("utf8")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        _log.warning("the imported document is damaged and was put aside: %r", error)
        _put_aside(path)
        return None


def _put_aside(path: Path) -> None:
    places = (path.with_name(f"{path.stem}.damaged-{number}.json") for number in count(1))
    try:
        path.rename(next(place for place in places if not place.exists()))
    except OSError as error:
        _log.warning("the damaged import could not be put aside: %r", error)


def _published(content: Any) -> Published:
    if content["format"] != FORMAT:
        raise ValueError(f"format {content['format']!r} is not {FORMAT}")
    found: Published = shaped(Published, content)
    blocks = (block for section in found.sections.values() for block in section)
    cells = (cell for row in found.rows for cell in row.cells.values())
    for text in (*blocks, *cells, *found.notes.values()):
        # No other text can the importer have written.
        if clean(text) != text:
            raise ValueError("a text holds more than light HTML")
    return found
