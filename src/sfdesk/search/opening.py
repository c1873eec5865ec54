"""Open the index of an edition wherever a sound one is, or build it where that is allowed."""

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sfdesk.core.locking import locked
from sfdesk.core.progress import Progress, no_progress
from sfdesk.core.temporary import temporary_folder
from sfdesk.model.edition import Edition
from sfdesk.reading.vocabulary import Vocabulary
from sfdesk.search.documents import documents
from sfdesk.search.engine import Engine
from sfdesk.search.index import IndexUnusableError, OpenIndex, build_index, open_index

_log = logging.getLogger(__name__)
_HASHED = 16
"""Digits of the content's hash that name an index of the user's: none ever replaces another."""
_PATIENCE = 60.0
"""Seconds to wait for another process that is building the same index."""


def open_engine(
    edition: Edition, shipped: Path, own: Path, progress: Progress = no_progress
) -> Engine:
    """Return the engine of an edition, over the first sound index of it, else over a new one.

    Several programs may do this at once: each uses what the first has put there whole.

    Args:
        edition: What is searched.
        shipped: Where an index came with the program.
        own: The user's own folder, where a new index is put; if that cannot be written, a
            temporary folder serves until the program ends.
        progress: Told of every step, should an index have to be built; may raise to cancel.
    """
    found, vocabulary = tuple(documents(edition)), Vocabulary(edition.concepts)
    content = edition.info.content_hash
    kept = own / content[:_HASHED]

    def build(folder: Path) -> OpenIndex:
        build_index(found, vocabulary, folder, content, progress)
        return open_index(folder, content)

    for folder in (shipped, kept):
        try:
            index = open_index(folder, content)
            break
        except IndexUnusableError as error:
            _log.info("no usable index in %s: %s %s", folder, error, error.detail)
    else:
        index = _built(kept, content, build)
    return Engine(index, found, edition, vocabulary)


def index_edition(edition: Edition, folder: Path, progress: Progress = no_progress) -> None:
    """Build the index of an edition in a folder; see ``build_index``."""
    found, vocabulary = tuple(documents(edition)), Vocabulary(edition.concepts)
    build_index(found, vocabulary, folder, edition.info.content_hash, progress)


def _built(folder: Path, content: str, build: Callable[[Path], OpenIndex]) -> OpenIndex:
    try:
        # Another process may be building it, or have built it by now.
        with locked(folder.parent, _PATIENCE):
            with suppress(IndexUnusableError):
                return open_index(folder, content)
            return build(folder)
    except OSError as error:
        _log.warning("the search index cannot be kept: %r", error)
        return build(temporary_folder("index") / "index")
