"""Garbage is not looked for meanwhile, and is afterwards, if it was before."""

import gc

import pytest

from sfdesk.core.garbage import not_collecting


@pytest.mark.parametrize("collected", [True, False])
def test_it_is_afterwards_as_it_was_before(collected: bool) -> None:
    before = gc.isenabled()
    (gc.enable if collected else gc.disable)()
    try:
        with not_collecting():
            assert not gc.isenabled()
        assert gc.isenabled() is collected
    finally:
        (gc.enable if before else gc.disable)()
