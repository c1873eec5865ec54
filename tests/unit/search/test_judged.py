"""Judged sets of queries. A and B were written by people who had not seen the search engine.

The ranking was tuned with both in view, the field vocabulary at first without sight of either; set
E was written and tuned with by the same hand: it tells what gets worse.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sfdesk.app import App

DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Judged:
    typed: str
    kind: str
    expect: frozenset[str]


def judged(name: str) -> Iterator[Judged]:
    with (DATA / name).open("rb") as file:
        for each in tomllib.load(file)["query"]:
            yield Judged(each["typed"], each["kind"], frozenset(each["expect"]))


def measure(app: App, queries: list[Judged]) -> tuple[float, float]:
    """Return the share with an expected entry in the top three, and the mean reciprocal rank."""
    ranks = []
    for query in queries:
        ids = [result.id for result in app.engine.search(query.typed).results]
        ranks.append(next((n for n, i in enumerate(ids, start=1) if i in query.expect), None))
    top = sum(rank is not None and rank <= 3 for rank in ranks) / len(ranks)
    return top, sum(1 / rank for rank in ranks if rank) / len(ranks)


@pytest.mark.parametrize("name", ["judged-a.toml", "judged-b.toml"])
def test_the_set_is_large_and_speaks_of_what_exists(search_app: App, name: str) -> None:
    queries = list(judged(name))
    known = {entry.slug for entry in search_app.edition.entries()}
    assert len({query.typed.casefold() for query in queries}) == len(queries) >= 120
    assert len({query.kind for query in queries}) >= 10
    for query in queries:
        assert query.expect
        assert query.expect <= known, query.typed


@pytest.mark.parametrize("name", ["judged-a.toml", "judged-b.toml"])
def test_what_is_expected_stands_in_the_top_three(search_app: App, name: str) -> None:
    top, reciprocal = measure(search_app, list(judged(name)))
    assert top >= 0.97
    assert reciprocal >= 0.95


def test_what_people_type_is_found_as_well_as_before(search_app: App) -> None:
    with (DATA / "judged-e.toml").open("rb") as file:
        queries = tomllib.load(file)["query"]
    known = {entry.slug for entry in search_app.edition.entries()}
    found = 0
    for query in queries:
        assert set(query["expect"]) <= known, query["typed"]
        first = search_app.engine.search(query["typed"]).ranked[: query.get("within", 3)]
        found += any(search_app.engine.documents[n].id in query["expect"] for _, n in first)
    assert found >= 0.95 * len(queries)
