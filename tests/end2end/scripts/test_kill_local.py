"""A small sample of the killing that ``scripts/kill_local.py`` does at length."""

import sys

import pytest

from kill_local import try_kills

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="writers are forked")


@pytest.mark.slow
def test_what_was_said_to_be_saved_is_there_after_a_kill() -> None:
    times, changes, faults = try_kills(12, 5)
    assert (times, faults) == (12, [])
    assert changes > 20
