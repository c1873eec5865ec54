"""Makes the page of an entry and puts it into the reading pane."""

from sfdesk.app import App
from sfdesk.model.citation import with_source
from sfdesk.model.entries import Entry, Intervention, Key, kind_of
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.pages.html import Blocks, TermFinder
from sfdesk.ui.pages.page import make_page
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

    def restyle(self, theme: Theme, zoom: int) -> None:
        """Show the open page in another theme or size."""
        self.blocks = Blocks(theme, zoom, self._terms)
        self.refresh()

    def show(self, entry: Entry, marked: list[str]) -> None:
        """Show an entry from its top; of the one that is open already only the marks change.

        Args:
            entry: What to show.
            marked: Words that the search matched, to be marked on the page.
        """
        if self.open_key == (kind_of(entry), entry.slug):
            if marked != self._marked:
                self._pane.mark(marked)
                self._marked = marked
            return
        self._marked = marked
        self._show(entry)

    def refresh(self) -> None:
        """Show the open entry anew, where it was scrolled to."""
        if self.open_key is None:
            return
        scrolled = self._pane.scrolled()
        self._show(self._app.edition.entry(*self.open_key))
        self._pane.scroll_to(scrolled)

    def _show(self, entry: Entry) -> None:
        self.open_key = (kind_of(entry), entry.slug)
        shelf = self._app.published
        pane = self._pane
        pane.published_button.setVisible(shelf.is_filled)
        published = shelf.cells(entry) if pane.published_button.isChecked() else {}
        page = make_page(
            self._app.edition,
            entry,
            self.blocks,
            sources=self._app.settings.settings.show_sources,
            published=published,
        )
        pane.show_page(
            page, self.blocks, printable=isinstance(entry, Intervention), marked=self._marked
        )
        pane.browser.setAccessibleDescription(entry.name)

    def citation(self) -> str:
        """Return what is selected on the page, or all of it, with where it is from."""
        if self.open_key is None:
            return ""
        entry = self._app.edition.entry(*self.open_key)
        browser = self._pane.browser
        text = browser.textCursor().selection().toPlainText() or browser.toPlainText()
        return with_source(self._app.edition.info, entry, text)
