"""Which offers in our area are printed on the sheets: none, unless they are ticked."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from sfdesk.core.language import number, tr
from sfdesk.model.offers import Offer, OfferStatus, offer_name
from sfdesk.ui.sheets.options import group


class OfferTicks(QVBoxLayout):
    """A tick for each offer of a sheet; one for all of them on a booklet.

    Args:
        offers: What is offered here, of any interventions.

    Signals:
        changed: Others are ticked.
    """

    changed = Signal()

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._offers = [offer for offer in offers if offer.status is not OfferStatus.ENDED]
        self.boxes: dict[str, QCheckBox] = {}
        self._of: dict[str, tuple[Offer, ...]] = {}
        self._column = QVBoxLayout()
        self._group = group(tr("In our area"), self._column)
        self.addWidget(self._group)

    def show_for(self, slugs: Sequence[str]) -> None:
        """Offer what there is of these interventions, unticked."""
        for box in self.boxes.values():
            box.setParent(None)
        self.boxes.clear()
        found = [offer for offer in self._offers if offer.intervention in slugs]
        if len(slugs) == 1:
            self._of = {offer.id: (offer,) for offer in found}
            words = {offer.id: offer_name(offer) for offer in found}
        else:
            self._of = {"all": tuple(found)} if found else {}
            words = {"all": tr("What is offered here ({count})", count=number(len(found)))}
        for name in self._of:
            box = QCheckBox(words[name].replace("&", "&&"))
            box.toggled.connect(self.changed)
            self._column.addWidget(box)
            self.boxes[name] = box
        self._group.setVisible(bool(found))

    @property
    def ticked(self) -> frozenset[str]:
        """Names of the ticked boxes."""
        return frozenset(name for name, box in self.boxes.items() if box.isChecked())

    def tick(self, names: Iterable[str]) -> None:
        """Tick these and no others."""
        wanted = set(names)
        for name, box in self.boxes.items():
            box.setChecked(name in wanted)

    @property
    def chosen(self) -> tuple[Offer, ...]:
        """The offers that are to be printed."""
        return tuple(offer for name in self.ticked for offer in self._of[name])
