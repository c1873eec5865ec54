"""Make an edition file of a built edition: the same edition gives the same bytes."""

from collections.abc import Sequence
from pathlib import Path

from sfdesk.core.errors import EditionError
from sfdesk.core.files import read_regular, write_for_user
from sfdesk.core.language import tr
from sfdesk.edition.manifest import MANIFEST, verify
from sfdesk.edition.reader import read_edition, read_rest
from sfdesk.editions.container import packed
from sfdesk.editions.envelope import wrapped
from sfdesk.editions.signed_manifest import PAYLOAD_TYPE, SignedManifest

ENVELOPE = "envelope.json"
ROOT_PREFIX = "root-"


def pack(folder: Path, out: Path, roots: Sequence[Path] = ()) -> SignedManifest:
    """Pack a built edition into one file, which nobody has signed yet.

    Args:
        folder: A built edition (``authoring.build``); its index, if it has one, stays behind.
        out: The file, by habit with the ending ``.sfedition``.
        roots: Files with newer sets of trusted keys that travel with it, oldest first.

    Raises:
        EditionError: If the edition is damaged, or the file cannot be written.
    """
    edition = read_edition(folder)
    # Nobody is to sign what cannot be read.
    read_rest(edition)
    names = sorted({MANIFEST, *verify(folder).files})
    try:
        files = {name: read_regular(folder / name) for name in names}
        chain = {f"{ROOT_PREFIX}{n}.json": read_regular(r) for n, r in enumerate(roots, start=1)}
    except OSError as error:
        raise EditionError(
            tr("The edition in {folder} cannot be read.", folder=folder), detail=repr(error)
        ) from error
    manifest = SignedManifest.of(edition, files)
    envelope = wrapped(manifest.encoded(), PAYLOAD_TYPE)
    write_for_user(
        out, packed({ENVELOPE: envelope, **chain, **files}), tr("The edition"), EditionError
    )
    return manifest
