"""The pictures of the user guide stand under sections that exist, and can be shown."""

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from sfdesk.core.paths import resources_folder
from sfdesk.model.edition import Edition
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.pages.html import Blocks, TermFinder
from sfdesk.ui.pages.page import make_page

FOLDER = resources_folder() / "guide"


def test_every_picture_stands_on_its_page(edition: Edition, qtbot: QtBot) -> None:
    blocks = Blocks(Theme.load(resources_folder(), "light"), 100, TermFinder(edition.glossary))
    shown: set[Path] = set()
    for page in edition.guide:
        html = make_page(edition, page, blocks).html
        for picture in (FOLDER / page.slug).glob("*.png"):
            assert picture.as_uri() in html
            shown.add(picture)
    assert shown == set(FOLDER.rglob("*.png"))
    assert {picture.stem for picture in shown} == {
        "search",
        "filters",
        "map-and-compare",
        "fact-sheets",
    }
    for picture in shown:
        image = QImage(str(picture))
        assert 300 < image.width() <= 524
        assert image.height() > 200
