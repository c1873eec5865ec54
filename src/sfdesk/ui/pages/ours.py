"""What a team has written beside an entry: offers, notes, how it fits. Marked as theirs.

Links that add or change something are of the kind ``own:``; ``ui/window/own_links.py`` answers
them.
"""

from collections.abc import Iterator
from html import escape

from sfdesk.core.errors import NotFoundError
from sfdesk.model.dates import day_words
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Entry, Intervention, kind_of
from sfdesk.model.local_layer import LocalNote, with_links
from sfdesk.model.offers import OFFER_LABELS, Offer, OfferStatus, offer_name
from sfdesk.model.ours import Ours
from sfdesk.ui.pages.html import Blocks, link

NEW_OFFER, CHANGE_OFFER, OFFERS = "new-offer", "offer", "offers"
NEW_NOTE, CHANGE_NOTE = "new-note", "note"
FIT = "fit"
COLLECT = "collect"
"""What a link of the kind ``own:`` asks for; what is changed follows after a slash."""

NOTES = "own-notes"
"""Anchor of the notes on a page."""

_MOST = 10
"""Offers that a page shows; each further one takes its time, and the list has them all."""
_SEPARATOR = " &nbsp;·&nbsp; "
_SHOWN_ELSEWHERE = (
    *("intervention", "need", "provider", "what", "status"),
    *("waiting_as_of", "checked_on", "checked_by"),
)


def own_parts(edition: Edition, entry: Entry, blocks: Blocks, ours: Ours) -> Iterator[str]:
    """Yield what a team has written about an entry, and the links to write more."""
    notes = ours.notes_on((kind_of(entry), entry.slug))
    if isinstance(entry, Intervention):
        yield from _offers(entry, blocks, ours)
        yield _fit(entry, blocks, ours)
    if notes:
        yield blocks.heading("Notes (yours)", NOTES)
    for note in notes:
        yield _note(edition, note)
    more = [own_link(NEW_NOTE, "Write a note")] if ours.may_note else []
    if isinstance(entry, Intervention):
        if not ours.fit_of(entry.slug):
            more.append(own_link(FIT, "Does it fit us?"))
        more.append(own_link(COLLECT, "Add to a collection"))
    if more:
        yield f"<p>{_SEPARATOR.join(more)}</p>"


def own_link(what: str, words: str) -> str:
    """Return a link that adds or changes something of the team's own."""
    words = escape(words).replace(" ", "\u00a0")
    return f'<a href="own:{escape(what)}">{words}</a>'


# --- in our area --------------------------------------------------------------------------------


def _offers(row: Intervention, blocks: Blocks, ours: Ours) -> Iterator[str]:
    yield blocks.heading("In our area (yours)", "own-offers")
    offers = ours.offers_of(row.slug)
    if not offers:
        yield "<p>Nobody has written down yet whether this is offered here.</p>"
    for offer in offers[:_MOST]:
        yield _offer(offer, blocks, ours)
    links = [own_link(NEW_OFFER, "Add an offer")]
    if len(offers) > _MOST:
        links.append(own_link(OFFERS, f"{len(offers) - _MOST} more are in the list of offers"))
    yield f"<p>{_SEPARATOR.join(links)}</p>"


def _offer(offer: Offer, blocks: Blocks, ours: Ours) -> str:
    change = "Change (a copy of your own)" if offer.read_only else "Change or remove"
    head = (
        f"<h3>{escape(offer_name(offer))}</h3><p>{escape(_status(offer))}{_due(offer, ours)} "
        f"{own_link(f'{CHANGE_OFFER}/{offer.id}', change)}</p>"
    )
    rows = [(OFFER_LABELS[name], _value(offer, name)) for name in OFFER_LABELS]
    shown = [(label, value) for label, value in rows if value]
    facts = blocks.facts((*shown, (OFFER_LABELS["checked_on"], _checked(offer))))
    return head + facts


def _status(offer: Offer) -> str:
    known = offer.status is not OfferStatus.NOT_KNOWN
    words = [offer.status.label if known else "Whether it is open is not known"]
    words += ["from your team"] if offer.read_only else []
    return f"{', '.join(words)}."


def _value(offer: Offer, name: str) -> str:
    """Return a field as HTML; nothing for what stands elsewhere or is empty."""
    if name in _SHOWN_ELSEWHERE:
        return ""
    text = str(getattr(offer, name))
    if name == "waiting_time" and text:
        as_of = offer.waiting_as_of
        text += f" (as of {day_words(as_of)})" if as_of else " (when this was so is not known)"
    return _lines(text)


def _due(offer: Offer, ours: Ours) -> str:
    if not ours.needs_check(offer):
        return ""
    return " <b class='caution'>Needs a check: ask again before you rely on it.</b>"


def _checked(offer: Offer) -> str:
    told = day_words(offer.checked_on) if offer.checked_on else "Never"
    return escape(f"{told}, by {offer.checked_by}" if offer.checked_by else told)


# --- fit and notes ------------------------------------------------------------------------------


def _fit(row: Intervention, blocks: Blocks, ours: Ours) -> str:
    judged = ours.fit_of(row.slug)
    if not judged:
        return ""
    facts = blocks.facts(
        (aspect.label, f"<b>{escape(each.answer.label)}</b><br>{_lines(each.line)}")
        for aspect, each in judged.items()
    )
    note = "<p class='soft'>Your team’s own judgement; it changes nothing in the evidence.</p>"
    change = f"<p>{own_link(FIT, 'Change')}</p>"
    return blocks.heading("Fit for us (yours)", "own-fit") + note + facts + change


def _note(edition: Edition, note: LocalNote) -> str:
    def linked(slug: str) -> str:
        try:
            linked_to = edition.find(slug)
        except NotFoundError:
            return ""
        return link(kind_of(linked_to), linked_to.slug, linked_to.name)

    text = with_links(_lines(note.text), linked)
    whose = "From your team. Change (a copy of your own)" if note.read_only else "Change or remove"
    return f"<p>{text}<br>{own_link(f'{CHANGE_NOTE}/{note.id}', whose)}</p>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
