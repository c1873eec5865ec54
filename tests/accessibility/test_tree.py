"""Every view and dialog as a screen reader has it: named, with right roles, in the order seen."""

import pytest

from scenes import dialogs, views
from tests.accessibility.conftest import Seen
from tests.accessibility.judging import faults

pytestmark = pytest.mark.slow

SCENES = [scene.name for scene in (*views(), *dialogs())]


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_wrong_in_the_tree(seen: Seen, scene: str) -> None:
    seen.show(scene)
    if wrong := faults(seen.front()):
        pytest.fail("\n".join(wrong), pytrace=False)
