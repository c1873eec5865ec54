from pathlib import Path

import pytest

from sfdesk.app import App
from sfdesk.core.paths import Profile
from sfdesk.model.edition import Edition
from sfdesk.reading.vocabulary import Vocabulary
from sfdesk.search.documents import documents
from sfdesk.search.engine import Engine
from sfdesk.search.index import build_index, open_index


def engine_of(edition: Edition, folder: Path) -> Engine:
    """Return the search of an edition, over an index built in a folder."""
    found, vocabulary = tuple(documents(edition)), Vocabulary(edition.concepts)
    build_index(found, vocabulary, folder, "0" * 64)
    return Engine(open_index(folder, "0" * 64), found, edition, vocabulary)


@pytest.fixture(scope="session")
def search_app(built: Path, tmp_path_factory: pytest.TempPathFactory) -> App:
    """One application for all searches."""
    return App(Profile.below(tmp_path_factory.mktemp("profile")), built)
