"""What shows a page: in lines of a length that reads well, at any width and text size."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QTextEdit

from sfdesk.ui.support.zoomed import ZoomedBrowser

MOST_CHARACTERS, LEAST_CHARACTERS = 72, 60
"""Of a line; lines are ragged, so that most are a little shorter than the longest."""
_SAMPLE = (
    "Parents meet in a group for two hours each week, and practise at home what they have seen. "
    "The evidence is promising, but no study has yet followed families for more than a year."
)
_TEXT_SHARE = 15 / 14
"""Of the window's text size, that the text of a page has."""
MARGIN, NARROW_MARGIN = 24, 12
BAR = 16
"""What the scroll bar and a frame take."""


class PageBrowser(ZoomedBrowser):
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
        room = self.width() - BAR
        text = self.width_of(MOST_CHARACTERS)
        margin = MARGIN if room > text * 2 // 3 + 2 * MARGIN else NARROW_MARGIN
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
