"""New folders of authored files: written whole or not at all, and never over what is there."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sfdesk.core.errors import EditionError
from sfdesk.core.files import named
from sfdesk.core.refusals import refusal


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
    part = Path()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".sfdesk-", dir=folder.parent))
        for name, text in texts.items():
            path = part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf8", newline="\n")
        part.chmod(0o777 & ~_mask())
        if folder.exists():
            folder.rmdir()
        part.replace(folder)
    except OSError as error:
        why, do = refusal(error)
        raise EditionError(
            f"{named(folder, whole=True)} could not be written. {why}", do=do
        ) from error
    finally:
        if part.name:
            shutil.rmtree(part, ignore_errors=True)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
