"""Offers as the rows of a spreadsheet, and back."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sfdesk.core.language import tr
from sfdesk.core.text_tables import Rows
from sfdesk.local.checks import problems
from sfdesk.local.exchange.columns import FIELDS, mapped
from sfdesk.local.exchange.names import Names, folded
from sfdesk.local.taking_in import Incoming
from sfdesk.model.dates import MONTHS
from sfdesk.model.offers import OFFER_DATES, OFFER_LABELS, Offer, OfferStatus

HEADS = (*OFFER_LABELS.values(), "Source id", "sfdesk id")

_STATUS = {folded(name): status for status in OfferStatus for name in (status, status.label)} | {
    "active": OfferStatus.OPEN,
    "yes": OfferStatus.OPEN,
    "available": OfferStatus.OPEN,
    "running": OfferStatus.OPEN,
    "temporarily closed": OfferStatus.PAUSED,
    "inactive": OfferStatus.PAUSED,
    "on hold": OfferStatus.PAUSED,
    "closed": OfferStatus.ENDED,
    "defunct": OfferStatus.ENDED,
    "stopped": OfferStatus.ENDED,
}
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d\d)")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s\-]+([A-Za-z]{3,9})[\s\-,]+(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?")


class Found(NamedTuple):
    """What was found in a file.

    Attributes:
        offers: What can be taken in.
        problems: What cannot, with its place and why, a line each.
        left_out: Services that name no intervention of the matrix.
        columns: Head → field, of a spreadsheet.
        unknown: Heads of which nobody has said what they hold.
    """

    offers: tuple[Incoming[Offer], ...]
    problems: tuple[str, ...] = ()
    left_out: int = 0
    columns: Mapping[str, str] = {}
    unknown: tuple[str, ...] = ()


def offers_in(
    rows: Rows, names: Names, remembered: Mapping[str, str], default: Mapping[str, str]
) -> Found:
    """Return the offers in a table whose first filled row holds the heads of the columns.

    Args:
        rows: Of the table.
        names: Of interventions and needs.
        remembered: See ``columns.mapped``.
        default: ``intervention`` or ``need`` of rows that name neither.
    """
    at = next((number for number, row in enumerate(rows) if any(map(str.strip, row))), None)
    if at is None:
        return Found((), (tr("The table is empty."),))
    heads = [head.strip() for head in rows[at]]
    columns = mapped(heads, remembered)
    if not {"provider", "what"} & set(columns.values()):
        told = (tr("No column says who provides an offer or what it is called."),)
        return Found((), told, 0, columns, _unknown(heads, columns))
    offers, wrong = [], []
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        if any(map(str.strip, row)):
            values = _values(heads, columns, row)
            incoming, told_of = incoming_offer(
                tr("row {number}", number=number), values, names, default
            )
            wrong += told_of
            offers += [incoming] if incoming else []
    return Found(tuple(offers), tuple(wrong), 0, columns, _unknown(heads, columns))


def _unknown(heads: Sequence[str], columns: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(head for head in heads if head and head not in columns)


def _values(heads: Sequence[str], columns: Mapping[str, str], row: Sequence[str]) -> dict[str, str]:
    """Return field → text; columns of one field, as phone and e-mail, stand in lines."""
    found: dict[str, str] = {}
    for head, text in zip(heads, row, strict=False):
        field = columns.get(head)
        if field and (text := _clean(text)):
            found[field] = f"{found[field]}\n{text}" if field in found else text
    return found


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def incoming_offer(
    place: str, values: Mapping[str, str], names: Names, default: Mapping[str, str]
) -> tuple[Incoming[Offer] | None, list[str]]:
    """Return an offer with the values that a file gives, and what is wrong with it, if anything.

    Args:
        place: Of the offer in the file, for messages.
        values: Field → text; what is not given stays as it is stored.
        names: Of interventions and needs.
        default: ``intervention`` or ``need`` where the file names neither.
    """
    read: dict[str, Any] = dict(values)
    wrong = []
    for field, known in (("intervention", names.interventions), ("need", names.needs)):
        if text := values.get(field):
            # In our own export a slug of another edition is kept: it comes back with the edition.
            ours = "id" in values and _SLUG.fullmatch(text)
            slug = known.get(folded(text)) or (text if ours else "")
            read[field] = slug
            if not slug:
                wrong.append(tr("no {field} is called “{given}”", field=field, given=_short(text)))
    if not (values.get("intervention") or values.get("need")):
        slug = names.named_in(values.get("what", ""))
        read |= {"intervention": slug} if slug else dict(default)
    for field in OFFER_DATES:
        if text := values.get(field):
            read[field] = day_of(text)
            if not read[field]:
                wrong.append(
                    tr(
                        "“{label}” is not a date: “{given}”",
                        label=tr(OFFER_LABELS[field]),
                        given=_short(text),
                    )
                )
    if text := values.get("status"):
        read["status"] = _STATUS.get(folded(text), OfferStatus.NOT_KNOWN)
        if folded(text) not in _STATUS:
            wrong.append(tr("no status is called “{given}”", given=_short(text)))
    if not wrong:
        offer = Offer(**read)
        wrong = [problem.rstrip(".") for problem in problems(offer)]
        if not wrong:
            return Incoming(place, offer, frozenset(read)), []
    return None, [f"{place}: {'; '.join(wrong)}"]


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def day_of(text: str) -> str:
    """Return the day that a person wrote, as ``2026-11-26``; empty where it is none."""
    text = text.strip()
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _NUMBERS.fullmatch(text):
        day, month, year = map(int, match.groups())
        year += 2000 if year < 100 else 0
    elif match := _WORDS.fullmatch(text):
        day, year = int(match[1]), int(match[3])
        word = match[2].casefold()
        month = next((n for n, m in enumerate(MONTHS, 1) if m.casefold().startswith(word)), 0)
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def rows_of(offers: Iterable[Offer], names: Names) -> Iterator[tuple[str, ...]]:
    """Yield the heads, then a row an offer."""
    yield HEADS
    for offer in offers:
        yield tuple(_shown(offer, field, names) for field in FIELDS)


def _shown(offer: Offer, field: str, names: Names) -> str:
    value = getattr(offer, field)
    if field in ("intervention", "need"):
        return names.names.get(value, value)
    return value.label if isinstance(value, OfferStatus) else str(value)
