"""Open the index of an edition wherever a sound one is, or build it where that is allowed."""

import atexit
import logging
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sfdesk.model.edition import Edition
from sfdesk.search.documents import documents
from sfdesk.search.engine import Engine
from sfdesk.search.index import (
    IndexUnusableError,
    OpenIndex,
    Progress,
    build_index,
    no_progress,
    open_index,
)
from sfdesk.search.vocabulary import Vocabulary

_log = logging.getLogger(__name__)
_HASHED = 16
"""Digits of the content's hash that name an index of the user's: none ever replaces another."""


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
    places = (shipped, own / content[:_HASHED])
    index = _opened(places, content)
    if index is None:
        try:
            build_index(found, vocabulary, places[-1], content, progress)
        except OSError as error:
            _log.warning("the search index cannot be kept: %r", error)
        index = _opened(places[-1:], content)
    if index is None:
        folder = Path(tempfile.mkdtemp(prefix="sfdesk-index-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        build_index(found, vocabulary, folder / "index", content, progress)
        index = open_index(folder / "index", content)
    return Engine(index, found, edition, vocabulary)


def _opened(places: Sequence[Path], content: str) -> OpenIndex | None:
    for folder in places:
        try:
            return open_index(folder, content)
        except IndexUnusableError as error:
            _log.info("no usable index in %s: %s %s", folder, error, error.detail)
    return None
