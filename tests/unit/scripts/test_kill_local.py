"""A small sample of the killing that ``scripts/kill_local.py`` does at length."""

import sys
from pathlib import Path

import pytest

from kill_local import _faults, try_kills
from sfdesk.local.layer import LocalLayer
from sfdesk.model.offers import Offer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="writers are forked")


@pytest.mark.slow
def test_what_was_said_to_be_saved_is_there_after_a_kill() -> None:
    times, changes, faults = try_kills(12, 5)
    assert (times, faults) == (12, [])
    assert changes > 20


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
