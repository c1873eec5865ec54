"""Rendered pages against stored pictures: a broken layout shows here.

After a change that is meant: “python3 scripts/dev.py pages”, look at the new pictures, commit them.
"""

import pytest
from PySide6.QtGui import QImage

from sfdesk.factsheets.render import SheetMaker
from sfdesk.model.edition import Edition
from tests.golden import FOLDER, SHEETS, Sheet, made
from tests.pictures import difference

_LIMIT = 0.01
"""A word more or less changes some 0.2 % of the dots; a line that moves, 5 % and more."""


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_pages_look_as_they_did(maker: SheetMaker, edition: Edition, sheet: Sheet) -> None:
    pages = made(maker, edition, sheet)
    stored = sorted(FOLDER.glob(f"{sheet.name}-*.png"))
    assert len(pages) == len(stored)
    for page, path in zip(pages, stored, strict=True):
        share = difference(page, QImage(str(path)))
        assert share <= _LIMIT, f"{path.name}: {share:.1%} of the dots differ"


def test_two_pages_of_one_sheet_are_far_apart(maker: SheetMaker, edition: Edition) -> None:
    front, back = made(maker, edition, SHEETS[0])
    assert difference(front, back) > 5 * _LIMIT
