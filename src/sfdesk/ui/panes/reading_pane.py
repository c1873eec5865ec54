"""The reading pane: one entry as a page, with its own find bar, jump list and term strip."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QCursor,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.support.flow_layout import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from sfdesk.ui.pages.html import Blocks
    from sfdesk.ui.pages.page import Page

_LINE_CHARACTERS = 75


class _Browser(QTextBrowser):
    """Shows the page in lines of a length that reads well, whatever the pane's width."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setAccessibleName("Reading pane")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line length at most that of a book."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Set the line length for the present font and width."""
        margin = 24 if self.width() > 500 else 12
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 4
        widest = self.fontMetrics().averageCharWidth() * _LINE_CHARACTERS + 2 * margin
        width = min(room, widest)
        # Each of these lays the whole page out again, so only where something changes.
        if self.document().documentMargin() != margin:
            self.document().setDocumentMargin(margin)
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)


class ReadingPane(QWidget):
    """Shows one entry.

    Signals:
        followed(EntryKind, slug): A link to another entry was followed.
        sheet_wanted: The fact sheet button was pressed.
        copy_wanted: The "copy with citation" button was pressed.
        sources_wanted(bool): Whether to show where each part stands in the review.
        compare_wanted: The open entry is to be marked for comparison, or no longer.
        published_wanted(bool): Whether to show the review's own text beside ours.
    """

    followed = Signal(object)
    sheet_wanted = Signal()
    copy_wanted = Signal()
    compare_wanted = Signal()
    sources_wanted = Signal(bool)
    published_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._blocks: Blocks | None = None
        self._to_mark: list[str] = []
        # Marking is a step of its own, so that the page and its marks do not block together.
        self._mark_timer = QTimer(self)
        self._mark_timer.setSingleShot(True)
        self._mark_timer.timeout.connect(lambda: self.mark(self._to_mark))
        self.browser = _Browser()
        self.browser.anchorClicked.connect(self._follow)
        self.browser.highlighted.connect(self._hovered)
        self.browser.installEventFilter(self)
        self.strip = QLabel()
        self.strip.setObjectName("strip")
        self.strip.setWordWrap(True)
        self.strip.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._actions())
        column.addWidget(self.browser, 1)
        column.addWidget(self.strip)
        column.addWidget(self._find_bar())

    def _actions(self) -> QWidget:
        bar = QWidget()
        row = FlowLayout(spacing=8)
        row.setContentsMargins(24, 10, 12, 6)
        bar.setLayout(row)
        self.sheet_button = QPushButton("Fact sheet…")
        self.sheet_button.setObjectName("main")
        self.sheet_button.clicked.connect(self.sheet_wanted)
        self.copy_button = QPushButton("Copy with citation")
        self.copy_button.clicked.connect(self.copy_wanted)
        self.compare_button = QPushButton("Compare")
        self.compare_button.setCheckable(True)
        self.compare_button.clicked.connect(self.compare_wanted)
        self.jump_button = QPushButton("Sections")
        self.jump_menu = QMenu(self.jump_button)
        self.jump_button.setMenu(self.jump_menu)
        self.sources_button = _toggle("Where in the review", self.sources_wanted)
        self.published_button = _toggle("As published", self.published_wanted)
        for button in (
            self.sheet_button,
            self.compare_button,
            self.copy_button,
            self.jump_button,
            self.sources_button,
            self.published_button,
        ):
            row.addWidget(button)
        return bar

    def _find_bar(self) -> QWidget:
        self.find_bar = QWidget()
        row = QHBoxLayout(self.find_bar)
        row.setContentsMargins(24, 6, 12, 6)
        self.find_edit = QLineEdit()
        self.find_edit.setPlaceholderText("Find in this page")
        self.find_edit.setAccessibleName("Find in this page")
        self.find_edit.textEdited.connect(lambda _: self._find(again=False))
        self.find_edit.returnPressed.connect(lambda: self._find(again=True))
        self.find_edit.installEventFilter(self)
        self.find_result = QLabel()
        close = QPushButton("Close")
        close.clicked.connect(self.close_find)
        for widget in (self.find_edit, self.find_result, close):
            row.addWidget(widget)
        self.find_bar.hide()
        return self.find_bar

    def show_page(
        self, page: "Page", blocks: "Blocks", *, printable: bool, marked: list[str]
    ) -> None:
        """Show a page from its top.

        Args:
            page: The page.
            blocks: What it was made with: its style sheet and its terms.
            printable: Whether a fact sheet can be made of it.
            marked: Words to mark, as they are written; from the search.
        """
        self._blocks = blocks
        document = self.browser.document()
        document.setDefaultStyleSheet(blocks.css())
        self.browser.setHtml(page.html)
        self.browser.fit()
        self.strip.hide()
        self.sheet_button.setEnabled(printable)
        self.compare_button.setEnabled(printable)
        self._to_mark = marked
        self._mark_timer.start()
        self.jump_menu.clear()
        for anchor, words in page.sections:
            action = self.jump_menu.addAction(words)
            action.triggered.connect(lambda _=False, a=anchor: self.browser.scrollToAnchor(a))
        self.jump_button.setEnabled(bool(page.sections))

    def show_compared(self, marked: bool) -> None:
        """Say whether the open entry is marked for comparison."""
        self.compare_button.setChecked(marked)
        self.compare_button.setText("Marked to compare" if marked else "Compare")

    def mark(self, words: list[str]) -> None:
        """Mark words, as they are written in any case, wherever they stand on the page."""
        from sfdesk.ui.panes.page_marks import page_marks

        theme = self._blocks.theme if self._blocks else None
        marks = page_marks(self.browser.document(), words, theme) if words and theme else []
        self.browser.setExtraSelections(marks)

    def scrolled(self) -> int:
        """Return how far the page is scrolled, in pixels."""
        return self.browser.verticalScrollBar().value()

    def scroll_to(self, pixels: int) -> None:
        """Scroll the page."""
        self.browser.verticalScrollBar().setValue(pixels)

    def open_find(self) -> None:
        """Open the find bar and put the keyboard on it."""
        self.find_bar.show()
        self.find_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_edit.selectAll()

    def close_find(self) -> None:
        """Put the find bar away and the keyboard back on the page."""
        self.find_bar.hide()
        self.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, *, again: bool) -> None:
        from PySide6.QtGui import QTextCursor

        words = self.find_edit.text()
        if not again:
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        found = self.browser.find(words)
        if words and not found:
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)
            found = self.browser.find(words)
        self.find_result.setText("" if found or not words else "Not on this page")

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
            QToolTip.showText(QCursor.pos(), text, self.browser)
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.browser, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the find bar with Esc, wherever in this pane the keyboard is."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if (
            event.type() in kinds
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.find_bar.isVisible()
        ):
            if event.type() is QEvent.Type.KeyPress:
                self.close_find()
            # Taking the override keeps the key from the menu's own Esc.
            event.accept()
            return True
        return super().eventFilter(watched, event)


def _toggle(words: str, signal: SignalInstance) -> QPushButton:
    button = QPushButton(words)
    button.setCheckable(True)
    button.toggled.connect(signal)
    return button
