"""Marks on the page: what they leave of what is marked."""

import pytest
from PySide6.QtGui import QTextDocument, QTextFormat
from PySide6.QtWidgets import QApplication

from sfdesk.core.paths import resources_folder
from sfdesk.ui.look.theme import choose
from sfdesk.ui.panes.page_marks import page_marks


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_link_that_is_marked_keeps_its_line(qapp: QApplication, theme: str) -> None:
    document = QTextDocument()
    document.setHtml('See <a href="x">parenting</a>.')
    [mark] = page_marks(document, ["parenting"], choose(resources_folder(), theme))
    assert mark.cursor.selectedText() == "parenting"
    assert not mark.format.hasProperty(QTextFormat.Property.TextUnderlineStyle)


def test_in_high_contrast_a_mark_is_a_line_too(qapp: QApplication) -> None:
    document = QTextDocument("Parenting.")
    [mark] = page_marks(document, ["parenting"], choose(resources_folder(), "contrast"))
    assert mark.format.fontUnderline()
