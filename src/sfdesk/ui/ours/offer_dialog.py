"""One offer: who offers what here, for whom, how to get it, and when somebody last asked."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from sfdesk.core.language import to_translate, tr
from sfdesk.model.edition import Edition
from sfdesk.model.local_layer import NO_FAMILIES
from sfdesk.model.offers import OFFER_DATES, OFFER_LABELS, Offer, OfferStatus
from sfdesk.ui.ours.fields import Choice, LineField, TextField, add_row
from sfdesk.ui.ours.keeper import Keeper
from sfdesk.ui.ours.keeping_dialog import KeepingDialog
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.dialog import form

_PARTS = {
    to_translate("The offer"): ("intervention", "need", "provider", "what", "status"),
    to_translate("Who it is for"): ("who_for", "ages", "areas", "languages", "cost"),
    to_translate("How to get it"): ("how_to_get_it", "who_decides", "contact", "where", "times"),
    to_translate("When"): ("next_start", "waiting_time", "waiting_as_of"),
    to_translate("How it is done"): ("staff_trained", "complaints"),
    to_translate("Last checked"): ("checked_on", "checked_by"),
}
_LONG = ("who_for", "areas", "how_to_get_it", "contact", "where", "times", "complaints")
_HINTS = {
    "waiting_as_of": to_translate("When you were told, as 26/11/2026"),
    "checked_on": to_translate("When somebody last asked, as 26/11/2026"),
    "checked_by": to_translate("A role is enough: family support team"),
}
_SERVICE = to_translate("Write about the service.")
_EMPTY = to_translate("Leave empty what you do not know: nothing is filled in for you.")


class OfferDialog(KeepingDialog):
    """Adds an offer, or changes or removes one.

    Args:
        edition: Whose interventions and needs it may be for.
        offer: What stands in the fields at first; without an id it is a new one.
    """

    def __init__(
        self, edition: Edition, keeper: Keeper, offer: Offer, parent: QWidget | None
    ) -> None:
        title = tr("Offer in our area") if offer.id else tr("New offer in our area")
        super().__init__(title, keeper, parent, wide=72)
        self._edition, self.offer = edition, offer
        self.add_text(" ".join(map(tr, (_SERVICE, NO_FAMILIES, _EMPTY))))
        self.fields: dict[str, Choice | LineField | TextField] = {}
        layout = form()
        for heading, names in _PARTS.items():
            self._add_part(layout, heading, names)
        asked_today = push_button(tr("I have asked today"), self.check_today)
        asked_today.setAutoDefault(False)
        layout.addRow("", asked_today)
        self.content.addLayout(layout)
        self.save_button = self.add_button(tr("Save"), self.save, main=True)
        if offer.id and not offer.read_only:
            self.add_button(tr("Remove"), self.remove)
        self.add_button(tr("Cancel"), self.reject)
        self.fields["provider"].setFocus()
        self._before = self.written

    def _add_part(self, layout: QFormLayout, heading: str, names: tuple[str, ...]) -> None:
        head = QLabel(tr(heading))
        head.setObjectName("paneHead")
        layout.addRow(head)
        for name in names:
            self.fields[name] = self._field(name)
            add_row(layout, tr(OFFER_LABELS[name]), self.fields[name])

    def check_today(self) -> None:
        """Write today as the day of the last check."""
        self.fields["checked_on"].put(f"{date.today():%d/%m/%Y}")

    def _field(self, name: str) -> Choice | LineField | TextField:
        value, label = str(getattr(self.offer, name)), tr(OFFER_LABELS[name])
        if choices := dict(self._choices(name)):
            if value not in choices:
                # It may be of another edition; it is not lost because somebody looks at it here.
                choices[value] = value
            return Choice(choices.items(), value, label)
        if name in _LONG:
            return TextField(value, label)
        field = LineField(_day_shown(value) if name in OFFER_DATES else value, label)
        if name in _HINTS:
            field.setPlaceholderText(tr(_HINTS[name]))
        return field

    def _choices(self, name: str) -> Iterator[tuple[str, str]]:
        if name == "status":
            yield from ((status.value, tr(status.label)) for status in OfferStatus)
        elif name == "intervention":
            yield "", tr("None: it is for a need alone")
            rows = ((row.slug, row.name) for row in self._edition.interventions)
            yield from sorted(rows, key=lambda pair: pair[1].casefold())
        elif name == "need":
            yield "", tr("None in particular")
            yield from ((need.slug, need.name) for need in self._edition.needs)

    @property
    def written(self) -> Offer:
        """What stands in the fields; dates as they were typed."""
        values: dict[str, Any] = {n: field.text().strip() for n, field in self.fields.items()}
        values["status"] = OfferStatus(values["status"])
        return self.offer._replace(**values)

    @property
    def is_changed(self) -> bool:
        """Whether anything stands in the fields that did not at first."""
        return self.written != self._before

    def save(self) -> None:
        """Keep what is written."""
        offer = self.written
        self.keep(
            lambda layer: layer.offers.save(_with_days(offer)),
            lambda saved: tr("Saved: the offer of {name}.", name=saved.provider or saved.what),
            over=lambda layer: layer.offers.save(_with_days(offer), over=True),
        )

    def remove(self) -> None:
        """Remove the offer; it can be brought back by “Undo”."""
        offer = self.offer
        self.keep(
            lambda layer: layer.offers.remove(offer),
            lambda _: tr("The offer is removed. “Undo” in the Edit menu brings it back."),
        )


def _day_shown(day: str) -> str:
    """Return a day as people here write it."""
    year, month, number = day.split("-") if day else ("", "", "")
    return f"{number}/{month}/{year}" if day else ""


def _with_days(offer: Offer) -> Offer:
    """Return an offer with its dates as they are kept; one that is none is refused in keeping."""
    from sfdesk.local.exchange.rows import day_of

    found: dict[str, Any] = {}
    for name in OFFER_DATES:
        if typed := getattr(offer, name):
            found[name] = day_of(typed) or typed
    return offer._replace(**found)
