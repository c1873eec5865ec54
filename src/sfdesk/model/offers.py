"""What is offered here: one offer of a provider for an intervention, or for a need without one.

Only the team knows this, so nothing of it comes from the edition and nothing of it rates anything.
An offer hangs on the slug of an intervention or of a need, which stay when editions change.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sfdesk.core.language import to_translate
from sfdesk.model.hints import distinct
from sfdesk.model.vocabulary import Labelled

CHECK_AFTER = 3
"""Months after which an offer needs a check, unless the settings say otherwise."""


class OfferStatus(Labelled):
    """Whether an offer can be had."""

    OPEN = "open", to_translate("Open")
    WAITING_LIST = "waiting-list", to_translate("Waiting list")
    PAUSED = "paused", to_translate("Paused")
    PLANNED = "planned", to_translate("Planned")
    ENDED = "ended", to_translate("Ended")
    NOT_KNOWN = "not-known", to_translate("Not known")


class Here(Labelled):
    """How an intervention stands in our area, as a filter offers it."""

    OFFERED = "offered", to_translate("Offered here")
    NOT_KNOWN = "not-known", to_translate("Not known here")
    NEEDS_CHECK = "needs-check", to_translate("Needs a check")


@distinct
class Offer(NamedTuple):
    """One offer. Every text may be empty; dates are ``2026-11-26`` or empty.

    Attributes:
        id: Given by the store; empty for one that is not stored yet.
        intervention: Slug; empty for an offer that is for a need alone.
        need: Slug of a need; may be empty where there is an intervention.
        provider: Who offers it.
        what: What it is called there.
        where: Places.
        areas: Where families must live.
        who_for: Which families it is for.
        ages: Of the children, as the provider says.
        how_to_get_it: The way in: a form, a panel, a phone call.
        who_decides: Who says yes or no to a referral.
        contact: Of the service, never of a family.
        times: Days and hours.
        languages: Spoken or interpreted.
        cost: To the family.
        next_start: When the next group or course starts, in words.
        waiting_time: In words.
        waiting_as_of: When the waiting time was told.
        staff_trained: Who is trained to deliver it here.
        complaints: How to complain.
        checked_on: When somebody last asked whether all this is so.
        checked_by: In which role; no name is needed.
        source: What it is called where it was imported from; mostly empty.
        read_only: Whether it is the team's, and changing it makes a copy of one's own.
        version: Counts the changes, so that no window overwrites what another has saved.
    """

    id: str = ""
    intervention: str = ""
    need: str = ""
    provider: str = ""
    what: str = ""
    status: OfferStatus = OfferStatus.NOT_KNOWN
    where: str = ""
    areas: str = ""
    who_for: str = ""
    ages: str = ""
    how_to_get_it: str = ""
    who_decides: str = ""
    contact: str = ""
    times: str = ""
    languages: str = ""
    cost: str = ""
    next_start: str = ""
    waiting_time: str = ""
    waiting_as_of: str = ""
    staff_trained: str = ""
    complaints: str = ""
    checked_on: str = ""
    checked_by: str = ""
    source: str = ""
    read_only: bool = False
    version: int = 0


OFFER_LABELS: Mapping[str, str] = {
    "intervention": to_translate("Intervention"),
    "need": to_translate("Need"),
    "provider": to_translate("Provider"),
    "what": to_translate("What it is called here"),
    "status": to_translate("Status"),
    "where": to_translate("Where"),
    "areas": to_translate("Areas it serves"),
    "who_for": to_translate("Who it is for"),
    "ages": to_translate("Ages"),
    "how_to_get_it": to_translate("How to get it"),
    "who_decides": to_translate("Who decides"),
    "contact": to_translate("Contact"),
    "times": to_translate("Times"),
    "languages": to_translate("Languages"),
    "cost": to_translate("Cost to the family"),
    "next_start": to_translate("Next start"),
    "waiting_time": to_translate("Waiting time"),
    "waiting_as_of": to_translate("Waiting time as of"),
    "staff_trained": to_translate("Staff trained"),
    "complaints": to_translate("How to complain"),
    "checked_on": to_translate("Last checked"),
    "checked_by": to_translate("Checked by (role)"),
}
"""Field → what a person reads, in the order of a form, a spreadsheet and a sheet."""

OFFER_DATES = ("waiting_as_of", "checked_on")


def offer_name(offer: Offer) -> str:
    """Return what an offer is called in a line: who offers it, and its name there."""
    return " – ".join(part for part in (offer.provider, offer.what) if part)


def needs_check(offer: Offer, today: date, months: int = CHECK_AFTER) -> bool:
    """Return whether nobody has checked an offer for so many months; one that ended is at rest."""
    if offer.status is OfferStatus.ENDED:
        return False
    return not offer.checked_on or date.fromisoformat(offer.checked_on) < _before(today, months)


def standing_here(
    offers: Iterable[Offer], today: date, months: int = CHECK_AFTER
) -> dict[str, frozenset[Here]]:
    """Return how the interventions that have offers stand here, by slug.

    One that is not in it is not known here. One whose offers have all ended is not offered.
    """
    found: dict[str, set[Here]] = {}
    for offer in offers:
        if offer.intervention and offer.status is not OfferStatus.ENDED:
            states = found.setdefault(offer.intervention, {Here.OFFERED})
            if needs_check(offer, today, months):
                states.add(Here.NEEDS_CHECK)
    return {slug: frozenset(states) for slug, states in found.items()}


def _before(today: date, months: int) -> date:
    """Return the day so many months before; the last of a month where that month is shorter."""
    years, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    following = date(years + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - date.resolution).day
    return date(years, month + 1, min(today.day, last))
