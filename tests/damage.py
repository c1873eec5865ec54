"""Editions that are damaged where no start looks: in what is read when a search asks for it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sfdesk.edition.manifest import MANIFEST, REQUIRED, file_hash, parsed, write_manifest
from sfdesk.edition.reader import read_edition
from sfdesk.editions.envelope import wrapped
from sfdesk.editions.packing import ENVELOPE
from sfdesk.editions.signed_manifest import PAYLOAD_TYPE, SignedManifest
from signers import ANN, BOB


def spoil_vocabulary(folder: Path) -> None:
    """Take a table of the vocabulary out of a built edition, whose hashes agree with that."""
    change_vouched_for(folder, "DROP TABLE concepts_words")


def change_vouched_for(folder: Path, statement: str) -> None:
    """Change the database of a built edition, whose hashes agree with that."""
    with closing(sqlite3.connect(folder / REQUIRED)) as database:
        database.execute(statement)
        database.commit()
    manifest = parsed(folder, (folder / MANIFEST).read_bytes())
    hashes = {name: file_hash(folder / name) for name in manifest.files}
    write_manifest(folder, manifest._replace(files=hashes))


def spoil_installed_vocabulary(folder: Path) -> None:
    """Do so with an installed edition, whose signatures agree with that too."""
    spoil_vocabulary(folder)
    files = {name: (folder / name).read_bytes() for name in (MANIFEST, REQUIRED)}
    content = wrapped(SignedManifest.of(read_edition(folder), files).encoded(), PAYLOAD_TYPE)
    for each in (ANN, BOB):
        content = each.key.sign(content, PAYLOAD_TYPE)
    (folder / ENVELOPE).write_bytes(content)
