import pytest

from sfdesk.app import App
from sfdesk.model.edition import Edition
from sfdesk.model.entries import Concept
from sfdesk.reading.reader import Reader
from sfdesk.reading.vocabulary import Vocabulary

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
