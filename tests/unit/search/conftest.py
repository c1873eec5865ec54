from pathlib import Path

import pytest

from sfdesk.app import App
from sfdesk.core.paths import Profile


@pytest.fixture(scope="session")
def search_app(built: Path, tmp_path_factory: pytest.TempPathFactory) -> App:
    """One application for all searches."""
    return App(Profile.below(tmp_path_factory.mktemp("profile")), built)
