"""What may be remembered: a query made of the field's own words, and of nobody's name."""

import tomllib
from pathlib import Path

import pytest

from sfdesk.app import App

NAMES = tomllib.loads((Path(__file__).parents[2] / "data" / "uk-names.toml").read_text())
SURNAMES, FIRST_NAMES = NAMES["surnames"].split(), NAMES["first_names"].split()


def harmless(app: App, typed: str) -> bool:
    return app.engine.search(typed).reading.harmless


def test_there_are_enough_names() -> None:
    assert len(set(SURNAMES)) >= 200
    assert len(set(FIRST_NAMES)) >= 200


@pytest.mark.parametrize("query", ["{} family argue", "{}", "{} drinks", "the {} children", '"{}"'])
def test_no_query_with_a_surname_is_remembered(search_app: App, query: str) -> None:
    kept = [name for name in SURNAMES if harmless(search_app, query.format(name))]
    # A foster family, and foster children, are of the field whoever they are.
    kept = [name for name in kept if name != "Foster" or "{}" in (query, query.strip('"'))]
    assert kept == []


@pytest.mark.parametrize("query", ["{} is self harming", "{}", "mum of {} drinks", "{}'s temper"])
def test_no_query_with_a_first_name_is_remembered(search_app: App, query: str) -> None:
    kept = [name for name in FIRST_NAMES if harmless(search_app, query.format(name.lower()))]
    assert kept == []


@pytest.mark.parametrize(
    "typed",
    [
        "play therapy",
        "Art therapy",
        "domestic violence",
        "14 year old self harming",
        "parents arguing",
        "mum drinks too much",
        "methadone",
        "Leeds Family Valued",
        "fgc",
        "not in the guidebook",
        "under £100",
        "young people",
        "edge of care",
    ],
)
def test_the_words_of_the_field_are_remembered(search_app: App, typed: str) -> None:
    assert harmless(search_app, typed)


def test_authors_of_the_references_are_nobodys_business(search_app: App) -> None:
    authors = {
        work.authors.split(",")[0].split(" ")[0]
        for note in search_app.edition.notes
        for work in note.works
        if work.authors and "," in work.authors
    }
    names = " ".join(
        e.name for e in search_app.edition.entries() if not hasattr(e, "works")
    ).lower()
    kept = [a for a in authors if harmless(search_app, a) and a.lower() not in names]
    assert len(authors) > 20
    assert kept == []
