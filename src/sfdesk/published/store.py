"""Keep the imported document in the user's data folder, as one JSON file.

The file is written whole or not at all. What is read back is checked as if it came from
outside: a damaged file is put aside under another name and counts as no import.
"""

import json
import logging
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sfdesk.core.errors import PublishedError
from sfdesk.core.files import write_whole
from sfdesk.core.language import tr
from sfdesk.published.cells import clean
from sfdesk.published.document import Published, PublishedRow, Report

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
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}.json")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        _log.warning("the damaged import could not be put aside: %r", error)


def _published(content: Any) -> Published:
    if content["format"] != FORMAT:
        raise ValueError(f"format {content['format']!r} is not {FORMAT}")
    report = content["report"]
    return Published(
        tuple(
            PublishedRow(_text(row["table"]), _text(row["row"]), _texts(row["cells"]))
            for row in content["rows"]
        ),
        {int(number): _safe(text) for number, text in content["notes"].items()},
        {_text(k): tuple(_safe(b) for b in blocks) for k, blocks in content["sections"].items()},
        Report(
            rows=_number(report["rows"]),
            notes=_number(report["notes"]),
            sections=_number(report["sections"]),
            markers=_number(report["markers"]),
            corrected=_number(report["corrected"]),
            unplaced=tuple(_text(line) for line in report["unplaced"]),
        ),
    )


def _texts(cells: Any) -> dict[str, str]:
    return {_text(column): _safe(cell) for column, cell in cells.items()}


def _safe(value: object) -> str:
    """Return a text if it is one that the importer can have written."""
    text = _text(value)
    if clean(text) != text:
        raise ValueError("a text holds more than light HTML")
    return text


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError(f"{value!r} is no number")
    return value
