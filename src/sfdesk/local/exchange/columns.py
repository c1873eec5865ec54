"""Which column of somebody's spreadsheet holds what."""

from collections.abc import Iterable, Mapping

from sfdesk.local.exchange.names import folded
from sfdesk.model.offers import OFFER_LABELS

FIELDS = (*OFFER_LABELS, "source", "id")
"""What a column can hold."""

_ALSO = {
    "intervention": "matrix entry, evidence, evidence base",
    "need": "outcome, headline outcome",
    "provider": "organisation, organization, organisation name, provider name, agency, "
    "delivered by",
    "what": "service, service name, name, programme, program, title, offer",
    "status": "state, availability",
    "where": "venue, location, address, place, postcode",
    "areas": "area, areas, catchment, area covered, areas covered, localities",
    "who_for": "eligibility, criteria, referral criteria, for whom, target group",
    "ages": "age, age range, age group",
    "how_to_get_it": "referral, referrals, how to refer, referral route, referral process, access, "
    "how to access",
    "who_decides": "panel, decision, decided by",
    "contact": "phone, telephone, email, e mail, contact details, contact phone, contact email",
    "times": "when, time, day and time, days and times, opening hours, opening times",
    "languages": "language, languages spoken",
    "cost": "costs, price, fee, fees, charge",
    "next_start": "start, start date, next course, next group, next date",
    "waiting_time": "wait, waiting list, waiting times, current wait",
    "waiting_as_of": "waiting time date, date of waiting time, wait as of",
    "staff_trained": "trained staff, staff, facilitators, training",
    "complaints": "complaint, complaints to",
    "checked_on": "checked, checked on, date checked, last updated, last reviewed, reviewed",
    "checked_by": "checked by, reviewed by, updated by",
    "source": "source id, service id",
    "id": "sfdesk id",
}
_KNOWN = {folded(label): field for field, label in OFFER_LABELS.items()} | {
    folded(word): field for field, words in _ALSO.items() for word in words.split(",")
}


def mapped(heads: Iterable[str], remembered: Mapping[str, str]) -> dict[str, str]:
    """Return head → field for the columns that are known.

    Args:
        heads: As they stand in the file.
        remembered: Folded head → field, or nothing for a column that is not wanted: what somebody
            said once goes before what we guess.
    """
    found = {}
    for head in heads:
        field = remembered.get(folded(head), _KNOWN.get(folded(head), ""))
        if field in FIELDS:
            found[head] = field
    return found
