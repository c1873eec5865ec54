"""Offers read from whatever file they come in, and written in the form that its name asks for."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sfdesk.core import text_tables
from sfdesk.core.files import named
from sfdesk.core.language import tr
from sfdesk.core.own_files import check_kind
from sfdesk.core.text_tables import Rows
from sfdesk.local.errors import LocalError, refused
from sfdesk.local.exchange import hsds_package, open_referral, rows
from sfdesk.local.exchange.names import Names
from sfdesk.local.exchange.rows import Found, rows_of
from sfdesk.model.offers import Offer, OfferStatus


def read_offers(
    path: Path,
    names: Names,
    remembered: Mapping[str, str] = {},
    default: Mapping[str, str] = {},
) -> Found:
    """Return the offers in a file: XLSX, CSV, JSON of Open Referral, or a package of CSV files.

    Args:
        path: The file, or the folder of a package.
        names: Of interventions and needs.
        remembered: See ``columns.mapped``.
        default: ``intervention`` or ``need`` of what names neither.

    Raises:
        SfdeskError: If it cannot be read as any of them.
    """
    if hsds_package.is_package(path):
        return open_referral.offers_in(hsds_package.services_in(path), names, default)
    ending = path.suffix.casefold()
    if ending == ".xlsx":
        return _from_sheets(path, names, remembered, default)
    content = text_tables.read_bytes(path)
    check_kind(content, named(path), LocalError)
    if ending == ".json" or content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        return open_referral.offers_in(_services(content, named(path)), names, default)
    return rows.offers_in(text_tables.parse(content, named(path)), names, remembered, default)


def _from_sheets(
    path: Path, names: Names, remembered: Mapping[str, str], default: Mapping[str, str]
) -> Found:
    """Return the offers of the first sheet that holds some; else what was wrong with the first."""
    from sfdesk.core.spreadsheet import read_sheets

    found = [rows.offers_in(s.rows, names, remembered, default) for s in read_sheets(path)]
    if not found:
        raise refused(tr("{name} has no sheet.", name=named(path)))
    return next((each for each in found if each.offers), found[0])


def _services(content: bytes, name: str) -> list[open_referral.Service]:
    try:
        services = open_referral.services_in(json.loads(text_tables.text_of(content)))
    except (ValueError, RecursionError) as error:
        raise refused(tr("{name} is not JSON that can be read.", name=name)) from error
    if services is None:
        raise refused(
            tr("{name} holds no list of services.", name=name),
            tr("Save the whole answer of a “/services” address."),
        )
    return services


def offers_bytes(offers: Iterable[Offer], names: Names, ending: str) -> bytes:
    """Return the content of a file of offers.

    Args:
        offers: In their order.
        names: Of interventions and needs.
        ending: ``.xlsx``, ``.csv``, ``.json`` or ``.zip``.

    Raises:
        UsageError: If there is no such form.
    """
    if ending == ".json":
        return text_tables.json_bytes(open_referral.package(_as_services(offers, names)))
    if ending == ".zip":
        return hsds_package.made(_as_services(offers, names))
    return text_tables.table_bytes("Offers", rows_of(offers, names), ending)


def _as_services(offers: Iterable[Offer], names: Names) -> list[dict[str, Any]]:
    return [open_referral.service_of(offer, names) for offer in offers]


def template_bytes(names: Names, ending: str) -> bytes:
    """Return an empty spreadsheet with the heads of the columns, and what each is for in XLSX.

    Args:
        names: Of interventions and needs.
        ending: ``.xlsx`` or ``.csv``.

    Raises:
        UsageError: If there is no such form.
    """
    if ending != ".xlsx":
        return text_tables.table_bytes("Offers", [rows.HEADS], ending)
    from sfdesk.core.spreadsheet import Sheet, sheets_bytes

    return sheets_bytes([Sheet("Offers", (rows.HEADS,)), Sheet("How to", _guide(names))])


def _guide(names: Names) -> Rows:
    interventions = sorted({names.names[slug] for slug in names.interventions.values()})
    needs = sorted({names.names[slug] for slug in names.needs.values()})
    lines = [
        ("Fill in the sheet “Offers”, one offer a row. Leave empty what you do not know.",),
        ("Do not write about a family anywhere.",),
        ("Each row needs an intervention or a need, and a provider or what it is called here.",),
        ("Dates as 2026-11-26 or 26/11/2026. Leave “sfdesk id” as it is.",),
        ("",),
        ("Status", "one of:", *(status.label for status in OfferStatus)),
        ("Intervention", "one of:", *interventions),
        ("Need", "one of:", *needs),
    ]
    width = max(map(len, lines))
    # A list each column reads better than one across.
    lists = [line for line in lines if len(line) > 1]
    down = [tuple(part[n] if n < len(part) else "" for part in lists) for n in range(width)]
    return tuple([*(line for line in lines if len(line) == 1), *down])
