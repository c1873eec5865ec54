"""What a team has written beside an entry: offers, notes, how it fits. Marked as theirs.

Links that add or change something are of the kind ``own:``; ``ui/window/own_desk.py`` answers
them.
"""

from collections.abc import Iterator
from html import escape

from sfdesk.core.errors import NotFoundError
from sfdesk.core.language import tr, tr_n
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Entry, Intervention, kind_of
from sfdesk.model.local_layer import LocalNote, with_links
from sfdesk.model.offers import OFFER_LABELS, Offer, OfferStatus, offer_name
from sfdesk.model.ours import Ours
from sfdesk.ui.pages.html import Blocks, lines, link
from sfdesk.ui.support.locale import day

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
        yield blocks.heading(tr("Notes (yours)"), NOTES)
    for note in notes:
        yield _note(edition, note)
    more = [own_link(NEW_NOTE, tr("Write a note"))] if ours.may_note else []
    if isinstance(entry, Intervention):
        if not ours.fit_of(entry.slug):
            more.append(own_link(FIT, tr("Does it fit us?")))
        more.append(own_link(COLLECT, tr("Add to a collection")))
    if more:
        yield f"<p>{_SEPARATOR.join(more)}</p>"


def own_link(what: str, words: str) -> str:
    """Return a link that adds or changes something of the team's own."""
    words = escape(words).replace(" ", "\u00a0")
    return f'<a href="own:{escape(what)}">{words}</a>'


# --- in our area --------------------------------------------------------------------------------


def _offers(row: Intervention, blocks: Blocks, ours: Ours) -> Iterator[str]:
    yield blocks.heading(tr("In our area (yours)"), "own-offers")
    offers = ours.offers_of(row.slug)
    if not offers:
        yield lines((tr("Nobody has written down yet whether this is offered here."),))
    for offer in offers[:_MOST]:
        yield _offer(offer, blocks, ours)
    links = [own_link(NEW_OFFER, tr("Add an offer"))]
    if len(offers) > _MOST:
        more = tr_n(
            "{count} more is in the list of offers",
            "{count} more are in the list of offers",
            len(offers) - _MOST,
        )
        links.append(own_link(OFFERS, more))
    yield f"<p>{_SEPARATOR.join(links)}</p>"


def _offer(offer: Offer, blocks: Blocks, ours: Ours) -> str:
    change = tr("Change (a copy of your own)") if offer.read_only else tr("Change or remove")
    head = (
        f"<h3>{escape(offer_name(offer))}</h3><p>{escape(_status(offer))}{_due(offer, ours)} "
        f"{own_link(f'{CHANGE_OFFER}/{offer.id}', change)}</p>"
    )
    rows = [(tr(OFFER_LABELS[name]), _value(offer, name)) for name in OFFER_LABELS]
    shown = [(label, value) for label, value in rows if value]
    facts = blocks.facts((*shown, (tr(OFFER_LABELS["checked_on"]), _checked(offer))))
    return head + facts


def _status(offer: Offer) -> str:
    known = offer.status is not OfferStatus.NOT_KNOWN
    status = tr(offer.status.label) if known else tr("Whether it is open is not known")
    if offer.read_only:
        return tr("{status}, from your team.", status=status)
    return tr("{status}.", status=status)


def _value(offer: Offer, name: str) -> str:
    """Return a field as HTML; nothing for what stands elsewhere or is empty."""
    if name in _SHOWN_ELSEWHERE:
        return ""
    text = str(getattr(offer, name))
    if name == "waiting_time" and text:
        text = _waiting(text, offer.waiting_as_of)
    return _lines(text)


def _waiting(time: str, as_of: str) -> str:
    if not as_of:
        return tr("{waiting_time} (when this was so is not known)", waiting_time=time)
    return tr("{waiting_time} (as of {day})", waiting_time=time, day=day(as_of))


def _due(offer: Offer, ours: Ours) -> str:
    if not ours.needs_check(offer):
        return ""
    words = tr("Needs a check: ask again before you rely on it.")
    return f" <b class='caution'>{escape(words)}</b>"


def _checked(offer: Offer) -> str:
    told = day(offer.checked_on) if offer.checked_on else tr("Never")
    if offer.checked_by:
        told = tr("{day}, by {role}", day=told, role=offer.checked_by)
    return escape(told)


# --- fit and notes ------------------------------------------------------------------------------


def _fit(row: Intervention, blocks: Blocks, ours: Ours) -> str:
    judged = ours.fit_of(row.slug)
    if not judged:
        return ""
    facts = blocks.facts(
        (tr(aspect.label), f"<b>{escape(tr(each.answer.label))}</b><br>{_lines(each.line)}")
        for aspect, each in judged.items()
    )
    whose = tr("Your team’s own judgement; it changes nothing in the evidence.")
    note = f"<p class='soft'>{escape(whose)}</p>"
    change = f"<p>{own_link(FIT, tr('Change'))}</p>"
    return blocks.heading(tr("Fit for us (yours)"), "own-fit") + note + facts + change


def _note(edition: Edition, note: LocalNote) -> str:
    def linked(slug: str) -> str:
        try:
            linked_to = edition.find(slug)
        except NotFoundError:
            return ""
        return link(kind_of(linked_to), linked_to.slug, linked_to.name)

    text = with_links(_lines(note.text), linked)
    whose = (
        tr("From your team. Change (a copy of your own)")
        if note.read_only
        else tr("Change or remove")
    )
    return f"<p>{text}<br>{own_link(f'{CHANGE_NOTE}/{note.id}', whose)}</p>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
