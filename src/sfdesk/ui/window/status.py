"""The status bar: the edition, what has just happened, and how large the text is."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from sfdesk.core.language import tr
from sfdesk.model.info import EditionInfo
from sfdesk.ui.support.locale import day


class _Line(QLabel):
    """One line of words that ends in an ellipsis where there is no room for all."""

    def __init__(self, words: str, side: Qt.AlignmentFlag) -> None:
        super().__init__()
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.setProperty("elides", True)
        self.show_words(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_words(self, words: str) -> None:
        """Show a line."""
        self.setText(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: long text at a large size must not make the window wider."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        painter, room = QPainter(self), self.contentsRect()
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment(), words)
        painter.end()


class Status(QStatusBar):
    """The status bar.

    Args:
        mark: Why the edition is not to be relied on like others; mostly empty.
        warning: What the user must know of the folder that settings are kept in, if anything.

    Signals:
        zoom_reset: The text is to be as large as usual again.
    """

    zoom_reset = Signal()

    def __init__(self, info: EditionInfo, mark: str, warning: str, zoom: int) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(12, 0, 12, 0)
        self._info = info
        self._edition = _Line("", Qt.AlignmentFlag.AlignLeft)
        self.show_mark(mark)
        self._standing = _Line(
            tr(warning) if warning else tr("Works offline · nothing leaves this computer"),
            Qt.AlignmentFlag.AlignRight,
        )
        self._news = _Line("", Qt.AlignmentFlag.AlignLeft)
        self._news.setObjectName("news")
        self._news.hide()
        # All as permanent ones: what is not permanent Qt hides under a message, and shows again
        # below it whenever it lays out anew, as at another text size.
        for line, share in ((self._edition, 3), (self._news, 1), (self._standing, 2)):
            self.addPermanentWidget(line, share)
        self.addPermanentWidget(self._zoom_button(zoom))
        self.messageChanged.connect(self._show_news)

    def _show_news(self, words: str) -> None:
        """Give what has just happened the whole line, which large text needs."""
        self._news.show_words(words)
        self._news.setVisible(bool(words))
        for line in (self._edition, self._standing):
            line.setHidden(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing on the ground: Qt would paint a message there, under the lines."""

    def show_mark(self, mark: str) -> None:
        """Show which edition is open, and what is to be said of it."""
        info, today = self._info, date.today()
        told = (
            info.title,
            tr("evidence as of {as_of}", as_of=info.evidence_as_of),
            tr(mark) if mark else tr("verified ✓"),
            info.ageing(today) if info.is_due(today) else "",
            tr(
                "edition {id} ({short_hash}), {released}",
                id=info.id,
                short_hash=info.short_hash,
                released=day(info.released),
            ),
        )
        self._edition.show_words(" · ".join(filter(None, told)))
        self._edition.setAccessibleName(tr("Edition: {told}", told=self._edition.text()))

    def _zoom_button(self, zoom: int) -> QWidget:
        self.zoom_button = QToolButton()
        self.zoom_button.setObjectName("quiet")
        self.zoom_button.setToolTip(tr("Text size; press for 100 % (Ctrl+0)"))
        self.zoom_button.clicked.connect(self.zoom_reset)
        self.show_zoom(zoom)
        return self.zoom_button

    def show_zoom(self, zoom: int) -> None:
        """Show how large the text is."""
        self.zoom_button.setText(tr("{zoom} %", zoom=zoom))
        self.zoom_button.setAccessibleName(tr("Text size {zoom} %, back to 100 %", zoom=zoom))
