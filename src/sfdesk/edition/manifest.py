"""The manifest beside a built edition: which files belong to it, and their hashes."""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from sfdesk.core.errors import EditionError, EditionFormatError
from sfdesk.core.files import read_regular
from sfdesk.core.language import to_translate, tr
from sfdesk.core.refusals import refusal
from sfdesk.edition.built_in import is_genuine
from sfdesk.model.info import EditionInfo

MANIFEST = "edition.json"
REQUIRED = "matrix.sqlite"
"""The file without which there is no edition."""
_FORMAT = 1
_LARGEST = 1024 * 1024
_LONGEST_PLACE = 200


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
    text = json.dumps(manifest._asdict(), indent=2, sort_keys=True) + "\n"
    part.write_text(text, encoding="utf8", newline="\n")
    part.replace(folder / MANIFEST)


def verify(folder: Path) -> Manifest:
    """Check every file of an edition against its manifest, and the built-in one against our code.

    Raises:
        EditionError: If the manifest or a file is missing, a file is not what it was, or the
            edition is not the one that it says it is.
    """
    try:
        content = read_regular(folder / MANIFEST, _LARGEST)
        manifest = parsed(folder, content)
        if not is_genuine(folder, manifest.content_hash, content):
            told = to_translate("The edition in {place} is not the one that sfdesk was built with.")
            raise _error(folder, told, kept=tr("It was not opened."))
        _check_files(folder, manifest)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _error(folder, to_translate("There is no edition in {place}.")) from error
    except (OSError, ValueError) as error:
        raise _unreadable(folder, error) from error
    return manifest


def _check_files(folder: Path, manifest: Manifest) -> None:
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.is_file():
            told = to_translate("The edition in {place} is incomplete: {name} is missing.")
            raise _error(folder, told, name=name)
        if file_hash(path) != expected:
            told = to_translate("The edition in {place} is damaged: {name} is not as it was built.")
            raise _error(folder, told, kept=tr("It was not opened."), name=name)


_DO = to_translate(
    "Install sfdesk again, or in a source checkout run “python3 scripts/dev.py build”."
)


def _unreadable(folder: Path, error: Exception) -> EditionError:
    why = (
        refusal(error, reading=True).why
        if isinstance(error, OSError)
        else tr("No folder can be called that.")
    )
    told = to_translate("The edition in {place} cannot be read. {why}")
    return _error(folder, told, kept=tr("Nothing was changed."), detail=repr(error), why=why)


def _error(
    folder: Path, told: str, *, kept: str = "", detail: str = "", **values: object
) -> EditionError:
    """Return the error of an edition that is not there, not whole or not itself.

    Args:
        told: What is wrong, in English, with ``{place}`` in it and places for the values.
    """
    happened = tr(told, place=_place(folder), **values)
    return EditionError(happened, kept=kept, do=tr(_DO), detail=detail)


def _place(folder: Path) -> str:
    """Return where an edition is, in a line that can be read however long it is."""
    text = str(folder)
    return text if len(text) <= _LONGEST_PLACE else f"{text[:80]}…{text[-40:]}"


def parsed(folder: Path, content: bytes) -> Manifest:
    """Read a manifest.

    Args:
        folder: Of the edition; for what is told.
        content: Of the manifest.

    Raises:
        EditionError: If it is none, or of another format.
    """
    try:
        manifest = Manifest(**json.loads(content))
        _check_form(manifest)
    except (ValueError, TypeError, RecursionError) as error:
        told = to_translate("The edition in {place} is damaged: its manifest cannot be read.")
        raise _error(folder, told, detail=str(error)[:200]) from error
    if manifest.format != _FORMAT:
        raise EditionFormatError(
            tr(
                "The edition in {place} has format {found}; this program reads {known}.",
                place=_place(folder),
                found=manifest.format,
                known=_FORMAT,
            ),
            do=tr("Install a newer sfdesk."),
        )
    return manifest


def _check_form(manifest: Manifest) -> None:
    """Raise if the manifest is none that was written here."""
    texts = (manifest.id, manifest.content_hash)
    if type(manifest.format) is not int or not all(isinstance(text, str) for text in texts):
        raise TypeError("a value is of another kind")
    if not isinstance(manifest.files, dict) or REQUIRED not in manifest.files:
        raise ValueError(f"the list of files does not name {REQUIRED}")
    for name, known in manifest.files.items():
        # A plain name: nothing outside the folder is looked at.
        if name in ("", ".", "..") or set(name) & set("/\\:\0") or not isinstance(known, str):
            raise ValueError("the list of files names what can be none of them")
