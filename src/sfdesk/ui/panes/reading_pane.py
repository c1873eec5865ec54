"""The reading pane: one entry as a page, with its own find bar, jump list and term strip."""

from html import escape
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QCursor, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPushButton,
    QTextEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.panes.find_bar import FindBar, PageText
from sfdesk.ui.support.flow_layout import FlowLayout
from sfdesk.ui.support.zoomed import ZoomedBrowser

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from sfdesk.ui.pages.html import Blocks
    from sfdesk.ui.pages.page import Page

_MOST_CHARACTERS, _LEAST_CHARACTERS = 72, 60
"""Of a line; lines are ragged, so that most are a little shorter than the longest."""
_SAMPLE = (
    "Parents meet in a group for two hours each week, and practise at home what they have seen. "
    "The evidence is promising, but no study has yet followed families for more than a year."
)
_TEXT_SHARE = 15 / 14
"""Of the window's text size, that the text of a page has."""
_MARGIN, _NARROW_MARGIN = 24, 12
_TOOLTIP = 160
"""Characters of a meaning that a tooltip shows; the strip below the page shows all."""
_BAR = 16
"""What the scroll bar and a frame take."""


class _Browser(ZoomedBrowser):
    """Shows the page in the middle, in lines of a length that reads well, whatever its width.

    Signals:
        fitted(pixels): How far the page stands from the left edge.
    """

    fitted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setAccessibleName("Reading pane")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._left = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line length that of a book."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the line length at another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit()

    def width_of(self, characters: int) -> int:
        """Return how wide a page is whose lines hold so many characters."""
        font = self.font()
        font.setPixelSize(round(font.pixelSize() * _TEXT_SHARE))
        each = QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        return round(each * characters)

    def fit(self) -> None:
        """Set the line length and the margins for the present font and width."""
        room = self.width() - _BAR
        text = self.width_of(_MOST_CHARACTERS)
        margin = _MARGIN if room > text * 2 // 3 + 2 * _MARGIN else _NARROW_MARGIN
        width = min(room, text + 2 * margin)
        # Each of these lays the whole page out again, so only where something changes.
        if self.document().documentMargin() != margin:
            self.document().setDocumentMargin(margin)
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)
        left = (room - width) // 2
        if left != self._left:
            self._left = left
            self.setViewportMargins(left, 0, left, 0)
        self.fitted.emit(left + margin)


class ReadingPane(QWidget):
    """Shows one entry.

    Signals:
        followed(EntryKind, slug): A link to another entry was followed.
        sheet_wanted: The fact sheet button was pressed.
        copy_wanted: The "copy with citation" button was pressed.
        sources_wanted(bool): Whether to show where each part stands in the review.
        list_wanted: The list is to take the place of the page again.
        compare_wanted: The open entry is to be marked for comparison, or no longer.
        published_wanted(bool): Whether to show the review's own text beside ours.
    """

    followed = Signal(object)
    sheet_wanted = Signal()
    copy_wanted = Signal()
    compare_wanted = Signal()
    list_wanted = Signal()
    sources_wanted = Signal(bool)
    published_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._blocks: Blocks | None = None
        self._printable = self._has_sources = self._has_published = self._alone = False
        self._marked: list[str] = []
        # Marking is a step of its own, so that the page and its marks do not block together.
        self._mark_timer = QTimer(self)
        self._mark_timer.setSingleShot(True)
        self._mark_timer.timeout.connect(self._show_marks)
        self.browser = _Browser()
        self.browser.anchorClicked.connect(self._follow)
        self.browser.highlighted.connect(self._hovered)
        self.strip = QLabel()
        self.strip.setObjectName("strip")
        self.strip.setWordWrap(True)
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
        self.list_button = _button("‹ Results", self.list_wanted)
        self.list_button.hide()
        self.sheet_button = _button("Fact sheet…", self.sheet_wanted)
        self.sheet_button.setObjectName("main")
        self.compare_button = _button("Compare", self.compare_wanted)
        self.compare_button.setCheckable(True)
        self.copy_button = _button("Copy with citation", self.copy_wanted)
        self.jump_button = QPushButton("Sections")
        self.jump_button.setProperty("menu", True)
        self.jump_menu = QMenu(self.jump_button)
        self.jump_button.setMenu(self.jump_menu)
        self.show_button = QPushButton("Show")
        self.show_button.setProperty("menu", True)
        menu = QMenu(self.show_button)
        self.sources_switch = _switch(menu, "Where in the review", self.sources_wanted)
        self.published_switch = _switch(menu, "As published", self.published_wanted)
        self.show_button.setMenu(menu)
        for button in (
            self.list_button,
            self.sheet_button,
            self.compare_button,
            self.copy_button,
            self.jump_button,
            self.show_button,
        ):
            self._row.addWidget(button)
        self._align(_MARGIN)
        return bar

    def _align(self, left: int) -> None:
        """Let the buttons begin where the text does."""
        self._row.setContentsMargins(left, 10, 12, 6)

    def least_width(self) -> int:
        """Return the width that lines of sixty characters need."""
        return self.browser.width_of(_LEAST_CHARACTERS) + 2 * _NARROW_MARGIN + _BAR

    def best_width(self) -> int:
        """Return the width beyond which lines would be too long."""
        return self.browser.width_of(_MOST_CHARACTERS) + 2 * _MARGIN + _BAR

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
        marked: list[str],
        sourced: bool,
        published: bool,
    ) -> None:
        """Show a page from its top.

        Args:
            page: The page.
            blocks: What it was made with: its style sheet and its terms.
            printable: Whether a fact sheet can be made of it.
            marked: Words to mark, as they are written; from the search.
            sourced: Whether its parts stand somewhere in the review.
            published: Whether the review's own text is at hand.
        """
        self._blocks = blocks
        document = self.browser.document()
        document.setDefaultStyleSheet(blocks.css())
        self.browser.setCursorWidth(1)
        self.browser.setHtml(page.html)
        self.browser.fit()
        self.strip.hide()
        self._printable, self._has_sources, self._has_published = printable, sourced, published
        self._marked = marked
        self._mark_timer.start()
        self.find_bar.page_changed()
        self.jump_menu.clear()
        for anchor, words in page.sections:
            action = self.jump_menu.addAction(words)
            action.triggered.connect(lambda _=False, a=anchor: self.browser.scrollToAnchor(a))
        self._show_buttons()

    def show_nothing(self) -> None:
        """Show an empty page: what can be done stands beside it."""
        self.browser.clear()
        self.browser.setCursorWidth(0)
        self.strip.hide()
        self._printable = self._has_sources = self._has_published = False
        self._marked = []
        self.jump_menu.clear()
        self._show_buttons()
        self.copy_button.hide()
        self.find_bar.page_changed()

    def _show_buttons(self) -> None:
        """Show what applies to the page; in a narrow window what is in no menu comes first."""
        self.list_button.setVisible(self._alone)
        self.sheet_button.setVisible(self._printable)
        self.compare_button.setVisible(self._printable and not self._alone)
        self.jump_button.setVisible(bool(self.jump_menu.actions()))
        self.copy_button.setVisible(not self._alone)
        self.show_button.setVisible(self._has_sources and not self._alone)
        self.published_switch.setVisible(self._has_published)

    def show_compared(self, marked: bool) -> None:
        """Say whether the open entry is marked for comparison."""
        self.compare_button.setChecked(marked)
        self.compare_button.setText("Marked to compare" if marked else "Compare")

    def mark(self, words: list[str]) -> None:
        """Mark words, as they are written in any case, wherever they stand on the page."""
        self._marked = words
        self._show_marks()

    def _show_marks(self) -> None:
        """Mark what is being found on the page, else what the search found."""
        from sfdesk.ui.panes.page_marks import marks_of, page_marks

        theme = self._blocks.theme if self._blocks else None
        document = self.browser.document()
        if theme is None:
            return
        if self.find_bar.places:
            marks = marks_of(document, self.find_bar.places, theme)
        else:
            marks = page_marks(document, self._marked, theme) if self._marked else []
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
        term = self._blocks.terms.term(slug) if self._blocks else None
        if term is None:
            return
        text = f"{term.name}: {term.meaning}"
        self.strip.setText(text)
        self.strip.show()
        if self.browser.viewport().underMouse():
            QToolTip.showText(QCursor.pos(), short_meaning(text), self.browser)
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.browser, text))

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
    first = text.split(". ")[0].rstrip(".")
    return f"<p>{escape(shorten(first, _TOOLTIP, placeholder=' …'))}</p>"


def _button(words: str, signal: SignalInstance) -> QPushButton:
    button = QPushButton(words)
    button.clicked.connect(signal)
    return button


def _switch(menu: QMenu, words: str, signal: SignalInstance) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.toggled.connect(signal)
    return action
