"""Right words are never put right; slips are, by one click, to words that the edition holds."""

from pathlib import Path

import pytest

from sfdesk.app import App
from sfdesk.search.spelling import is_english

COMMON = (Path(__file__).parents[2] / "data" / "common-words.txt").read_text().split()

# Words of the findings, and others of their kinds: months, numbers, contractions, places, names.
RIGHT = (  # noqa: SIM905 - a paragraph of words is easier to read
    "squaring holes lass lads nicking cars mates dolls grand March load wetting burning "
    "seventies sixteen who've won't jumps burnout grief deaf respite tenancy soiling refugee "
    "NEET January Wednesday fourteen eighty can't shouldn't they're Hertfordshire Rotherham "
    "Kirklees Dundee Wrexham Belfast Smith Khan Kieran Hussain grooming"
).split()


@pytest.mark.parametrize("word", RIGHT)
@pytest.mark.parametrize("beside", ["{}", "{} ", "dad {} methadone"])
def test_a_right_word_is_left_as_it_is(search_app: App, word: str, beside: str) -> None:
    assert search_app.engine.search(beside.format(word)).did_you_mean is None


@pytest.mark.parametrize(
    "typed",
    [
        "Tower Hamlets",
        "Circle of Security",
        "squaring up to his teacher",
        "his mates",
        "who've left",
    ],
)
def test_right_words_together_are_left_as_they_are(search_app: App, typed: str) -> None:
    assert search_app.engine.search(typed).did_you_mean is None


def test_none_of_the_five_thousand_commonest_words_is_put_right(search_app: App) -> None:
    assert len(COMMON) == 5000
    wrong = {
        word: search_app.engine.search(f"{word} ").did_you_mean
        for word in COMMON
        if search_app.engine.search(f"{word} ").did_you_mean
    }
    assert wrong == {}


def test_every_beginning_of_a_right_word_is_left_as_it_is(search_app: App) -> None:
    for word in (*RIGHT, *COMMON[::50]):
        for length in range(1, len(word)):
            assert search_app.engine.search(word[:length]).did_you_mean is None, word[:length]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tripple", "triple"),
        ("voilent", "violent"),
        ("saftey", "safety"),
        ("multisytemic", "multisystemic"),
        ("restoritive", "restorative"),
        ("hertfordsire ", "hertfordshire"),
        ("theraphy", "therapy"),
        ("parnets", "parents"),
        ("playtherapy", "play therapy"),
    ],
)
def test_a_slip_is_put_right(search_app: App, typed: str, meant: str) -> None:
    answer = search_app.engine.search(typed)
    assert (answer.did_you_mean or "").strip() == meant
    assert answer.corrected
    assert answer.results


def test_focussed_is_written_so_too(search_app: App) -> None:
    one, other = map(search_app.engine.search, ("solution focussed", "solution focused"))
    assert one.did_you_mean is None
    assert [r.id for r in one.results] == [r.id for r in other.results]


def test_a_correction_leads_only_to_words_that_the_edition_holds(search_app: App) -> None:
    engine = search_app.engine
    for word in COMMON[::25]:
        slip = f"{word[:2]}q{word[2:]}"
        meant = engine.search(f"{slip} ").did_you_mean
        for each in (meant or "").split():
            assert any(engine.search(f'"{each}"').results), (slip, meant)


def test_results_follow_a_correction_only_when_nothing_else_is_found(search_app: App) -> None:
    alone = search_app.engine.search("multisytemic")
    beside = search_app.engine.search("multisytemic therapy ")
    others = search_app.engine.search("therapy ")
    assert alone.corrected
    assert not beside.corrected
    assert beside.did_you_mean == "multisystemic therapy "
    assert {r.id for r in beside.results} == {r.id for r in others.results}


def test_a_slip_lifts_among_what_is_found_what_it_may_have_meant(search_app: App) -> None:
    found = search_app.engine.search("multisytemic therapy")
    assert found.results[0].id == "multisystemic-therapy"


def test_unknown_words_are_named(search_app: App) -> None:
    answer = search_app.engine.search("restorative kowalczyk")
    assert answer.unknown == ("kowalczyk",)
    assert search_app.engine.search("restorative practice").unknown == ()


def test_the_list_of_english_is_british(search_app: App) -> None:
    assert all(map(is_english, ["colour", "behaviour", "programme", "whilst", "mum", "nappy"]))
    assert not is_english("restoritive")
