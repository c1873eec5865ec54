"""Makes the page of an entry and puts it into the reading pane."""

from dataclasses import replace
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocument, QTextDocumentFragment

from sfdesk.app import App
from sfdesk.model.citation import source_line, with_source
from sfdesk.model.entries import Entry, Intervention, Key, Note, Term, kind_of
from sfdesk.model.ours import Ours
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.pages.html import Blocks, TermFinder
from sfdesk.ui.pages.page import Page, make_page
from sfdesk.ui.panes.page_copy import plain_text, rich_text
from sfdesk.ui.panes.reading_pane import ReadingPane


class Reader:
    """Knows which entry is open, and shows it anew when looks or switches change."""

    def __init__(self, app: App, pane: ReadingPane, theme: Theme, zoom: int) -> None:
        self._app = app
        self._pane = pane
        self._terms = TermFinder(app.edition.glossary)
        self.blocks = Blocks(theme, zoom, self._terms)
        self.open_key: Key | None = None
        self._marked: list[str] = []
        self._prepared: tuple[Entry, Page] | None = None
        self.ours = Ours()

    def restyle(self, theme: Theme, zoom: int) -> None:
        """Show the open page in another theme or size."""
        self.blocks = Blocks(theme, zoom, self._terms)
        self.refresh()

    def prepare(self, entry: Entry) -> None:
        """Make the page of an entry that is to be shown soon."""
        if self.open_key != (kind_of(entry), entry.slug):
            self._prepared = entry, self._page(entry, self.ours)

    def show(self, entry: Entry) -> None:
        """Show an entry from its top, nothing marked; one that is open already stays as it is."""
        if self.open_key != (kind_of(entry), entry.slug):
            self._marked = []
            self._show(entry)

    def mark(self, words: list[str]) -> None:
        """Mark words that the search matched on the page that is shown."""
        if words != self._marked:
            self._marked = words
            self._pane.mark(words)

    def close(self) -> None:
        """Show nothing: nothing was found that could be read."""
        self.open_key = None
        self._pane.show_nothing()

    def refresh(self) -> None:
        """Show the open entry anew, where it was scrolled to."""
        self._prepared = None
        if self.open_key is None:
            return
        scrolled = self._pane.scrolled()
        self._show(self._app.edition.entry(*self.open_key))
        self._pane.scroll_to(scrolled)

    def _show(self, entry: Entry) -> None:
        self.open_key = (kind_of(entry), entry.slug)
        pane, page = self._pane, self._made(entry)
        pane.show_page(
            page,
            self.blocks,
            printable=isinstance(entry, Intervention),
            sourced=not isinstance(entry, Term | Note),
            published=self._app.published.is_filled,
        )
        pane.mark(self._marked)
        pane.browser.setAccessibleDescription(entry.name)

    def cited(self) -> QMimeData | None:
        """Return what is selected on the page, or all that is the review's, with where it is from.

        It is plain text and rich text at once; a program takes what it can use.
        """
        if self.open_key is None:
            return None
        info, entry = self._app.edition.info, self._app.edition.entry(*self.open_key)
        browser = self._pane.browser
        piece = browser.textCursor().selection()
        if piece.isEmpty():
            piece = QTextDocumentFragment(self._evidence(entry))
        mime = QMimeData()
        mime.setText(with_source(info, entry, plain_text(piece)))
        mime.setHtml(f"{rich_text(piece)}<p>{escape(source_line(info, entry))}</p>")
        return mime

    def _made(self, entry: Entry) -> Page:
        """Return the page of an entry, as it was prepared or made now."""
        prepared, self._prepared = self._prepared, None
        if prepared and prepared[0] is entry:
            return prepared[1]
        return self._page(entry, self.ours)

    def _page(self, entry: Entry, ours: Ours | None) -> Page:
        switched, shelf = self._pane.published_switch.isChecked(), self._app.published
        blocks = replace(
            self.blocks,
            sources=self._app.settings.settings.show_sources,
            published=shelf.cells(entry) if switched else {},
        )
        return make_page(self._app.edition, entry, blocks, ours)

    def _evidence(self, entry: Entry) -> QTextDocument:
        """Return the page without what the team has written, which is not the review's."""
        document = QTextDocument()
        document.setDefaultStyleSheet(self.blocks.css())
        document.setHtml(self._page(entry, None).html)
        return document
