"""Facts that a reading of the source settled stay in the record that tells them.

Each file of tests/data/facts holds the facts of one intervention, or those of all the records of
another folder or list (``topics``, ``guide``, ``cautions``, ``mentioned`` …) by their slugs, or as
one where the records of a list have none (``since``).
A fact names a field of the authored file and what must, or must not, stand in it: every value
under the field, in the order in which it is written, joined by `` · ``.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

CONTENT = Path(__file__).resolve().parents[3] / "db" / "sfp-2023"
FACTS = Path(__file__).resolve().parents[2] / "data" / "facts"


class Fact(NamedTuple):
    """What a field of a record must say."""

    record: str
    field: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]
    because: str


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf8"))


@cache
def record(name: str) -> dict[str, Any]:
    """One intervention, or all records of a folder or list by their slugs, if they have slugs."""
    if (CONTENT / name).is_dir():
        return {each["slug"]: each for each in map(read, (CONTENT / name).glob("*.toml"))}
    if (CONTENT / f"{name}.toml").is_file():
        whole = read(CONTENT / f"{name}.toml")
        (listed,) = whole.values()
        return {each["slug"]: each for each in listed} if "slug" in listed[0] else whole
    return read(CONTENT / "interventions" / f"{name}.toml")


def values(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from values(each)
    else:
        yield str(value)


def text_of(fact: Fact) -> str:
    """The text of the field; a field that does not exist is an error, for it would hold nothing."""
    value: Any = record(fact.record)
    for key in fact.field.split("."):
        value = value[key]
    return " · ".join(values(value))


def facts() -> Iterator[Fact]:
    for path in sorted(FACTS.glob("*.toml")):
        for each in read(path)["fact"]:
            must, must_not = (tuple(each.pop(key, ())) for key in ("must", "must_not"))
            yield Fact(path.stem, must=must, must_not=must_not, **each)


ALL = tuple(facts())


@pytest.mark.parametrize("fact", ALL, ids=[f"{f.record}:{f.field}" for f in ALL])
def test_the_record_tells_it(fact: Fact) -> None:
    told = text_of(fact)
    assert [words for words in fact.must if words not in told] == [], fact.because
    assert [words for words in fact.must_not if words in told] == [], fact.because


@pytest.mark.parametrize("fact", ALL, ids=[f"{f.record}:{f.field}" for f in ALL])
def test_a_fact_asks_for_something_and_says_why(fact: Fact) -> None:
    assert fact.must or fact.must_not
    assert fact.because.strip()
