"""How people ask for an entry is looked for, and shown nowhere."""

import pytest
from tests.unit.search.conftest import engine_of

from sfdesk.model.edition import Edition
from sfdesk.model.entries import Asked
from sfdesk.model.vocabulary import EntryKind
from sfdesk.search.engine import Engine

SAID = "the zebra down our road had a wobbly tuesday"
TERM = "glossary/effect-size"


@pytest.fixture(scope="module")
def asking(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    asked = (
        Asked("intervention/play-therapy", ("something else",)),
        Asked("intervention/play-therapy", (SAID,)),
        Asked(TERM, ("zebra quokka",)),
    )
    return engine_of(edition._replace(asked=asked), tmp_path_factory.mktemp("asked") / "index")


def test_an_entry_is_found_by_what_people_say(asking: Engine) -> None:
    for typed in (SAID, "wobbly zebras on a tuesday, our road"):
        assert asking.search(typed).results[0].id == "play-therapy"


def test_what_has_a_name_of_its_own_stands_before_what_is_asked_for_so(asking: Engine) -> None:
    found = asking.search("quokka").results
    assert [(each.kind, each.id) for each in found] == [(EntryKind.GLOSSARY, "effect-size")]


def test_nothing_of_it_is_shown(asking: Engine) -> None:
    for result in asking.search(SAID).results:
        assert "zebra" not in result.snippet.text
        assert "zebra" not in result.name


def test_quoted_words_are_not_found_by_it(asking: Engine) -> None:
    answer = asking.search('"wobbly tuesday"')
    assert answer.loosened


def test_it_corrects_nothing(asking: Engine) -> None:
    assert asking.search("quokkas").did_you_mean is None
    assert "quokka" not in asking._index.words()


def test_every_entry_that_is_asked_for_is_there(edition: Edition) -> None:
    places = [each.entry for each in edition.asked]
    assert len({*places}) == len(places)
    for each in edition.asked:
        assert len({*each.words}) == len(each.words) > 0, each.entry
