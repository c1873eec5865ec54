"""What an edition says of costs and of the register that it draws on."""

from datetime import date

import pytest

from sfdesk.model.edition import Edition
from sfdesk.model.info import Guidebook


@pytest.mark.parametrize(
    ("low", "high", "ratings"),
    [
        (0, 0, (1,)),
        (0, 99, (1,)),
        (99, 100, (1, 2)),
        (100, 100, (2,)),
        (600, 600, (3,)),
        (0, 1000, (1, 2, 3, 4)),
        (2000, 2000, (4,)),
        (2001, 2001, (5,)),
        (50_000, 60_000, (5,)),
    ],
)
def test_pounds_are_found_in_the_ratings_that_hold_some_of_them(
    edition: Edition, low: int, high: int, ratings: tuple[int, ...]
) -> None:
    assert edition.info.costs_between(low, high) == ratings


def test_a_rating_is_told_with_what_it_means(edition: Edition) -> None:
    assert edition.info.cost_label(1) == "1 · under £100"
    assert edition.info.cost_label(5) == "5 · over £2,000"


def test_the_register_goes_by_the_names_that_the_edition_gives_it() -> None:
    register = Guidebook("Quality Register", "Register", "QR")
    assert register.rating == "QR rating"
    assert register.source == "the Quality Register’s rating and of the review’s own word"
    assert Guidebook().source == "the review’s own word"


def test_the_hash_is_short_on_paper_and_age_is_a_sentence(edition: Edition) -> None:
    info = edition.info._replace(content_hash="0123456789", look_again_by="2027-05-31")
    assert info.short_hash == "0123456"
    assert info.ageing(date(2027, 5, 31)) == "To be looked at again by 31 May 2027."
    assert info.ageing(date(2027, 6, 1)) == (
        "This was to be looked at again by 31 May 2027: ask for a newer edition."
    )
