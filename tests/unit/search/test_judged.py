"""Judged sets of queries. A and B were written by people who had not seen the search engine.

The ranking was tuned with both in view, the field vocabulary at first without sight of either; set
E was written and tuned with by the same hand: it tells what gets worse.
"""

from pathlib import Path

import pytest

from judged import measure, read
from sfdesk.app import App

DATA = Path(__file__).parents[2] / "data"
TUNED_WITH = pytest.mark.parametrize("name", ["judged-a.toml", "judged-b.toml"])


@TUNED_WITH
def test_the_set_is_large_and_speaks_of_what_exists(search_app: App, name: str) -> None:
    queries = read(DATA / name)
    known = {entry.slug for entry in search_app.edition.entries()}
    assert len({query.typed.casefold() for query in queries}) == len(queries) >= 120
    assert len({query.kind for query in queries}) >= 10
    for query in queries:
        assert query.expect
        assert query.expect <= known, query.typed


@TUNED_WITH
def test_what_is_expected_stands_in_the_top_three(search_app: App, name: str) -> None:
    got = measure(search_app, read(DATA / name))
    assert got.top >= 0.97
    assert got.reciprocal >= 0.95


def test_what_people_type_is_found_as_well_as_before(search_app: App) -> None:
    queries = read(DATA / "judged-e.toml")
    known = {entry.slug for entry in search_app.edition.entries()}
    for query in queries:
        assert query.expect <= known, query.typed
    assert measure(search_app, queries).answered >= 0.95
