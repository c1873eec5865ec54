"""A package of CSV files (HSDS), as a ZIP or a folder: put together into services, and made."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from sfdesk.core import text_tables
from sfdesk.core.files import may_be_folder, named
from sfdesk.core.language import to_translate, tr
from sfdesk.core.refusals import explained
from sfdesk.local.errors import LocalError, refused
from sfdesk.local.exchange.open_referral import Service

_MOST_BYTES = 50 * 1024 * 1024
_MOST_FILES = 200
Table = list[dict[str, Any]]

# Of a service; each row names it by service_id.
_OF_SERVICE = (
    "phone",
    "contact",
    "schedule",
    "service_area",
    "language",
    "cost_option",
    "eligibility",
    "service_at_location",
    "attribute",
)
_KEYS = {"eligibility": "eligibilitys"}
_ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def is_package(path: Path) -> bool:
    """Return whether a path is a folder or a ZIP file by its name."""
    return may_be_folder(path) or path.suffix.casefold() == ".zip"


def services_in(path: Path) -> list[Service]:
    """Return the services of a package.

    Raises:
        SfdeskError: If it cannot be read, is too large, or holds no services.
    """
    tables = {name: _table(content, name) for name, content in _files(path)}
    services = tables.get("service")
    if services is None:
        raise refused(
            tr("{name} holds no services.csv.", name=named(path)),
            tr("Choose a package of CSV files as Open Referral (HSDS) describes it."),
        )
    _put_together(services, tables)
    return list(services)


def _put_together(services: Table, tables: Mapping[str, Table]) -> None:
    organizations = {row.get("id"): row for row in tables.get("organization", [])}
    addresses = _grouped(tables, ("address", "physical_address"), "location_id")
    locations = {
        row.get("id"): row | {"addresses": addresses.get(row.get("id"), [])}
        for row in tables.get("location", [])
    }
    for link in tables.get("service_at_location", []):
        link["location"] = locations.get(link.get("location_id"), {})
    owned = {
        _KEYS.get(name, f"{name}s"): _grouped(tables, (name, f"regular_{name}"), "service_id")
        for name in _OF_SERVICE
    }
    # An attribute names what it belongs to in a way of its own.
    for id_, rows in _grouped(tables, ("attribute",), "link_id").items():
        owned["attributes"].setdefault(id_, []).extend(rows)
    for service in services:
        service["organization"] = organizations.get(service.get("organization_id"), {})
        for key, by_service in owned.items():
            service[key] = by_service.get(service.get("id"), [])


def _grouped(tables: Mapping[str, Table], names: tuple[str, ...], by: str) -> dict[Any, Table]:
    found: dict[Any, Table] = {}
    for name in names:
        for row in tables.get(name, []):
            if owner := row.get(by):
                found.setdefault(owner, []).append(row)
    return found


def _table(content: bytes, name: str) -> Table:
    rows = text_tables.parse(content, name)
    heads = [head.strip() for head in rows[0]] if rows else []
    return [dict(zip(heads, row, strict=False)) for row in rows[1:]]


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield ``(table, content)`` of each CSV file; tables are in singular, as in version 1."""
    found = _in_folder(path) if may_be_folder(path) else _in_zip(path)
    for name, content in found:
        stem = Path(name).stem.casefold()
        if stem.endswith("addresses"):
            stem = stem.removesuffix("es")
        elif not stem.endswith("address"):
            stem = stem.removesuffix("s")
        yield stem, content


def _in_folder(path: Path) -> Iterator[tuple[str, bytes]]:
    told, kept = to_translate("{path} cannot be read. {why}"), tr("Nothing was changed.")
    with explained(told, LocalError, kept=kept, reading=True, path=named(path, whole=True)):
        # A folder that may not be looked into has nothing to glob.
        files = sorted(each for each in path.iterdir() if each.match("*.csv"))[:_MOST_FILES]
    for file in files:
        yield file.name, text_tables.read_bytes(file)


def _in_zip(path: Path) -> Iterator[tuple[str, bytes]]:
    content = text_tables.read_bytes(path)
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            members = [m for m in package.infolist() if m.filename.casefold().endswith(".csv")]
            if sum(m.file_size for m in members) > _MOST_BYTES or len(members) > _MOST_FILES:
                raise refused(
                    tr("{name} is too large.", name=named(path)), tr("Take a part of it.")
                )
            for member in members:
                with package.open(member) as file:
                    # What a file says of its own size is not to be relied on.
                    yield member.filename, file.read(_MOST_BYTES)
    except (*_ZIP_FAULTS, OSError, ValueError) as error:
        raise refused(tr("{name} is not a ZIP file, or is damaged.", name=named(path))) from error


def made(services: Iterable[Mapping[str, Any]]) -> bytes:
    """Return a ZIP file with one CSV file a table; its bytes depend on the services alone."""
    tables: dict[str, Table] = {"services": [], "organizations": []}
    for service in services:
        _take_apart(service, tables)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, rows in tables.items():
            heads = list(dict.fromkeys(key for row in rows for key in row))
            lines = [heads, *([str(row.get(head, "")) for head in heads] for row in rows)]
            member = zipfile.ZipInfo(f"{name}.csv", (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, text_tables.made(lines))
    return out.getvalue()


def _take_apart(service: Mapping[str, Any], tables: dict[str, Table]) -> None:
    row = {key: value for key, value in service.items() if isinstance(value, str)}
    organization = service["organization"]
    tables["organizations"].append(organization)
    tables["services"].append(row | {"organization_id": organization["id"]})
    for key, values in service.items():
        for value in values if isinstance(values, list) else ():
            child = {name: each for name, each in value.items() if isinstance(each, str)}
            owner = {"link_id": service["id"], "link_entity": "service"}
            if key != "attributes":
                owner = {"service_id": service["id"]}
            if location := value.get("location"):
                place = {"id": f"{value['id']}-location", **location}
                tables.setdefault("locations", []).append(place)
                owner["location_id"] = place["id"]
            tables.setdefault(key, []).append(child | owner)
