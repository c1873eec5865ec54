"""What ``scripts/kill_local.py`` notices of what writers said and what is there."""

import sys
from pathlib import Path

import pytest

from kill_local import _faults
from sfdesk.local.layer import LocalLayer
from sfdesk.model.offers import Offer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="writers are forked")


@pytest.mark.parametrize(
    ("lines", "faults"),
    [
        (["saved a", "saved b", "saved c"], ["lost: ['b']"]),
        (["saved a", "removed a", "saved c"], ["came back: ['a']"]),
        (["saved a", "removed a", "undone a", "saved c"], []),
        (["saved b", "undone b", "saved c"], []),
        (["noted n", "saved c"], ["lost: ['n']"]),
        (["saved a", "fault"], ["a writer ended by itself"]),
    ],
)
def test_what_is_lost_is_noticed(tmp_path: Path, lines: list[str], faults: list[str]) -> None:
    layer = LocalLayer(tmp_path)
    layer.offers.save(Offer(intervention="epec", provider="a"))
    layer.close()
    assert _faults(tmp_path, [lines]) == faults
