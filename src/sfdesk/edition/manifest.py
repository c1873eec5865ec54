"""The manifest beside a built edition: which files belong to it, and their hashes."""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from sfdesk.core.errors import EditionError
from sfdesk.model.edition import EditionInfo

MANIFEST = "edition.json"
_FORMAT = 1


class Manifest(NamedTuple):
    """What a built edition consists of.

    Attributes:
        files: File name to SHA-256 (hex).
    """

    format: int
    id: str
    content_hash: str
    files: dict[str, str]

    @classmethod
    def of(cls, info: EditionInfo, files: dict[str, str]) -> "Manifest":
        """Return the manifest of files built from an edition."""
        return cls(_FORMAT, info.id, info.content_hash, files)


def file_hash(path: Path) -> str:
    """Return the SHA-256 (hex) of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into the edition's folder, whole or not at all."""
    part = folder / f"{MANIFEST}.part"
    part.write_text(
        json.dumps(manifest._asdict(), indent=2, sort_keys=True) + "\n", encoding="utf8"
    )
    part.replace(folder / MANIFEST)


def verify(folder: Path) -> Manifest:
    """Check every file of an edition against its manifest.

    Raises:
        EditionError: If the manifest or a file is missing, or a file is not what it was.
    """
    manifest = _read(folder)
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise EditionError(f"The edition in {folder} is incomplete: {name} is missing.", do=_DO)
        if file_hash(path) != expected:
            raise EditionError(
                f"The edition in {folder} is damaged: {name} is not as it was built.",
                kept="It was not opened.",
                do=_DO,
            )
    return manifest


_DO = "Install sfdesk again, or in a source checkout run “python3 scripts/dev.py build”."


def _read(folder: Path) -> Manifest:
    path = folder / MANIFEST
    if not path.is_file():
        raise EditionError(f"There is no edition in {folder}.", do=_DO)
    try:
        manifest = Manifest(**json.loads(path.read_text(encoding="utf8")))
    except (ValueError, TypeError) as error:
        raise EditionError(
            f"The edition in {folder} is damaged: its manifest cannot be read.",
            do=_DO,
            detail=str(error),
        ) from error
    if manifest.format != _FORMAT:
        raise EditionError(
            f"The edition in {folder} has format {manifest.format}; this program reads {_FORMAT}.",
            do="Install a newer sfdesk.",
        )
    return manifest
