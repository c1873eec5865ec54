import pytest

from sfdesk.app import App
from sfdesk.search.spelling import Speller

KNOWN = {"parents": 50.0, "parenting": 40.0, "patents": 1.0, "play": 30.0, "therapy": 30.0}


def nearest(word: str, *, unfinished: bool = False, sentence: bool = False) -> str | None:
    speller = Speller(KNOWN, {"parenting": "co-parenting"})
    return speller.nearest(word, unfinished=unfinished, sentence=sentence)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("parnets", "parents"),
        ("parrents", "parents"),
        ("parets", "parents"),
        ("theraphy", "therapy"),
        ("playtherapy", "play therapy"),
        ("xqzwvyt", None),
        ("plya", "play"),
        ("pl", None),
    ],
)
def test_slips_are_put_right(typed: str, meant: str | None) -> None:
    assert nearest(typed) == meant


def test_the_commoner_of_two_equally_near_words_wins() -> None:
    assert nearest("paents") == "parents"


def test_the_beginning_of_a_word_is_put_right_while_it_is_typed() -> None:
    assert nearest("tharap", unfinished=True) == "therapy"
    assert nearest("tharap", unfinished=False) == "therapy"
    assert nearest("theerap", unfinished=True) == "therapy"


def test_a_word_is_given_as_it_is_written() -> None:
    assert nearest("parentinng") == "co-parenting"


def test_a_correction_is_said_and_unknown_words_are_named(search_app: App) -> None:
    answer = search_app.engine.search("restoritive practise kowalczyk")
    assert answer.corrected
    assert answer.results[0].id == "restorative-practices"
    assert answer.unknown == ("kowalczyk",)
    assert search_app.engine.search("restorative practice").unknown == ()


def test_a_search_with_a_name_of_nobody_is_all_known(search_app: App) -> None:
    assert search_app.finder.find("play therapy", {}).all_known
    assert not search_app.finder.find("kowalczyk drinking", {}).all_known
