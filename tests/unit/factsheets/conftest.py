"""Shared by the tests of fact sheets."""

import pytest

from sfdesk.core.paths import resources_folder
from sfdesk.factsheets.render import SheetMaker


@pytest.fixture(scope="session")
def maker() -> SheetMaker:
    """A typesetter that is kept, since the first sheet warms it up for the others."""
    return SheetMaker(resources_folder())
