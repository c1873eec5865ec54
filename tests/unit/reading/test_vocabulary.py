import pytest

from sfdesk.app import App
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Concept
from sfdesk.reading.reader import Reader
from sfdesk.reading.vocabulary import Vocabulary, term
from sfdesk.reading.words import folded
from sfdesk.search.documents import documents

CONCEPTS = [
    Concept("abuse", ("domestic abuse", "domestic violence"), ("DV",), needs=("safe-at-home",)),
    Concept("work", only_from=("out of work", "taking the kids away"), leads_to=("employment",)),
    Concept("drugs", ("drug",), ("weed", "on drugs"), needs=("substance-use",), doubtful=("weed",)),
    Concept("drink", ("alcohol",), ("booze",), needs=("substance-use",)),
    Concept("care", only_from=("accommodated",), leads_to=("going into care",)),
    Concept("housing", only_from=("accommodation",), leads_to=("housing",)),
]
KNOWN = Vocabulary(CONCEPTS)


def options(*typed: str) -> tuple[int, set[str]]:
    span, found = KNOWN.longest(typed)
    return span, set(KNOWN.terms(found))


def test_words_stand_for_each_other() -> None:
    assert options("domestic", "violence", "at", "home") == (2, {"domest abus", "domest violenc"})
    assert options("dv") == (1, {"domest abus", "domest violenc"})


def test_what_is_led_to_does_not_lead_back() -> None:
    assert options("employment") == (0, set())


def test_stop_words_count_in_short_runs() -> None:
    assert options("out", "of", "work") == (3, {"employ"})
    assert options("work") == (0, set())


def test_stop_words_may_differ_in_longer_runs() -> None:
    assert options("taking", "my", "kids", "away") == (4, {"employ"})


def test_a_word_as_it_is_written_comes_before_its_stem() -> None:
    assert options("accommodation") == (1, {"hous"})
    assert options("accommodated") == (1, {"go into care"})


def test_runs_are_found_in_texts() -> None:
    assert list(KNOWN.runs_in(["a", "domest", "abus", "b"])) == [(1, "domest abus")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("weed", True),
        ("weed and booze", True),
        ("booze, weed", True),
        ("weed in the garden", False),
        ("weed and dv", False),
    ],
)
def test_a_doubtful_word_counts_alone_or_where_another_points_the_same_way(
    edition: Edition, typed: str, meant: bool
) -> None:
    units = Reader(KNOWN, edition.filters, ()).read(f"{typed} ").units
    others = next(unit.others for unit in units if unit.typed == ("weed",))
    assert others == (("drug",) if meant else ())


def test_two_words_of_expressions_that_agree_are_meant(edition: Edition) -> None:
    concepts = [
        Concept("hurt", only_from=("batters her", "batters his nan"), leads_to=("violence",)),
        Concept("wealth", only_from=("batters the fish",), leads_to=("money",)),
    ]
    concepts = [concept._replace(needs=("a-need",)) for concept in concepts]
    read = Reader(Vocabulary(concepts), edition.filters, ()).read
    together = [unit.others for unit in read("his old nan gets battered ").units]
    assert ("violenc",) in together
    apart = [unit.others for unit in read("his old nan gets up ").units]
    assert ("violenc",) not in apart


def test_what_is_led_to_stands_in_the_edition(edition: Edition) -> None:
    texts = [
        f" {term(folded(text))} "
        for document in documents(edition)
        for text in (
            *document.names,
            document.lead,
            *(text for _, text in (*document.parts, *document.warnings)),
        )
    ]
    for concept in edition.concepts:
        for each in (*concept.words, *concept.leads_to):
            wanted = f" {term(folded(each))} "
            assert any(wanted in text for text in texts), (concept.name, each)


def test_the_field_is_covered_and_doubtful_words_are_words_of_people(edition: Edition) -> None:
    assert sum(len(c.words) + len(c.only_from) >= 25 for c in edition.concepts) >= 200
    for concept in edition.concepts:
        assert set(concept.doubtful) <= set(concept.only_from), concept.name


def test_the_beginning_of_a_word_means_what_the_word_means(edition: Edition) -> None:
    read = Reader(KNOWN, edition.filters, ()).read
    for length in range(len("accommod"), len("accommodation") + 1):
        [unit] = read("accommodation"[:length]).units
        assert "hous" in (*unit.others, *unit.begun), unit


@pytest.mark.parametrize("word", ["accommodation", "bedwetting", "homelessness", "restorative"])
def test_results_never_vanish_while_a_word_is_typed(search_app: App, word: str) -> None:
    for length in range(3, len(word) + 1):
        assert search_app.engine.search(word[:length]).results, word[:length]


def test_a_run_keeps_what_its_words_say(search_app: App) -> None:
    found = [r.id for r in search_app.engine.search("mum on heroin").results[:3]]
    assert {"parents-under-pressure", "families-facing-the-future"} & set(found)
