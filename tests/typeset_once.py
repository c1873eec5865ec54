"""A maker of sheets that sets nothing twice in a run of the tests, in whichever process.

Many tests look at the same sheets, and setting them is most of what such a test costs. That the
same input gives the same bytes once more, ``test_the_same_input_gives_the_same_bytes`` holds.
"""

import datetime
import hashlib
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sfdesk.core.paths import resources_folder
from sfdesk.factsheets.kinds import Picture
from sfdesk.factsheets.render import SheetMaker
from sfdesk.factsheets.typesetting import Typesetter


class KeepingTypesetter(Typesetter):
    """A typesetter that keeps what it set.

    Args:
        folder: Where it is kept, of all processes.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(resources_folder())
        self._folder = folder
        self._remembers = False
        folder.mkdir(exist_ok=True)

    def pdf(
        self, template: str, document: dict[str, Any], printed: datetime.date, logo: bytes = b""
    ) -> bytes:
        make = super().pdf
        asked = (template, document, printed.isoformat())
        return self._kept(asked, logo, lambda: make(template, document, printed, logo))

    def picture(self, template: str, document: dict[str, Any], kind: Picture) -> bytes:
        make = super().picture
        return self._kept((template, document, kind), b"", lambda: make(template, document, kind))

    def forget(self) -> None:
        """Free what the typesetter keeps, if it set anything since: that takes a while."""
        if self._remembers:
            super().forget()
        self._remembers = False

    def _kept(self, asked: object, logo: bytes, make: Callable[[], bytes]) -> bytes:
        name = hashlib.sha256(json.dumps(asked).encode() + logo).hexdigest()
        kept = self._folder / name
        if not kept.exists():
            part = self._folder / f"{name}.{os.getpid()}.{threading.get_ident()}"
            self._remembers = True
            part.write_bytes(make())
            part.replace(kept)
        return kept.read_bytes()


class KeepingMaker(SheetMaker):
    """A maker of sheets with such a typesetter; everything else in it is the real one's.

    Args:
        folder: Where is kept what was set.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(resources_folder())
        self._typesetter = KeepingTypesetter(folder)
        self.forget = self._typesetter.forget
