"""Made-up files of offers and of the local layer, for ``fuzz.py``: taken whole, or refused plainly.

Whatever can be taken in is stored whole; taken in again, it holds nothing new.
"""

import json
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from sfdesk.app import App
from sfdesk.core.errors import SfdeskError
from sfdesk.core.paths import Profile
from sfdesk.core.spreadsheet import Sheet, sheets_bytes
from sfdesk.core.text_tables import made
from sfdesk.local.exchange import layer_file
from sfdesk.local.exchange.names import Names
from sfdesk.local.exchange.offer_files import read_offers
from sfdesk.local.exchange.rows import HEADS
from sfdesk.local.layer import LocalLayer
from sfdesk.local.taking_in import Plan, Standing

_WORDS = st.sampled_from(
    [
        *("epec", "Play therapy", "open", "Waiting list", "2026-11-26", "31/12/26", "Northtown"),
        *("", "=1+1", "offer-1", "secure-housing", "'", "\ufeff", "a\nb", "x" * 2_001),
    ]
)
_TEXT = _WORDS | st.text(max_size=30)
_HEADS = st.sampled_from([*HEADS, "Organisation", "Phone", "Email", ""]) | st.text(max_size=10)
_ROWS = st.builds(
    lambda heads, rows: [heads, *rows],
    st.lists(_HEADS, min_size=1, max_size=8),
    st.lists(st.lists(_TEXT, max_size=9), max_size=6),
)
_JSON = st.recursive(
    _TEXT | st.none() | st.booleans() | st.integers() | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


def _objects(*keys: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(keys), _JSON, max_size=len(keys))


_SERVICE = st.builds(
    lambda values, lists: values | lists,
    _objects("id", "name", "description", "status", "fees", "assured_date", "minimum_age"),
    st.dictionaries(
        st.sampled_from(
            ["organization", "contacts", "eligibilitys", "service_at_locations", "attributes"]
        ),
        _JSON | st.lists(_objects("name", "location", "phones", "link_type", "value"), max_size=2),
    ),
)
_RECORD = _objects(
    *("id", "intervention", "need", "provider", "what", "status", "contact", "checked_on"),
    *("kind", "slug", "text", "name", "items", "aspect", "answer", "line"),
)
_LAYER = st.builds(
    lambda head, lists: head | lists,
    st.just({"sfdesk": "local-layer", "format": 1}) | _objects("sfdesk", "format"),
    st.dictionaries(st.sampled_from(list(layer_file.KEYS)), st.lists(_RECORD, max_size=4) | _JSON),
)


def _spoilt(contents: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Return the contents whole, cut, or with a few bytes changed."""

    def change(content: bytes, places: list[int], value: int) -> bytes:
        spoilt = bytearray(content)
        for place in places:
            if spoilt:
                spoilt[place % len(spoilt)] = value
        return bytes(spoilt)

    cut = st.builds(lambda whole, n: whole[: n % (len(whole) + 1)], contents, st.integers(0))
    places = st.lists(st.integers(0), min_size=1, max_size=5)
    changed = st.builds(change, contents, places, st.integers(0, 255))
    return contents | cut | changed | st.binary(max_size=100)


def _zipped(tables: dict[str, list[list[str]]]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, rows in tables.items():
            package.writestr(f"{name}.csv", made(rows))
    return out.getvalue()


_ENCODINGS = st.sampled_from(["utf8", "utf-8-sig", "utf-16", "cp1252"])
_CSV = st.builds(
    lambda rows, code: made(rows).decode("utf-8-sig").encode(code, "replace"), _ROWS, _ENCODINGS
)
_XLSX = _ROWS.map(lambda rows: sheets_bytes([Sheet("Offers", tuple(map(tuple, rows)))]))
_TABLES = st.sampled_from(
    ["services", "organizations", "locations", "addresses", "phones", "service_at_locations", "x"]
)
_ZIP = st.dictionaries(_TABLES, _ROWS, max_size=4).map(_zipped)
_SERVICES = st.lists(_SERVICE, max_size=4).map(lambda found: json.dumps({"content": found}))


@cache
def _names() -> Names:
    return Names.of(App(Profile.temporary()).edition)


def _offers(ending: str) -> Callable[[bytes], None]:
    def plan(layer: LocalLayer, path: Path) -> Plan:
        return layer.offers.plan(read_offers(path, _names(), {}, {"intervention": "epec"}).offers)

    return lambda content: _try(content, ending, plan)


def _layer_files(content: bytes) -> None:
    _try(content, ".json", lambda layer, path: layer.plan(layer.read(path)))


def _try(content: bytes, ending: str, plan: Callable[[LocalLayer, Path], Plan]) -> None:
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        path = Path(name, f"file{ending}")
        path.write_bytes(content)
        layer = LocalLayer(Path(name, "data"))
        try:
            items = plan(layer, path).items
        except SfdeskError:
            assert not any(layer.content().values())
            return
        assert layer.take(items, "import") == len(items)
        assert sum(map(len, layer.content().values())) == len(items)
        assert {item.standing for item in plan(layer, path).items} <= {Standing.SAME}
        layer.close()


CASES: dict[str, tuple[int, st.SearchStrategy[bytes], Callable[[bytes], None]]] = {
    "csv": (5, _spoilt(_CSV), _offers(".csv")),
    "xlsx": (4, _spoilt(_XLSX), _offers(".xlsx")),
    "services": (4, _spoilt(_SERVICES.map(str.encode)), _offers(".json")),
    "packages": (3, _spoilt(_ZIP), _offers(".zip")),
    "layers": (4, _spoilt(_LAYER.map(json.dumps).map(str.encode)), _layer_files),
}
"""Name → share of all cases in per cent, contents, how one is tried."""
