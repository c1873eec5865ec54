"""The reading pane: one entry as a page, with its own find bar, jump list and term strip."""

from functools import partial
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu, QPushButton, QToolTip, QVBoxLayout, QWidget

from sfdesk.core.language import tr
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.panes.find_bar import FindBar, PageText
from sfdesk.ui.panes.page_browser import MARGIN, PageBrowser
from sfdesk.ui.support.announcing import announce
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.flow_layout import FlowLayout
from sfdesk.ui.support.labels import wrapped_label
from sfdesk.ui.support.menus import add_entry
from sfdesk.ui.support.turns import paint_in_turn

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from sfdesk.ui.pages.html import Blocks
    from sfdesk.ui.pages.page import Page

_TOOLTIP = 160
"""Characters of a meaning that a tooltip shows; the strip below the page shows all."""


class ReadingPane(QWidget):
    """Shows one entry.

    Signals:
        followed(EntryKind, slug): A link to another entry was followed.
        own_wanted(str): Something of one's own is to be added or changed; see ``pages.ours``.
        sheet_wanted: The fact sheet button was pressed.
        copy_wanted: The "copy with citation" button was pressed.
        sources_wanted(bool): Whether to show where each part stands in the review.
        list_wanted: The list is to take the place of the page again.
        compare_wanted: The open entry is to be marked for comparison, or no longer.
        published_wanted(bool): Whether to show the review's own text beside ours.
    """

    followed = Signal(object)
    own_wanted = Signal(str)
    sheet_wanted = Signal()
    copy_wanted = Signal()
    compare_wanted = Signal()
    list_wanted = Signal()
    sources_wanted = Signal(bool)
    published_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._filled = self._alone = False
        self._printable = self._has_sources = self._has_published = False
        self._marked: list[str] = []
        self.browser = PageBrowser()
        self.browser.anchorClicked.connect(self._follow)
        self.browser.highlighted.connect(self._hovered)
        self.strip = wrapped_label("", "strip")
        self.strip.hide()
        self.find_bar = FindBar(PageText(self.browser))
        self.find_bar.changed.connect(self._show_marks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._actions())
        column.addWidget(self.browser, 1)
        column.addWidget(self.strip)
        column.addWidget(self.find_bar)
        self.browser.fitted.connect(self._align)

    def _actions(self) -> QWidget:
        bar = QWidget()
        self._row = FlowLayout(spacing=6)
        bar.setLayout(self._row)
        self.list_button = push_button(tr("‹ Results"), self.list_wanted)
        self.list_button.hide()
        self.sheet_button = push_button(tr("Fact sheet…"), self.sheet_wanted, style="main")
        self.compare_button = push_button(tr("Compare"), self.compare_wanted)
        self.compare_button.setCheckable(True)
        self.copy_button = push_button(tr("Copy with citation"), self.copy_wanted)
        self.jump_button, self.jump_menu = _menu_button(tr("Sections"))
        self.show_button, menu = _menu_button(tr("Show"))
        self.sources_switch = _switch(menu, tr("Where in the review"), self.sources_wanted)
        self.published_switch = _switch(menu, tr("As published"), self.published_wanted)
        for each in (
            self.list_button,
            self.sheet_button,
            self.compare_button,
            self.copy_button,
            self.jump_button,
            self.show_button,
        ):
            self._row.addWidget(each)
        self._align(MARGIN)
        return bar

    def _align(self, left: int) -> None:
        """Let the buttons begin where the text does."""
        self._row.setContentsMargins(left, 10, 12, 6)

    def show_alone(self, alone: bool) -> None:
        """Show that this pane has the place of the list too; what has a menu gives way."""
        self._alone = alone
        self._show_buttons()

    def show_page(
        self,
        page: "Page",
        blocks: "Blocks",
        *,
        printable: bool,
        sourced: bool,
        published: bool,
    ) -> None:
        """Show a page from its top.

        Args:
            page: The page.
            blocks: What it was made with: its style sheet and its terms.
            printable: Whether a fact sheet can be made of it.
            sourced: Whether its parts stand somewhere in the review.
            published: Whether the review's own text is at hand.
        """
        paint_in_turn(self)
        self.browser.blocks = blocks
        document = self.browser.document()
        document.setDefaultStyleSheet(blocks.css())
        self.browser.setCursorWidth(1)
        self.browser.setHtml(page.html)
        self.browser.fit()
        self.strip.hide()
        self._filled = True
        self._printable, self._has_sources, self._has_published = printable, sourced, published
        self._marked = []
        self.find_bar.page_changed()
        self.jump_menu.clear()
        for anchor, words in page.sections:
            add_entry(self.jump_menu, words, partial(self.browser.go_to_anchor, anchor))
        self._show_buttons()

    def show_nothing(self) -> None:
        """Show an empty page: what can be done stands beside it."""
        paint_in_turn(self)
        self.browser.setHtml("")
        self.browser.setCursorWidth(0)
        self.strip.hide()
        self._filled = self._printable = self._has_sources = self._has_published = False
        self._marked = []
        self.jump_menu.clear()
        self._show_buttons()
        self.find_bar.page_changed()

    def _show_buttons(self) -> None:
        """Show what applies to the page; in a narrow window what is in no menu comes first."""
        self.list_button.setVisible(self._alone)
        self.sheet_button.setVisible(self._printable)
        self.compare_button.setVisible(self._printable and not self._alone)
        self.jump_button.setVisible(bool(self.jump_menu.actions()))
        self.copy_button.setVisible(self._filled and not self._alone)
        self.show_button.setVisible(self._has_sources and not self._alone)
        self.published_switch.setVisible(self._has_published)

    def show_compared(self, marked: bool) -> None:
        """Say whether the open entry is marked for comparison."""
        self.compare_button.setChecked(marked)
        self.compare_button.setText(tr("In Compare") if marked else tr("Compare"))

    def mark(self, words: list[str]) -> None:
        """Mark words, as they are written in any case, wherever they stand on the page."""
        self._marked = words
        self._show_marks()

    def _show_marks(self) -> None:
        """Mark what is being found on the page, else what the search found."""
        from sfdesk.ui.panes.page_marks import marks_of, page_marks

        document, blocks = self.browser.document(), self.browser.blocks
        if blocks is None:
            return
        if self.find_bar.places:
            marks = marks_of(document, self.find_bar.places, blocks.theme)
        else:
            marks = page_marks(document, self._marked, blocks.theme) if self._marked else []
        self.browser.setExtraSelections(marks)

    def scrolled(self) -> int:
        """Return how far the page is scrolled, in pixels."""
        return self.browser.verticalScrollBar().value()

    def scroll_to(self, pixels: int) -> None:
        """Scroll the page."""
        self.browser.verticalScrollBar().setValue(pixels)

    def _follow(self, url: "QUrl") -> None:
        kind, _, rest = url.toString().partition(":")
        if kind == "note":
            self.followed.emit((EntryKind.REFERENCE, rest))
        elif kind == "term":
            self._show_term(rest)
        elif kind == "own":
            self.own_wanted.emit(rest)
        elif kind == "entry":
            name, _, slug = rest.partition("/")
            self.followed.emit((EntryKind(name), slug))

    def _hovered(self, url: "QUrl") -> None:
        """Show a term's meaning when its link is pointed at or has the keyboard."""
        kind, _, rest = url.toString().partition(":")
        if kind == "term":
            self._show_term(rest)
        else:
            self.strip.hide()
            QToolTip.hideText()

    def _show_term(self, slug: str) -> None:
        term = self.browser.blocks.terms.term(slug) if self.browser.blocks else None
        if term is None:
            return
        text = f"{term.name}: {term.meaning}"
        if self.strip.isHidden() or self.strip.text() != text:
            announce(self.browser, text)
        self.strip.setText(text)
        self.strip.show()
        if self.browser.viewport().underMouse():
            QToolTip.showText(QCursor.pos(), short_meaning(text), self.browser)

    def close_top(self) -> bool:
        """Put away what lies over the page: the find bar, else a term; return whether any did."""
        if self.find_bar.isVisible():
            self.find_bar.close_it()
        elif self.strip.isVisible():
            self.strip.hide()
            QToolTip.hideText()
        else:
            return False
        return True


def short_meaning(text: str) -> str:
    """Return the first sentence as rich text, which a tooltip breaks into lines."""
    # Python's table of two thousand names of characters comes with it, at no start.
    from html import escape

    first = text.split(". ")[0].rstrip(".")
    return f"<p>{escape(shorten(first, _TOOLTIP, placeholder=' …'))}</p>"


def _menu_button(words: str) -> tuple[QPushButton, QMenu]:
    button = QPushButton(words)
    button.setProperty("menu", True)
    menu = QMenu(button)
    button.setMenu(menu)
    return button, menu


def _switch(menu: QMenu, words: str, signal: SignalInstance) -> QAction:
    action = add_entry(menu, words)
    action.setCheckable(True)
    action.toggled.connect(signal)
    return action
