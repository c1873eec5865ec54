import pytest

from sfdesk.model.dates import day_words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2023", "2023"),
        ("2023-01", "January 2023"),
        ("2023-12", "December 2023"),
        ("2023-06-04", "4 June 2023"),
        ("2027-05-31", "31 May 2027"),
    ],
)
def test_a_date_is_as_exact_as_it_is_given(date: str, words: str) -> None:
    assert day_words(date) == words
