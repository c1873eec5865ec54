"""Quoted phrases stand in what they find exactly as typed; with a minus they leave it out."""

import random
from functools import cache

import pytest

from sfdesk.app import App
from sfdesk.reading.words import folded
from sfdesk.search.documents import Document


def texts(document: Document) -> list[str]:
    parts = (*document.parts, *document.warnings)
    return [*document.names, document.lead, *(text for _, text in parts)]


def in_words(text: str) -> str:
    return f" {' '.join(folded(text))} "


@cache
def documents_in_words(app: App) -> list[tuple[str, list[str]]]:
    return [(each.id, [*map(in_words, texts(each))]) for each in app.engine.documents]


def holding(app: App, phrase: str) -> set[str]:
    wanted = in_words(phrase)
    held = documents_in_words(app)
    return {slug for slug, every in held if any(wanted in text for text in every)}


def found(app: App, typed: str) -> set[str]:
    answer = app.engine.search(typed)
    results = answer.results
    hidden = {app.engine.documents[n].id for _, n in answer.against}
    versions = {
        document.id
        for document in app.engine.documents
        if any(document.name in result.versions for result in results)
    }
    return {result.id for result in results} | hidden | versions


def some_phrases(app: App, count: int) -> list[tuple[str, str]]:
    chance = random.Random(2023)
    phrases: list[tuple[str, str]] = []
    while len(phrases) < count:
        document = chance.choice(app.engine.documents)
        words = folded(chance.choice(texts(document)))
        if len(words) > 5:
            first, length = chance.randrange(len(words) - 4), chance.randint(2, 5)
            phrases.append((document.id, " ".join(words[first : first + length])))
    return phrases


def test_every_phrase_finds_its_own_document(search_app: App) -> None:
    for slug, phrase in some_phrases(search_app, 300):
        assert slug in found(search_app, f'"{phrase}"'), phrase


def test_a_phrase_finds_what_holds_it_and_nothing_else(search_app: App) -> None:
    for _, phrase in some_phrases(search_app, 100):
        assert found(search_app, f'"{phrase}"') == holding(search_app, phrase), phrase


@pytest.mark.parametrize("phrase", ["in the AMBIT", "play therapy", "of the", "level 3"])
def test_small_words_count_in_a_phrase(search_app: App, phrase: str) -> None:
    assert found(search_app, f'"{phrase}"') == holding(search_app, phrase)


def test_no_word_may_stand_between(search_app: App) -> None:
    assert holding(search_app, "therapy play") == set()
    answer = search_app.engine.search('"therapy play"')
    assert answer.loosened
    assert found(search_app, '"therapy play"') == found(search_app, "therapy play")
    assert not search_app.engine.search('"play therapy"').loosened


def test_what_must_not_stand_there_stays_so_where_quotation_marks_are_taken_off(
    search_app: App,
) -> None:
    answer = search_app.engine.search('"therapy play" -"play therapy"')
    assert answer.loosened
    assert not holding(search_app, "play therapy") & found(search_app, answer.reading.typed)


def test_a_slip_in_a_quotation_is_put_right(search_app: App) -> None:
    answer = search_app.engine.search('"restoritive practises for us"')
    assert answer.loosened
    assert "restorative" in (answer.did_you_mean or "")


def test_a_slip_beside_a_quotation_that_stands_nowhere_is_said_to_be_put_right(
    search_app: App,
) -> None:
    answer = search_app.engine.search('restoritive "play therapy group of"')
    assert answer.loosened
    assert "restorative" in (answer.did_you_mean or "")


def looked_for(app: App, typed: str) -> set[str]:
    answer = app.engine.search(typed)
    assert answer.loosened
    return {word for unit in answer.reading.units for word in unit.typed}


def test_quotations_without_a_space_between_stay_words_apart(search_app: App) -> None:
    assert looked_for(search_app, '"therapy play""work child"') >= {"play", "work"}
    assert "cost" in looked_for(search_app, '"therapy play"cost')


def test_what_stands_in_a_quotation_filters_nothing_and_leaves_nothing_out(
    search_app: App,
) -> None:
    answer = search_app.engine.search('"therapy eif:3"')
    assert answer.loosened
    assert answer.reading.filters == {}
    assert "play" in looked_for(search_app, '"therapy -play"')


def test_a_quoted_value_of_a_filter_stays_that_filter(search_app: App) -> None:
    """Where another quotation stands nowhere."""
    for facet in search_app.edition.filters.facets:
        for value in facet.values:
            typed = f'{facet.name}:"{facet.words(value)}"'
            alone = search_app.engine.search(typed).reading.filters
            beside = search_app.engine.search(f'{typed} "therapy play"').reading.filters
            assert beside == alone, typed


def test_a_name_beside_a_quotation_does_not_stand_for_it(search_app: App) -> None:
    answer = search_app.engine.search('parenting "zzz therapy"')
    assert answer.loosened
    assert answer.unknown == ("zzz",)


def test_a_quotation_that_is_still_being_typed_is_not_said_to_stand_nowhere(
    search_app: App,
) -> None:
    answer = search_app.engine.search('"play t')
    assert answer.ranked
    assert not answer.loosened


def test_where_filters_leave_nothing_no_results_are_promised(search_app: App) -> None:
    chosen = {"cost_ratings": frozenset({"1"}), "topic": frozenset({"family-conflict"})}
    assert search_app.finder.find('"methadone memory"', {}).loosened
    found = search_app.finder.find('"methadone memory"', chosen)
    assert not found.results
    assert not found.loosened


@pytest.mark.parametrize("typed", ["Carre", "Scholl", "Childers"])
def test_a_name_beside_a_quotation_is_not_harmless(search_app: App, typed: str) -> None:
    assert not search_app.engine.search(f'{typed} "therapy play"').reading.harmless


@pytest.mark.parametrize("typed", ['"zzz qqq"', '""', '"therapy play" eif:3 zzz'])
def test_that_something_was_loosened_is_said_only_where_it_found_something(
    search_app: App, typed: str
) -> None:
    answer = search_app.engine.search(typed)
    assert answer.loosened is (bool(answer.ranked) and "play" in typed)


@pytest.mark.parametrize("phrase", ["play therapy", "social worker"])
def test_a_phrase_with_a_minus_leaves_out_what_holds_it(search_app: App, phrase: str) -> None:
    every = found(search_app, "therapy ")
    left = found(search_app, f'therapy -"{phrase}"')
    assert holding(search_app, phrase) & every
    assert left == every - holding(search_app, phrase)
