"""What the page of an entry is shown in: lines of a length that reads well."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QTextEdit

from sfdesk.core.language import tr
from sfdesk.ui.look.dots import dots_named, dots_picture
from sfdesk.ui.support.browser import SpokenBrowser
from sfdesk.ui.support.locale import keep_english

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from sfdesk.ui.pages.html import Blocks
    from sfdesk.ui.support.spoken_page import SpokenPage

_MOST_CHARACTERS, _LEAST_CHARACTERS = 72, 60
"""Of a line; lines are ragged, so that most are a little shorter than the longest."""
_SAMPLE = (
    "Parents meet in a group for two hours each week, and practise at home what they have seen. "
    "The evidence is promising, but no study has yet followed families for more than a year."
)
_TEXT_SHARE = 15 / 14
"""Of the window's text size, that the text of a page has."""
MARGIN = 24
_NARROW_MARGIN = 12
_BAR = 16
"""What the scroll bar and a frame take."""


class PageBrowser(SpokenBrowser):
    """Shows the page in the middle, in lines of a length that reads well, whatever its width.

    Attributes:
        blocks: What the page was made with.

    Signals:
        fitted(pixels): How far the page stands from the left edge.
    """

    fitted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setAccessibleName(tr("Reading pane"))
        keep_english(self)
        self._left = 0
        self.blocks: Blocks | None = None

    def spoken(self) -> "SpokenPage":
        """Return what a screen reader is told of the page, which is in British English."""
        from PySide6.QtCore import QLocale

        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        return super().spoken()

    def loadResource(self, kind: int, name: "QUrl | str") -> object:
        """Return the dots of how sure anyone is; the guide has pictures in files."""
        url = name if isinstance(name, str) else name.toString()
        if self.blocks is None or not url.startswith("dots:"):
            return super().loadResource(kind, name)
        ink, ratio = QColor(self.blocks.theme.accent), self.devicePixelRatioF()
        return dots_picture(dots_named(url), self.blocks.dot_size, ink, ratio)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line length that of a book."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the line length at another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit()

    def _width_of(self, characters: int) -> int:
        """Return how wide a page is whose lines hold so many characters."""
        font = self.font()
        font.setPixelSize(round(font.pixelSize() * _TEXT_SHARE))
        each = QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        return round(each * characters)

    def least_width(self) -> int:
        """Return the width that lines of sixty characters need."""
        return self._width_of(_LEAST_CHARACTERS) + 2 * _NARROW_MARGIN + _BAR

    def best_width(self) -> int:
        """Return the width beyond which lines would be too long."""
        return self._width_of(_MOST_CHARACTERS) + 2 * MARGIN + _BAR

    def fit(self) -> None:
        """Set the line length and the margins for the present font and width."""
        room = self.width() - _BAR
        text = self._width_of(_MOST_CHARACTERS)
        margin = MARGIN if room > text * 2 // 3 + 2 * MARGIN else _NARROW_MARGIN
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
