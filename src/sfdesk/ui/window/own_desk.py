"""What is kept, in the window: shown on the page, in the filters and in Home, found by search.

It opens the dialogs in which something is written. ``own_files`` does what has to do with files.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sfdesk.factsheets.kinds import TableKind
from sfdesk.model.local_layer import LocalNote
from sfdesk.model.offers import Here, Offer
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.own_cards import note_cards, section
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.pages import ours as links
from sfdesk.ui.window.dialogs import open_pdf, open_sheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from sfdesk.model.ours import Ours
    from sfdesk.ui.browsing.state import State
    from sfdesk.ui.cards.model import Card
    from sfdesk.ui.window.main_window import MainWindow


class OwnDesk(QObject):
    """One for each window; made after the first paint.

    Attributes:
        keeper: Keeps what is written.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self.keeper = Keeper(window.app, window.worker, self)
        self._standing: dict[str, frozenset[Here]] = {}
        self._searches = self.ours.searches
        self.keeper.changed.connect(self._show)
        self.keeper.told.connect(lambda line: window.statusBar().showMessage(line, 8000))
        self.keeper.failed.connect(window.session.failed)
        window.session.filler.notes_for = self._notes_for
        window.reading.own_wanted.connect(self.follow)
        window.results.chosen.connect(lambda _: self._read_note())

    @property
    def ours(self) -> "Ours":
        """What is kept now."""
        return self.keeper.ours

    # --- showing ----------------------------------------------------------------------------

    def _show(self) -> None:
        if self._session.reader:
            self._session.reader.ours = self.ours
        self._window.refresh_page()
        if self.ours.standing != self._standing:
            self._standing = self.ours.standing
            self._window.edition.filters.know_here(self._standing)
            self._session.search()
        if self.ours.searches != self._searches:
            self._searches = self.ours.searches
            self._window.sides.show_past()
        self._window.commands.refresh()

    def _notes_for(self, state: "State") -> "list[Card]":
        """Return the cards of the notes that hold what was typed."""
        if not state.asked or any(state.chosen.values()):
            return []
        return note_cards(self._window.edition, self.ours.notes_with(state.asked))

    def _read_note(self) -> None:
        """Turn to the notes of the entry, if it was a note that was found."""
        card = self._window.results.current_card
        if card and card.snippet.section == section():
            self._window.reading.browser.scrollToAnchor(links.NOTES)

    # --- writing ----------------------------------------------------------------------------

    def follow(self, link: str) -> None:
        """Do what a link on the page asks for; see ``pages.ours``."""
        what, _, id_ = link.partition("/")
        ways: dict[str, Callable[[], None]] = {
            links.NEW_OFFER: self.add_offer,
            links.OFFERS: self.show_offers,
            links.CHANGE_OFFER: partial(self._change_offer, id_),
            links.NEW_NOTE: self.write_note,
            links.CHANGE_NOTE: partial(self._change_note, id_),
            links.FIT: self.judge_fit,
            links.COLLECT: self.collect,
        }
        if what in ways:
            ways[what]()

    def add_offer(self) -> None:
        """Write down an offer of the open intervention."""
        row = self._session.open_row
        self.open_offer(Offer(intervention=row.slug if row else ""))

    def open_offer(self, offer: Offer) -> None:
        """Open the dialog of an offer."""
        from sfdesk.ui.ours.offer_dialog import OfferDialog

        window = self._window
        window.open_dialog(OfferDialog(window.edition, self.keeper, offer, window))

    def _change_offer(self, id_: str) -> None:
        if found := next((offer for offer in self.ours.offers if offer.id == id_), None):
            self.open_offer(found)

    def write_note(self) -> None:
        """Write a note on the open entry."""
        if key := self._session.open_key:
            self._open_note(LocalNote(kind=key[0], slug=key[1]))

    def _change_note(self, id_: str) -> None:
        if found := next((note for note in self.ours.notes if note.id == id_), None):
            self._open_note(found)

    def _open_note(self, note: LocalNote) -> None:
        from sfdesk.ui.ours.note_dialog import NoteDialog

        window = self._window
        name = window.edition.entry(note.kind, note.slug).name
        window.open_dialog(NoteDialog(name, window.edition, self.keeper, note, window))

    def judge_fit(self) -> None:
        """Ask whether the open intervention fits."""
        if row := self._session.open_row:
            from sfdesk.ui.ours.fit_dialog import FitDialog

            window, judged = self._window, self.ours.fit_of(row.slug)
            window.open_dialog(FitDialog(row, self.keeper, judged, window))

    def print_fit(self) -> None:
        """Open the print dialog of what was judged beside the evidence: a sheet for a meeting."""
        from sfdesk.factsheets.own_texts import on_fit
        from sfdesk.ui.sheets.table_options import TableOptions

        window, judgements = self._window, self.ours.judgements
        judged = {each.intervention for each in judgements}
        slugs = [row.slug for row in window.edition.interventions if row.slug in judged]
        texts = on_fit(judgements, slugs)
        open_pdf(window, TableOptions(window.app, TableKind.FIT, slugs, texts))

    def collect(self) -> None:
        """Put the open intervention into a collection."""
        if row := self._session.open_row:
            from sfdesk.ui.ours.collect_dialog import CollectDialog

            window, there = self._window, self.ours.collections
            window.open_dialog(CollectDialog(row, self.keeper, there, window))

    def show_offers(self) -> None:
        """List every offer."""
        from sfdesk.ui.ours.offers_dialog import OffersDialog

        window = self._window
        dialog = OffersDialog(window.edition, self.keeper, window)
        dialog.wanted.connect(self.open_offer)
        window.open_dialog(dialog)

    def show_collections(self) -> None:
        """List the collections."""
        from sfdesk.ui.ours.collections_dialog import CollectionsDialog
        from sfdesk.ui.window.own_files import OwnFiles

        window = self._window
        dialog = CollectionsDialog(window.edition, self.keeper, window)
        dialog.printed.connect(partial(open_sheets, window))
        dialog.opened.connect(lambda slug: self._session.open_entry((EntryKind.INTERVENTION, slug)))
        # PySide lets go of what only a method of its own is connected to.
        files = OwnFiles(window, self.keeper)
        dialog.exported.connect(lambda collection: files.export_collection(collection))
        window.open_dialog(dialog)
