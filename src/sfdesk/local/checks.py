"""What a record must be to be kept; the same for what is typed and for what is taken in."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from sfdesk.core.language import number, to_translate, tr
from sfdesk.local.errors import LocalError
from sfdesk.local.kinds import Record
from sfdesk.model.local_layer import Collection, FitJudgement, LocalNote, SavedSearch
from sfdesk.model.offers import OFFER_DATES, OFFER_LABELS, Offer

LONGEST = 2_000
"""Characters of a field."""
LONGEST_NOTE = 20_000
MOST_ITEMS = 1_000
"""Interventions in a collection."""

_LABELS = {
    "text": to_translate("The note"),
    "name": to_translate("Name of the collection"),
    "line": to_translate("Why, in a line"),
}
"""What people call the fields of notes, collections and judgements that they write in."""
_OF_A_SEARCH = {
    "name": to_translate("Name of the search"),
    "query": to_translate("What was typed"),
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Characters that no text of a person holds, but for line ends and tabs.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def check(record: Record) -> None:
    """See that a record can be kept.

    Raises:
        LocalError: If it cannot; it says why.
    """
    if problem := next(problems(record), ""):
        raise LocalError(problem, kept=tr("Nothing was changed."))


def problems(record: Record) -> Iterator[str]:
    """Yield what keeps a record from being kept, a sentence each."""
    for name, value in record._asdict().items():
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                yield from _text_problems(record, name, text)
    if isinstance(record, Offer):
        yield from _offer_problems(record)
    elif isinstance(record, LocalNote):
        if not (record.slug and record.text.strip()):
            yield tr("A note needs some text, and an entry that it is for.")
    elif isinstance(record, Collection):
        yield from _collection_problems(record)
    elif isinstance(record, SavedSearch):
        if not record.name.strip():
            yield tr("A saved search needs a name.")
    elif isinstance(record, FitJudgement) and not record.intervention:
        yield tr("A judgement needs an intervention that it is of.")


def _text_problems(record: Record, name: str, text: str) -> Iterator[str]:
    labels: dict[type, Mapping[str, str]] = {Offer: OFFER_LABELS, SavedSearch: _OF_A_SEARCH}
    label = tr(labels.get(type(record), _LABELS).get(name, name))
    most = LONGEST_NOTE if isinstance(record, LocalNote) else LONGEST
    if len(text) > most:
        yield tr("“{label}” is longer than {most} characters.", label=label, most=number(most))
    if _NO_TEXT.search(text):
        yield tr("“{label}” holds characters that are not text.", label=label)


def _offer_problems(offer: Offer) -> Iterator[str]:
    if not (offer.intervention or offer.need):
        yield tr("An offer needs an intervention or a need that it is for.")
    if not (offer.provider.strip() or offer.what.strip()):
        yield tr("Say who offers it or what it is called here: an offer needs one of the two.")
    for name in OFFER_DATES:
        if (text := getattr(offer, name)) and not is_day(text):
            yield tr(
                "“{label}” is not a date. Write it like 26/11/2026.", label=tr(OFFER_LABELS[name])
            )


def _collection_problems(collection: Collection) -> Iterator[str]:
    if not collection.name.strip():
        yield tr("A collection needs a name.")
    if len(set(collection.items)) < len(collection.items):
        yield tr("An intervention is in the collection twice.")
    if len(collection.items) > MOST_ITEMS:
        yield tr("A collection holds at most {most} interventions.", most=number(MOST_ITEMS))


def is_day(text: str) -> bool:
    """Return whether a text is a day as it is kept: ``2026-11-26``."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
