"""What a page is made with, without a window."""

import pytest

from sfdesk.core.paths import resources_folder
from sfdesk.model.edition import Edition
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.pages.html import Blocks, TermFinder


@pytest.fixture
def blocks(edition: Edition) -> Blocks:
    return Blocks(Theme.load(resources_folder(), "light"), 100, TermFinder(edition.glossary))
