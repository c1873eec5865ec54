"""Every offer in our area, those for a need alone and those of another edition included."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sfdesk.core.language import number, to_translate, tr, tr_n, within
from sfdesk.model.edition import Edition
from sfdesk.model.offers import Here, Offer, offer_name
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.ours.fields import LineField
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.ours.ordered_list import Lines
from sfdesk.ui.support.buttons import WrappingTick
from sfdesk.ui.support.dialog import Dialog

_NOTHING = to_translate("Nothing is written down yet. Add an offer, or import a spreadsheet.")
_MOST = 300
"""Lines that are listed at once."""


class OffersDialog(Dialog):
    """Lists them; what is chosen can be changed.

    Signals:
        wanted(Offer): It is to be changed, or added where it has no id.
    """

    wanted = Signal(object)

    def __init__(self, edition: Edition, keeper: Keeper, parent: QWidget | None) -> None:
        super().__init__(tr("Offers in our area"), parent, wide=72)
        self._edition, self._keeper = edition, keeper
        self._needs = {need.slug: need.name for need in edition.needs}
        self._texts: dict[str, str] = {}
        self.count = self.add_text("", "paneHead")
        self.search = LineField("", tr("Find in the list"))
        self.search.setPlaceholderText(tr("Find by provider, name, place or intervention"))
        self.search.textChanged.connect(self.show_offers)
        self.content.addWidget(self.search)
        self.due = WrappingTick(tr("Only those that need a check"))
        self.due.toggled.connect(self.show_offers)
        self.content.addWidget(self.due)
        self.list = Lines(tr("Offers in our area"), high=8)
        self.list.itemActivated.connect(lambda _: self._change())
        self.content.addWidget(self.list, 1)
        self.add_button(tr("New…"), lambda: self.wanted.emit(Offer()))
        self.change_button = self.add_button(tr("Change or remove…"), self._change)
        self.add_button(tr("Close"), self.reject, default=True)
        keeper.changed.connect(self._show_anew)
        self.show_offers()

    def first_stop(self) -> QWidget | None:
        """Begin at the list, if there is anything in it."""
        return self.list if self.list.count() else None

    def _show_anew(self) -> None:
        self._texts = {}
        self.show_offers()

    def show_offers(self, *_: object) -> None:
        """Show what is kept now."""
        ours = self._keeper.ours
        due = [offer for offer in ours.offers if ours.needs_check(offer)]
        shown = self._found(due if self.due.isChecked() else ours.offers)
        lines = ((offer.id, self._line(offer)) for offer in shown[:_MOST])
        self.list.show_lines(lines, self.list.current())
        self.change_button.setEnabled(bool(shown))
        self.count.setText(_counted(len(ours.offers), len(due), len(shown)))

    def _found(self, offers: Sequence[Offer]) -> Sequence[Offer]:
        """Return the offers that hold every word of what is typed."""
        words = self.search.text().casefold().split()
        if not words:
            return offers
        return [offer for offer in offers if all(w in self._searched(offer) for w in words)]

    def _searched(self, offer: Offer) -> str:
        """Return what an offer is found by; of thousands it is made once, not at every key."""
        if offer.id not in self._texts:
            parts = (self._for(offer), offer.provider, offer.what, offer.where, offer.areas)
            self._texts[offer.id] = " ".join(parts).casefold()
        return self._texts[offer.id]

    def _line(self, offer: Offer) -> str:
        told = [tr("Status: {status}", status=within(offer.status.label))]
        told += [tr("from your team")] if offer.read_only else []
        told += [within(Here.NEEDS_CHECK.label)] if self._keeper.ours.needs_check(offer) else []
        return f"{self._for(offer)}: {offer_name(offer)}\n{' · '.join(told)}"

    def _for(self, offer: Offer) -> str:
        edition = self._edition
        if edition.has(EntryKind.INTERVENTION, offer.intervention):
            return edition.intervention(offer.intervention).name
        return self._needs.get(offer.need, offer.intervention or offer.need)

    def _change(self) -> None:
        chosen = self.list.current()
        if found := next((o for o in self._keeper.ours.offers if o.id == chosen), None):
            self.wanted.emit(found)


def _counted(offers: int, due: int, shown: int) -> str:
    """Return how many offers there are, and of how many that are to be shown all are not listed."""
    if not offers:
        return tr(_NOTHING)
    told = ", ".join(
        (
            tr_n("{count} offer", "{count} offers", offers),
            tr_n("{count} to be checked", "{count} to be checked", due),
        )
    )
    if shown <= _MOST:
        return told
    return tr(
        "{told}; the first {most} of {all} are listed",
        told=told,
        most=number(_MOST),
        all=number(shown),
    )
