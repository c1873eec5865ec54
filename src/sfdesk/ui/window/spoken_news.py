"""What happens in the window, for those who do not see it: each thing once, and politely."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextCursor

from sfdesk.core.language import tr, tr_n
from sfdesk.ui.support.announcing import Announcer, announce

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow


class SpokenNews(QObject):
    """Announces what is found, what the status bar says, and what is entered on a page."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._results, self._browser = window.results, window.reading.browser
        self._found = Announcer(window.results)
        self._told = Announcer(window.status)
        self._before = ""
        window.session.found.connect(lambda: self._found.say(self._results.spoken_news))
        window.status.messageChanged.connect(self._tell)
        self._browser.entered.connect(self._enter)

    def _tell(self, words: str) -> None:
        """Tell what the status bar says; that it says it no more is no news."""
        if words:
            self._told.say(words)

    def _enter(self, block: QTextBlock) -> None:
        """Tell what kind of thing the cursor has come to, where it is another than before."""
        words = _kind(block)
        if words != self._before:
            announce(self._browser, words)
        self._before = words


def _kind(block: QTextBlock) -> str:
    """Return what a paragraph of a page is, in words; nothing for running text."""
    if level := block.blockFormat().headingLevel():
        return tr("heading level {level}", level=level)
    if items := block.textList():
        return tr_n("list with {count} item", "list with {count} items", items.count())
    table = QTextCursor(block).currentTable()
    if table and table.columns() > 1:
        return tr(
            "table with {rows} rows and {columns} columns",
            rows=table.rows(),
            columns=table.columns(),
        )
    return ""
