"""Which edition this program was built with: the program's own code says it, no file beside it.

Whoever can change the edition's files can change the hashes that stand beside them; whoever can
change this program can do anything. So what ships with the program is held against hashes that
were compiled into it when it was built (``_built_in.py``, made by ``scripts/build_edition.py``).
An edition from elsewhere has only its own hashes, which find damage but no intent.
"""

import hashlib
import sys
from pathlib import Path

from sfdesk.core.files import read_regular
from sfdesk.core.paths import shipped_edition

try:
    from sfdesk.edition._built_in import CONTENT, INDEX, MANIFEST
except ImportError:
    # A source checkout in which nothing was built yet.
    CONTENT = INDEX = MANIFEST = ""

INDEX_FOLDER = "index"
"""Holds the search index, beside the edition that it is of."""
INDEX_LIST = Path(INDEX_FOLDER, "complete.json")


def is_genuine(folder: Path, content_hash: str, manifest: bytes) -> bool:
    """Say whether an edition may be what it says it is.

    Args:
        folder: Where it lies.
        content_hash: What it says it is.
        manifest: Its manifest, byte for byte.
    """
    if not MANIFEST or _hash(manifest) == MANIFEST:
        return True
    # In a checkout another one may be built from the same content by changed code. Everywhere else
    # the edition lies inside the package.
    is_checkout = shipped_edition().name != "_edition" and not getattr(sys, "frozen", False)
    posing = content_hash == CONTENT and not is_checkout
    return not posing and not _is_the_shipped(folder)


def is_vouched_for(folder: Path) -> bool:
    """Say whether an edition that was opened is the one that the program was built with.

    Where nothing was built yet, nothing vouches for any, and all are taken for it.
    """
    return not MANIFEST or _hash(read_regular(folder / "edition.json")) == MANIFEST


def is_built_in(content_hash: str) -> bool:
    """Say whether content is that of the edition which the program was built with."""
    return content_hash == CONTENT


def has_genuine_index(folder: Path) -> bool:
    """Say whether the search index beside an edition may be opened: not if somebody changed it."""
    if not INDEX or not _is_the_shipped(folder):
        return True
    try:
        return bool(_hash(read_regular(folder / INDEX_LIST)) == INDEX)
    except OSError:
        return False


def module_text(folder: Path, content_hash: str, manifest: str) -> str:
    """Return the source of the module that vouches for a built edition.

    Args:
        folder: The edition with its index.
        content_hash: Of its content.
        manifest: The name of its manifest.
    """
    hashes = {
        "CONTENT": content_hash,
        "MANIFEST": _hash((folder / manifest).read_bytes()),
        "INDEX": _hash((folder / INDEX_LIST).read_bytes()),
    }
    lines = [f'{name} = "{value}"' for name, value in sorted(hashes.items())]
    head = '"""Made by scripts/build_edition.py: the edition that this program was built with."""'
    return "\n".join((head, "", *lines)) + "\n"


def _is_the_shipped(folder: Path) -> bool:
    shipped = shipped_edition()
    return folder == shipped or folder.resolve() == shipped.resolve()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
