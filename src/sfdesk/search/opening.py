"""Open the index of an edition wherever a sound one is, or build it where that is allowed."""

import logging
from collections.abc import Sequence
from pathlib import Path

from sfdesk.core.locking import locked
from sfdesk.core.temporary import temporary_folder
from sfdesk.model.edition import Edition
from sfdesk.search.documents import Document
from sfdesk.search.index import (
    IndexUnusableError,
    OpenIndex,
    Progress,
    build_index,
    no_progress,
    open_index,
)

_log = logging.getLogger(__name__)

_PATIENCE = 60.0
"""Seconds to wait for another process that is building the same index."""


def open_or_build(
    documents: Sequence[Document],
    places: Sequence[Path],
    edition: Edition,
    progress: Progress = no_progress,
) -> OpenIndex:
    """Return the first sound index of the edition, else build one.

    Args:
        documents: What is searched, should an index have to be built.
        places: Folders to look in. The last is the user's own, where a new index is put; if that
            cannot be written, a temporary folder serves until the program ends.
        edition: What the index must belong to.
        progress: Told of every step, should an index have to be built; may raise to cancel.
    """
    content = edition.info.content_hash
    for folder in places:
        try:
            return open_index(folder, content)
        except IndexUnusableError as error:
            _log.info("no usable index in %s: %s %s", folder, error, error.detail)
    return _built(documents, places[-1], content, progress)


def _built(
    documents: Sequence[Document], folder: Path, content: str, progress: Progress
) -> OpenIndex:
    try:
        # Another process may be building it, or have built it by now.
        with locked(folder.parent, _PATIENCE):
            try:
                return open_index(folder, content)
            except IndexUnusableError:
                build_index(documents, folder, content, progress)
                return open_index(folder, content)
    except OSError as error:
        _log.warning("the search index cannot be kept: %r", error)
        folder = temporary_folder("index") / "index"
        build_index(documents, folder, content, progress)
        return open_index(folder, content)
