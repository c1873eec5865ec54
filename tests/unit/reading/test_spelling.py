import pytest

from sfdesk.reading.spelling import Speller

KNOWN = {"parents": 50.0, "parenting": 40.0, "patents": 1.0, "play": 30.0, "therapy": 30.0}


def nearest(word: str, *, unfinished: bool = False, sentence: bool = False) -> str | None:
    return Speller(KNOWN).nearest(word, unfinished=unfinished, sentence=sentence)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("parnets", "parents"),
        ("parrents", "parents"),
        ("parets", "parents"),
        ("theraphy", "therapy"),
        ("playtherapy", "play therapy"),
        ("xqzwvyt", None),
        ("plya", None),
        ("pl", None),
        ("patient", None),
    ],
)
def test_slips_are_put_right_and_right_words_are_not(typed: str, meant: str | None) -> None:
    assert nearest(typed) == meant


def test_the_commoner_of_two_equally_near_words_wins() -> None:
    assert nearest("paentts") == "parents"


def test_the_beginning_of_a_word_is_put_right_while_it_is_typed() -> None:
    assert nearest("tharap", unfinished=True) == "therapy"
    assert nearest("theerap", unfinished=True) == "therapy"


def test_the_beginning_of_a_right_word_is_left() -> None:
    assert nearest("paten", unfinished=True) is None
    assert nearest("thera", unfinished=True) is None
