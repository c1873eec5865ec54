"""Facts of both sides are brought to one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.authoring.source_check.facts import FactKind, facts
from sfdesk.authoring.source_check.place_names import PLACE_NAMES


def told(text: str) -> list[str]:
    found = (fact for fact in facts(text) if not fact.weak and fact.kind is not FactKind.PAIR)
    return [f"{fact.kind.value} {fact.value}" for fact in found]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("60%", ["figure 60%"]),
        ("60 % of them", ["figure 60%"]),
        ("60 per cent", ["figure 60%"]),
        ("12.50 percent", ["figure 12.5%"]),
        ("from £100 to £2,000", ["figure £100", "figure £2000"]),
        ("£2.6 million", ["figure £2.6m"]),
        ("10,000 people", ["figure 10000"]),
        ("twelve families", ["figure 12"]),
        ("a 10-year study, five-hour days", ["figure 5", "figure 10"]),
        ("one-fifth", ["figure 1/5"]),
        ("a fifth", ["figure 1/5"]),
        ("one child in five", ["figure 1/5"]),
        ("doubling the risk", ["figure 2"]),
        ("one of them, half of it, an hour, two and a half", ["figure 2"]),
        ("(1) sing, (2) hum; 3) fly", []),
        ("aged (3–12)", ["figure 3", "figure 12"]),
        ("QCF-7/8", ["figure QCF-7", "figure QCF-8"]),
        ("QCF-6 or higher", ["figure QCF-6"]),
        ("QCF level 7 or 8", ["figure QCF-7", "figure QCF-8"]),
        ("in 2019", ["year 2019"]),
        ("2011/12 and the 1990s", ["year 2011", "year 2012", "year 1990s"]),
        ("level 3", ["rating 3"]),
        ("levels 2, 3+ and 4 of it", ["rating 2", "rating 3+", "rating 4"]),
        ("level 2 + evidence", ["rating 2+"]),
        ("a rating of 3 or 4", ["rating 3", "rating 4"]),
        ("rated at level 4+", ["rating 4+"]),
        ("3+ evidence rating", ["rating 3+"]),
        ("NL2", ["rating NL2"]),
        ("not to have reached a level 2 standard", ["rating NL2"]),
        ("below level 2", ["rating NL2"]),
        ("a cost rating of 1", ["rating cost 1"]),
        ("cost ratings of 1s and 2s", ["rating cost 1", "rating cost 2"]),
        ("Leeds, West Berkshire and Western Australia",
         ["place Leeds", "place West Berkshire", "place Western Australia"]),
        ("UK-based; the United Kingdom", ["place UK", "place UK"]),
        ("Hullabaloo, NewcastleX", []),
    ],
)  # fmt: skip
def test_a_fact_has_one_form(text: str, values: list[str]) -> None:
    assert told(text) == values


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("aged 3–11", ["3–11"]),
        ("two to three, three or four", ["2–3", "3–4"]),
        ("QCF-7/8, QCF-6 or QCF-7", ["QCF-7–QCF-8", "QCF-6–QCF-7"]),
        ("QCF 7/8, QCF level 4 or 5", ["QCF-7–QCF-8", "QCF-4–QCF-5"]),
        ("between 2001 and 2008", ["2001–2008"]),
        ("one to one with 12 families, 3.5 and more", []),
    ],
)
def test_figures_that_stand_together_are_a_pair(text: str, pairs: list[str]) -> None:
    found = [fact for fact in facts(text) if fact.kind is FactKind.PAIR]
    assert [fact.value for fact in found] == pairs


def test_a_figure_in_a_sentence_about_ratings_may_be_one() -> None:
    found = facts("It has a rating of 3, its sister a 4. Aged 5.")
    weak = {fact.value for fact in found if fact.weak and fact.kind is FactKind.RATING}
    assert weak == {"4"}


def test_the_words_around_a_fact_are_kept() -> None:
    (fact,) = facts("A long sentence that goes on and on until the year 2019 ends it.")
    assert fact.said == "…ence that goes on and on until the year 2019 ends it."


def test_long_names_of_places_stand_before_the_short_ones_they_hold() -> None:
    for at, name in enumerate(PLACE_NAMES):
        assert not any(name.startswith(short) for short in PLACE_NAMES[:at]) or name == "USA"


@given(st.text(alphabet="£0123456789.,%+-–/ QCFlevlratingofonetw()2019s", max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    for fact in facts(text):
        assert fact.value
