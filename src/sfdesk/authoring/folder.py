"""New folders of authored files: written whole or not at all, and never over what is there."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sfdesk.core.errors import EditionError
from sfdesk.core.files import named
from sfdesk.core.refusals import explained


def check_empty(folder: Path) -> None:
    """Raise if there is something where a new folder is to be.

    Raises:
        EditionError: If so.
    """
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise EditionError(
            f"There is something in {named(folder, whole=True)} already.",
            kept="It is as it was.",
            do="Name a folder that is not there yet.",
        )


def write_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Write a folder of text files, all of them or none.

    Args:
        folder: Not there yet, or empty.
        texts: Name, with ``/``, to text.

    Raises:
        EditionError: If it cannot be written.
    """
    told = "{path} could not be written. {why}"
    with explained(told, EditionError, path=named(folder, whole=True)):
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".sfdesk-", dir=folder.parent))
        try:
            _write(part, texts)
            if folder.exists():
                folder.rmdir()
            part.replace(folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)


def _write(part: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        path = part / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf8", newline="\n")
    part.chmod(0o777 & ~_mask())


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
