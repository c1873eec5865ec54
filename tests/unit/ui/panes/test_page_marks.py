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


def test_marks_stand_on_their_words_after_emoji(qapp: QApplication) -> None:
    document = QTextDocument(
        "\U0001f600 and \U0001f468\u200d\U0001f469\u200d\U0001f467, epec, \U0001f600 EPEC"
    )
    marks = page_marks(document, ["epec"], choose(resources_folder(), "light"))
    assert [mark.cursor.selectedText() for mark in marks] == ["epec", "EPEC"]
