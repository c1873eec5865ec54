"""What is offered here, on a sheet: the team's own words, marked so and dated. Model only."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

from sfdesk.factsheets.blocks import Offered, Offers, Page
from sfdesk.factsheets.handing_out import HandingOut, before
from sfdesk.factsheets.kinds import Audience
from sfdesk.model.dates import day_words
from sfdesk.model.offers import OFFER_LABELS, Offer, OfferStatus, needs_check, offer_name

_HEADINGS = {Audience.FAMILY: "Where to get it here", Audience.PRACTITIONER: "In our area"}
_NOTES = {
    Audience.FAMILY: "This part was written by the service that gives you this sheet.",
    Audience.PRACTITIONER: "Local information of the service, not from the review.",
}
_FIELDS = {
    Audience.FAMILY: (
        *("where", "times", "ages", "languages", "cost", "next_start", "how_to_get_it"),
        "contact",
    ),
    Audience.PRACTITIONER: (
        *("where", "areas", "who_for", "ages", "how_to_get_it", "who_decides", "contact"),
        *("times", "languages", "cost", "next_start", "staff_trained", "complaints"),
    ),
}
"""What is told of an offer, in the order of the sheet."""
_TO_FAMILIES = {"times": "When", "cost": "Cost to you"}
"""What a family reads in place of ``OFFER_LABELS``."""
_TOLD = (OfferStatus.WAITING_LIST, OfferStatus.PAUSED, OfferStatus.PLANNED)
"""Kinds of status that a reader must know of."""


def with_offers(
    page: Page, audience: Audience, handing_out: HandingOut, printed: datetime.date
) -> Page:
    """Return the page with the offers of its intervention; without one that has ended.

    Args:
        page: Of one intervention.
        audience: Whom it is for.
        handing_out: Holds offers of any interventions.
        printed: The day by which it is told how old they are.
    """

    def lines(offer: Offer) -> Iterator[str]:
        yield from _lines(offer, audience)
        yield _checked(offer, audience, needs_check(offer, printed, handing_out.check_after))

    items = tuple(
        Offered(offer_name(offer), tuple(lines(offer)))
        for offer in printed_offers(handing_out, page.slug)
    )
    if not items:
        return page
    block = Offers("offers", _HEADINGS[audience], _NOTES[audience], items)
    if page.working:
        return replace(page, working=before("next-step", page.working, block))
    return replace(page, reading=before("references", page.reading, block))


def printed_offers(handing_out: HandingOut, slug: str) -> Iterator[Offer]:
    """Yield the offers that stand on the sheet of an intervention."""
    for offer in handing_out.offers:
        if offer.intervention == slug and offer.status is not OfferStatus.ENDED:
            yield offer


def offer_texts(offer: Offer, audience: Audience) -> Iterator[str]:
    """Yield what a sheet says of an offer."""
    yield offer_name(offer)
    yield from _lines(offer, audience)
    yield _checked(offer, audience, is_old=False)


def _lines(offer: Offer, audience: Audience) -> Iterator[str]:
    if offer.status in _TOLD:
        yield f"At the moment: {offer.status.label.lower()}"
    labels = {**OFFER_LABELS, **(_TO_FAMILIES if audience == Audience.FAMILY else {})}
    for field in _FIELDS[audience]:
        if text := "; ".join(filter(None, map(str.strip, getattr(offer, field).splitlines()))):
            yield f"{labels[field]}: {text}"
    if offer.waiting_time:
        told = f" (told on {day_words(offer.waiting_as_of)})" if offer.waiting_as_of else ""
        yield f"Waiting time: {offer.waiting_time}{told}"


def _checked(offer: Offer, audience: Audience, is_old: bool) -> str:
    """Return when somebody has last asked whether all this is so, and whether that is long ago."""
    ask = "Ask whether this is still so."
    if not offer.checked_on:
        return f"It is not noted when this was checked. {ask}"
    by = f" by {offer.checked_by}" if offer.checked_by and audience != Audience.FAMILY else ""
    old = f" That is some time ago. {ask}" if is_old else ""
    return f"Checked on {day_words(offer.checked_on)}{by}.{old}"
