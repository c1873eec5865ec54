"""Services as Open Referral describes them, and offers.

Read are the JSON of a ``/services`` list or of one service, in the UK profile of version 1 (with
``eligibilitys``) and that of version 3, and a package of CSV files (HSDS), which is put together
into the same form. What the standard has no place for is written as attributes of our own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sfdesk.core.language import tr
from sfdesk.local.exchange.columns import FIELDS
from sfdesk.local.exchange.names import Names
from sfdesk.local.exchange.rows import Found, incoming_offer
from sfdesk.local.taking_in import Incoming
from sfdesk.model.offers import Offer, OfferStatus

OURS = "sfdesk:"
"""Begins the ``link_type`` of an attribute that holds a field of ours."""

_STATUS = {
    OfferStatus.OPEN: "active",
    OfferStatus.WAITING_LIST: "active",
    OfferStatus.PAUSED: "temporarily closed",
    OfferStatus.PLANNED: "inactive",
    OfferStatus.ENDED: "defunct",
    OfferStatus.NOT_KNOWN: "active",
}
_READ_BACK = {OfferStatus.OPEN, OfferStatus.PAUSED, OfferStatus.ENDED}
"""Kinds of status that the standard's word says whole."""
_WITHOUT_A_PLACE = (
    "intervention",
    "need",
    "ages",
    "who_decides",
    "next_start",
    "waiting_as_of",
    "staff_trained",
    "complaints",
    "checked_by",
    "source",
    "id",
)
_TWO_AGES = re.compile(r"(\d{1,2})\D+(\d{1,2})")
_ADDRESS = ("address_1", "address_2", "city", "postal_code")
_LISTS = ("content", "contents", "services", "items", "data")

Service = Mapping[str, Any]


def services_in(value: Any) -> list[Service] | None:
    """Return the services of a JSON value; None where it holds none."""
    if isinstance(value, dict):
        if "name" in value and "id" in value:
            return [value]
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), None)
    if not isinstance(value, list):
        return None
    return [each for each in value if isinstance(each, dict)]


def offers_in(services: Iterable[Service], names: Names, default: Mapping[str, str]) -> Found:
    """Return the offers among services; those that name no intervention are counted alone.

    Args:
        services: Of one file.
        names: Of interventions and needs.
        default: ``intervention`` or ``need`` of services that name neither.
    """
    offers: list[Incoming[Offer]] = []
    wrong: list[str] = []
    left_out = 0
    for number, service in enumerate(services, start=1):
        values = {name: text for name, text in _values(service).items() if text}
        if not (values.get("intervention") or values.get("need") or default):
            named = names.named_in(_text(service, "name"), _text(service, "description"))
            if not named:
                left_out += 1
                continue
            values["intervention"] = named
        incoming, told = incoming_offer(
            tr("service {number}", number=number), values, names, default
        )
        wrong += told
        offers += [incoming] if incoming else []
    return Found(tuple(offers), tuple(wrong), left_out)


def _values(service: Service) -> dict[str, str]:
    eligible = next(iter(_objects(service, "eligibilitys", "eligibility")), {})
    found = {
        "source": _text(service, "id"),
        "what": _text(service, "name"),
        "provider": _text(_object(service, "organization"), "name"),
        "status": _text(service, "status"),
        "who_for": _text(service, "eligibility_description") or _text(eligible, "eligibility"),
        "ages": _ages(service) or _ages(eligible),
        "how_to_get_it": _text(service, "application_process"),
        "contact": _lines(_contacts(service)),
        "where": _lines(_places(service)),
        "areas": _lines(_named(service, "service_areas", ("name", "service_area"))),
        "times": _lines(_times(service)),
        "languages": ", ".join(_named(service, "languages", ("name", "language"))),
        "cost": _lines([_text(service, "fees_description") or _text(service, "fees")])
        or _lines(_costs(service)),
        "waiting_time": _text(service, "wait_time"),
        "checked_on": _text(service, "assured_date"),
    }
    ours = _ours(service)
    if "id" in ours:  # Then the standard's id is of our making.
        found["source"] = ""
    return found | ours


def _ours(service: Service) -> dict[str, str]:
    """Return the fields that we have written as attributes."""
    attributes = {_text(a, "link_type"): _text(a, "value") for a in _objects(service, "attributes")}
    return {
        field: attributes[f"{OURS}{field}"] for field in FIELDS if f"{OURS}{field}" in attributes
    }


def _ages(holder: Service) -> str:
    low, high = _number(holder, "minimum_age"), _number(holder, "maximum_age")
    if low and high:
        return f"{low} to {high}"
    return f"from {low}" if low else f"up to {high}" if high else ""


def _number(holder: Service, key: str) -> str:
    return _text(holder, key).removesuffix(".0")


def _contacts(service: Service) -> Iterator[str]:
    holders = [service, *_objects(service, "contacts")]
    for holder in holders:
        if holder is not service:
            yield _texts(holder, "name", "title")
        for phone in _objects(holder, "phones"):
            yield _text(phone, "number")
        yield _text(holder, "email")
    yield _text(service, "url")


def _places(service: Service) -> Iterator[str]:
    for link in _objects(service, "service_at_locations"):
        place = _object(link, "location")
        found = [_text(place, "name")]
        for address in _objects(place, "addresses", "physical_addresses"):
            found += [_text(address, part) for part in _ADDRESS]
        yield ", ".join(dict.fromkeys(filter(None, found)))


def _times(service: Service) -> Iterator[str]:
    for schedule in _objects(service, "schedules", "regular_schedules"):
        hours = _texts(schedule, "opens_at", "closes_at", between="–")
        days = _text(schedule, "byday") or _text(schedule, "weekday")
        yield " ".join(filter(None, (_text(schedule, "description"), days, hours)))


def _costs(service: Service) -> Iterator[str]:
    for option in _objects(service, "cost_options"):
        amount = _texts(option, "amount", "currency", between=" ")
        words = (_text(option, "option"), amount, _text(option, "amount_description"))
        yield ", ".join(filter(None, words))


def _named(service: Service, key: str, names: tuple[str, ...]) -> list[str]:
    found = (
        next(filter(None, (_text(each, n) for n in names)), "") for each in _objects(service, key)
    )
    return [name for name in found if name]


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _text(holder: Service, key: str) -> str:
    value = holder.get(key)
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _texts(holder: Service, *keys: str, between: str = ", ") -> str:
    return between.join(filter(None, (_text(holder, key) for key in keys)))


def _object(holder: Service, key: str) -> Service:
    value = holder.get(key)
    return value if isinstance(value, dict) else {}


def _objects(holder: Service, *keys: str) -> list[Service]:
    """Return the objects in the first of these lists that is there."""
    found: Any = next((holder[key] for key in keys if holder.get(key)), [])
    value = [found] if isinstance(found, dict) else found
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def service_of(offer: Offer, names: Names) -> dict[str, Any]:
    """Return an offer as a service of version 3 of the standard."""
    about = names.names.get(offer.intervention, names.names.get(offer.need, ""))
    service: dict[str, Any] = {
        "id": offer.source or offer.id,
        "name": offer.what,
        "description": about,
        "status": _STATUS[offer.status],
        "organization": {"id": f"{offer.id}-organization", "name": offer.provider},
    }
    plain = {
        "eligibility_description": offer.who_for,
        "application_process": offer.how_to_get_it,
        "fees_description": offer.cost,
        "wait_time": offer.waiting_time,
        "assured_date": offer.checked_on,
    }
    if ages := _TWO_AGES.fullmatch(offer.ages):
        plain |= {"minimum_age": ages[1], "maximum_age": ages[2]}
    service |= {key: text for key, text in plain.items() if text}
    languages = [each.strip() for each in offer.languages.split(",")]
    lists: dict[str, list[dict[str, Any]]] = {
        "contacts": [{"name": line} for line in offer.contact.splitlines()],
        "service_areas": [{"name": line} for line in offer.areas.splitlines()],
        "languages": [{"name": each} for each in languages if each],
        "schedules": [{"description": line} for line in offer.times.splitlines()],
        "service_at_locations": [{"location": {"name": p}} for p in offer.where.splitlines()],
        "attributes": list(_attributes(offer)),
    }
    for key, values in lists.items():
        if values:
            service[key] = [
                {"id": f"{offer.id}-{key}-{number}", **each}
                for number, each in enumerate(values, start=1)
            ]
    return service


def _attributes(offer: Offer) -> Iterator[dict[str, str]]:
    """Yield what the standard has no place for."""
    fields = [*_WITHOUT_A_PLACE, *(() if offer.status in _READ_BACK else ("status",))]
    for field in fields:
        if value := getattr(offer, field):
            yield {"link_type": f"{OURS}{field}", "value": str(value)}


def package(services: Iterable[Service]) -> dict[str, Any]:
    """Return services as one page of a ``/services`` list."""
    contents = list(services)
    return {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }
