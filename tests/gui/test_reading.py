"""The reading pane: facts, cautions, references, terms, sources, copying."""

from threading import get_ident

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sfdesk.model.text import plain
from sfdesk.model.vocabulary import EntryKind
from sfdesk.search.finding import Found
from sfdesk.ui.browsing.excerpts import marked_words
from sfdesk.ui.pages.reference_card import ReferenceCard
from sfdesk.ui.panes.find_bar import PageText
from sfdesk.ui.panes.page_browser import PageBrowser
from sfdesk.ui.panes.reading_pane import short_meaning
from sfdesk.ui.support.browser import Reached, SpokenBrowser
from sfdesk.ui.window import page_turner
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.conftest import Question


def open_slug(window: MainWindow, slug: str, kind: EntryKind = EntryKind.INTERVENTION) -> str:
    window.session.open_entry((kind, slug))
    return window.reading.browser.toPlainText()


def page_with_keyboard(window: MainWindow, qtbot: QtBot) -> PageBrowser:
    window.activateWindow()
    open_slug(window, "epec")
    window.focus_reading()
    qtbot.waitUntil(window.reading.browser.hasFocus)
    return window.reading.browser


def test_every_intervention_shows_every_column(window: MainWindow) -> None:
    for row in window.edition.interventions:
        text = " ".join(open_slug(window, row.slug).split())
        for name, paragraphs in row.texts():
            for paragraph in paragraphs:
                first = " ".join(plain(paragraph.split(" [")[0]).split())[:50]
                assert first in text, (row.slug, name)
        for label in ("At a glance", "Level of need", "Who delivers", "Cost", "What is not known"):
            assert label in text


def test_every_entry_of_every_kind_has_a_page(window: MainWindow) -> None:
    for entry in window.edition.entries():
        if not entry.slug.isdigit():
            kind = next(k for k in EntryKind if _has(window, k, entry.slug))
            assert entry.name.split(" (")[0] in open_slug(window, entry.slug, kind)


def _has(window: MainWindow, kind: EntryKind, slug: str) -> bool:
    return (kind, slug) in window.edition._by_id


@pytest.mark.parametrize("slug", ["family-foundations", "multisystemic-therapy", "epec"])
def test_cautions_stand_at_the_head(window: MainWindow, slug: str) -> None:
    text = open_slug(window, slug)
    assert "Caution:" in text
    assert text.index("Caution:") < text.index("At a glance")


def test_not_stated_is_written(window: MainWindow) -> None:
    text = open_slug(window, "play-therapy")
    facts = text[text.index("At a glance") : text.index("What it is")]
    assert facts.count("Not stated") >= 3


def test_a_reference_opens_as_a_card_that_says_what_cites_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    open_slug(window, "trauma-informed-care")
    window.reading.browser.anchorClicked.emit(QUrl("note:13"))
    card = window.findChild(ReferenceCard)
    assert card is not None
    text = card.browser.toPlainText()
    assert "Systematic review of organisation-wide, trauma-informed care models" in text
    assert "Trauma-informed care" in text[text.index("Cited by") :]
    card.copy_button.click()
    assert "Bailey" in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(card.followed):
        card.browser.anchorClicked.emit(QUrl("entry:intervention/trauma-informed-care"))
    assert card.result() == QDialog.DialogCode.Accepted


def test_a_browser_is_opened_only_after_asking(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, refused: list[Question]
) -> None:
    opened: list[QUrl] = []

    def opens(address: QUrl) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("sfdesk.ui.support.outside.QDesktopServices.openUrl", opens)
    open_slug(window, "trauma-informed-care")
    window.reading.browser.anchorClicked.emit(QUrl("note:9"))
    card = window.findChild(ReferenceCard)
    assert card is not None
    card.open_button.click()
    assert len(refused) == 1
    assert opened == []
    card.reject()


def test_a_term_shows_its_meaning_on_hover_and_on_focus(window: MainWindow) -> None:
    term = window.edition.glossary[0]
    open_slug(window, "trauma-informed-care")
    window.reading.browser.highlighted.emit(QUrl(f"term:{term.slug}"))
    assert term.meaning in window.reading.strip.text()
    assert window.reading.strip.isVisible()
    window.reading.browser.highlighted.emit(QUrl())
    assert not window.reading.strip.isVisible()


def test_the_link_that_has_the_keyboard_has_a_ring(window: MainWindow, qtbot: QtBot) -> None:
    browser = page_with_keyboard(window, qtbot)
    browser.focusNextPrevChild(True)
    qtbot.waitUntil(lambda: browser.reached is not None and browser.reached.is_link)
    cursor = browser.textCursor()
    cursor.setPosition(cursor.selectionStart())
    qtbot.waitUntil(lambda: browser.viewport().rect().contains(browser.cursorRect(cursor)))
    at, picture = browser.cursorRect(cursor), browser.viewport().grab().toImage()
    ink, paper = browser.palette().text().color(), browser.palette().base().color()
    left = [picture.pixelColor(at.left() - away, at.center().y()) for away in (2, 3, 4)]
    assert left == [ink, ink, paper]


def test_a_link_is_left_however_the_cursor_moves(qtbot: QtBot) -> None:
    browser, field = SpokenBrowser(), QLineEdit()
    browser.setHtml("<p>Before <a href='x:1'>a link</a> and after, <a href='x:2'>two</a>.</p>")
    both = QWidget()
    qtbot.addWidget(both)
    column = QVBoxLayout(both)
    column.addWidget(browser)
    column.addWidget(field)
    both.show()
    both.activateWindow()
    browser.setFocus()
    qtbot.waitUntil(browser.hasFocus)

    def reach() -> Reached | None:
        qtbot.keyClick(browser, Qt.Key.Key_Tab)
        return browser.reached

    assert reach() == Reached(is_link=True, start=7)
    qtbot.keyClick(browser, Qt.Key.Key_Right)
    assert browser.reached is None
    assert reach() == Reached(is_link=True, start=25)
    PageText(browser).select_place((0, 6))
    assert browser.reached is None
    assert reach() == Reached(is_link=True, start=7)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    browser.setFocus(Qt.FocusReason.OtherFocusReason)
    assert browser.reached is None


class Painted(QObject):
    """Takes note of what is painted anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.regions: list[QRegion] = []
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.regions.append(QRegion(event.region()))
        return False

    def whole(self, rect: QRect) -> bool:
        return any(QRegion(rect).subtracted(each).isEmpty() for each in self.regions)


def test_the_whole_ring_comes_and_goes(window: MainWindow, qtbot: QtBot) -> None:
    browser = page_with_keyboard(window, qtbot)
    painted = Painted(browser.viewport())
    for change in (
        lambda: browser.focusNextPrevChild(True),
        lambda: browser.focusNextPrevChild(True),
        window.top.focus_search,
        browser.setFocus,
    ):
        QApplication.processEvents()
        painted.regions.clear()
        change()
        qtbot.waitUntil(lambda: painted.whole(browser.viewport().rect()))


def test_terms_are_linked_in_the_text(window: MainWindow) -> None:
    open_slug(window, "trauma-informed-care")
    assert 'href="term:' in window.reading.browser.toHtml()


@pytest.mark.parametrize("target", ["guide/levels-of-need", "glossary/qcf", "guide/cost-ratings"])
def test_facts_lead_to_what_they_mean(window: MainWindow, target: str) -> None:
    open_slug(window, "multisystemic-therapy")
    kind, slug = target.split("/")
    assert f'href="entry:{target}"' in window.reading.browser.toHtml()
    window.reading.browser.anchorClicked.emit(QUrl(f"entry:{target}"))
    assert window.session.open_key == (EntryKind(kind), slug)


def test_the_tooltip_of_a_term_is_one_short_sentence(window: MainWindow) -> None:
    for term in window.edition.glossary:
        tip = short_meaning(f"{term.name}: {term.meaning}")
        assert tip.startswith("<p>")
        assert len(tip) <= 170 + tip.count("&") * 6


def test_where_each_part_stands_is_shown_on_request(window: MainWindow) -> None:
    assert "Where in the review:" not in open_slug(window, "play-therapy")
    window.reading.sources_switch.trigger()
    text = window.reading.browser.toPlainText()
    assert "Where in the review: Therapies › Play therapy › Description" in text
    assert "Where in the review: Therapies › Play therapy › Evidence gaps" in text


def test_copy_says_where_it_is_from(window: MainWindow) -> None:
    open_slug(window, "play-therapy")
    window.reading.copy_button.click()
    text = QApplication.clipboard().text()
    info = window.edition.info
    assert info.short_hash in text
    assert "evidence as of May 2023" in text
    assert "Play therapy" in text


def copied(window: MainWindow) -> tuple[str, str]:
    """What "copy with citation" puts on the clipboard: plain and rich."""
    window.copy_with_citation()
    mime = QApplication.clipboard().mimeData()
    return mime.text(), mime.html()


def test_copied_tables_stay_tables(window: MainWindow) -> None:
    open_slug(window, "multisystemic-therapy")
    text, html = copied(window)
    assert "Ages of children\t12 to 17" in text
    assert "MST Standard: Level 4+; MST for Child Abuse" in text
    assert html.count("<table") >= 2
    assert "<h2" in html
    assert ">Ages of children<" in html


def test_copied_rich_text_has_none_of_our_looks(window: MainWindow) -> None:
    window.choose_theme("dark")
    open_slug(window, "multisystemic-therapy")
    _, html = copied(window)
    for trace in ("color", "#", "href", "font-family", "note:", "-qt-"):
        assert trace not in html.replace("border-color", ""), trace
    assert "[13]" not in html or "<a" not in html
    assert window.edition.info.short_hash in html


def test_what_is_selected_is_copied_alone(window: MainWindow) -> None:
    open_slug(window, "multisystemic-therapy")
    window.reading.browser.find("At a glance")
    text, html = copied(window)
    assert text.startswith("At a glance\n\n—")
    assert "Level of need" not in html
    assert "Multisystemic therapy" in html


def test_the_jump_list_goes_to_a_section(window: MainWindow) -> None:
    open_slug(window, "trauma-informed-care")
    actions = {action.text(): action for action in window.reading.jump_menu.actions()}
    assert list(actions)[:2] == ["At a glance", "What it is"]
    before = window.reading.scrolled()
    actions["What is not known"].trigger()
    assert window.reading.scrolled() > before


def test_the_words_of_the_query_are_marked_on_the_page(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.found):
        window.session.search_for("methadone")
    qtbot.waitUntil(lambda: bool(window.reading.browser.extraSelections()))
    marked = [s.cursor.selectedText() for s in window.reading.browser.extraSelections()]
    assert marked
    assert all("methadone" in words.lower() for words in marked)


def test_the_words_to_mark_are_found_away_from_the_interface(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = set()

    def watched(found: Found) -> list[str]:
        threads.add(get_ident())
        return marked_words(found)

    monkeypatch.setattr(page_turner, "marked_words", watched)
    with qtbot.waitSignal(window.session.found):
        window.session.search_for("methadone")
    qtbot.waitUntil(lambda: bool(window.reading.browser.extraSelections()))
    assert threads
    assert get_ident() not in threads


def test_another_page_loses_the_marks_of_a_search_that_was_cleared(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.session.found):
        window.session.search_for("methadone")
    qtbot.waitUntil(lambda: bool(window.reading.browser.extraSelections()))
    window.session.search_for("")
    open_slug(window, "play-therapy")
    assert not window.reading.browser.extraSelections()
    window.reading.find_bar.close_it()
    assert not window.reading.browser.extraSelections()
