from sfdesk.model.entries import SynonymGroup
from sfdesk.search.synonyms import Synonyms

KNOWN = Synonyms(
    [
        SynonymGroup(words=("domestic abuse", "domestic violence"), only_from=("DV",)),
        SynonymGroup(only_from=("out of work", "taking the kids away"), leads_to=("employment",)),
    ]
)


def options(*typed: str) -> tuple[int, set[str]]:
    span, found = KNOWN.longest(typed)
    return span, {" ".join(option) for option in found}


def test_words_stand_for_each_other() -> None:
    assert options("domestic", "violence", "at", "home") == (2, {"domestic abuse"})
    assert options("dv") == (1, {"domestic abuse", "domestic violence"})


def test_what_is_led_to_does_not_lead_back() -> None:
    assert options("employment") == (0, set())


def test_stop_words_count_in_short_runs() -> None:
    assert options("out", "of", "work") == (3, {"employment"})
    assert options("work") == (0, set())


def test_stop_words_may_differ_in_longer_runs() -> None:
    assert options("taking", "my", "kids", "away") == (4, {"employment"})
