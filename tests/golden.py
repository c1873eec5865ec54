"""The stored pictures of pages: which there are, and how they are made anew.

Usage: python -m tests.golden, or “python3 scripts/dev.py pages”
"""

import datetime
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PySide6.QtGui import QImage

from sfdesk.authoring.source import read_source
from sfdesk.core.paths import resources_folder
from sfdesk.factsheets.kinds import Audience, PrintProfile
from sfdesk.factsheets.render import SheetMaker
from sfdesk.model.edition import Edition
from tests.pictures import pages

FOLDER = Path(__file__).parent / "data" / "pages"
CONTENT = Path(__file__).parent.parent / "db" / "sfp-2023"
_DPI = 40
_DAY = datetime.date(2026, 11, 23)


@dataclass(frozen=True)
class Sheet:
    """A sheet whose pages are kept as pictures."""

    slug: str
    audience: Audience
    profile: PrintProfile

    @property
    def name(self) -> str:
        """How its pictures' names begin."""
        return f"{self.slug}-{self.audience}-{self.profile}"


SHEETS = [
    Sheet(*each)
    for each in product(
        ("play-therapy", "family-foundations"),
        (Audience.FAMILY, Audience.PRACTITIONER),
        PrintProfile,
    )
]


def made(maker: SheetMaker, edition: Edition, sheet: Sheet) -> list[QImage]:
    """Return the pages of a sheet as small grey pictures."""
    row = edition.intervention(sheet.slug)
    return list(pages(maker.pdf(edition, [row], sheet.audience, sheet.profile, _DAY), _DPI))


def renew() -> int:
    """Make every picture anew and return how many there are."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    maker, edition = SheetMaker(resources_folder()), read_source(CONTENT)
    count = 0
    for sheet in SHEETS:
        for number, page in enumerate(made(maker, edition, sheet), start=1):
            page.save(str(FOLDER / f"{sheet.name}-{number}.png"))
            count += 1
    return count


if __name__ == "__main__":
    print(f"{renew()} pictures in {FOLDER}")  # noqa: T201 - a command of the developers
