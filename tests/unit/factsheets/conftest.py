"""Shared by the tests of fact sheets."""

from typing import Any

import pytest

from sfdesk.core.paths import resources_folder
from sfdesk.factsheets.render import SheetMaker


class KeepingMaker(SheetMaker):
    """A typesetter that makes no sheet twice: many tests look at the same ones.

    That a sheet would be the same once more, ``test_the_same_input_gives_the_same_bytes`` holds.
    """

    def __init__(self) -> None:
        super().__init__(resources_folder())
        self._made: dict[object, tuple[object, bytes]] = {}

    def pdf(self, *arguments: Any, **named: Any) -> bytes:
        if "progress" in named:
            return super().pdf(*arguments, **named)
        edition, rows, *others = arguments
        key = (id(edition), *map(id, rows), *others, *named.items())
        if key not in self._made:
            # With what it is made of: others could come to have the numbers of what is gone.
            self._made[key] = (edition, tuple(rows)), super().pdf(*arguments, **named)
        return self._made[key][1]


@pytest.fixture(scope="session")
def maker() -> SheetMaker:
    """A typesetter that is kept, since the first sheet warms it up for the others."""
    return KeepingMaker()
