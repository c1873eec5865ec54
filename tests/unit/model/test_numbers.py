"""Numbers and lengths as people, and the review, write them."""

import pytest

from sfdesk.model.numbers import length_unit, lengths, number


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3), ("2,000", 2000), ("three", 3), ("nineteen", 19), ("forty", 40), ("twenty-one", 21)],
)
def test_numbers(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16 sessions, two hours each", [("session", 16, 16)]),
        ("Five sessions, added to Level 4", [("session", 5, 5)]),
        ("can be one stand-alone session", [("session", 1, 1)]),
        ("6–10 weeks on average", [("week", 6, 10), ("month", 1, 3)]),
        ("About three to four months", [("month", 3, 4), ("week", 12, 18)]),
        ("Not stated", []),
        ("30 to 60 minutes", []),
    ],
)
def test_lengths(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert lengths(text) == expected


@pytest.mark.parametrize(
    ("weeks", "months"),
    [((4, 4), (0, 1)), ((5, 8), (1, 2)), ((44, 52), (10, 13)), ((9, 9), (2, 3))],
)
def test_weeks_are_months_of_some_more_than_four_of_them(
    weeks: tuple[int, int], months: tuple[int, int]
) -> None:
    assert ("month", *months) in lengths(f"{weeks[0]} to {weeks[1]} weeks")


def test_a_year_of_months_has_its_weeks() -> None:
    assert ("week", 48, 53) in lengths("12 months")


def test_what_is_no_week_and_no_month_is_a_session() -> None:
    assert [length_unit(word) for word in ("weeks", "week", "months", "sessions", "meetings")] == [
        "week", "week", "month", "session", "session",
    ]  # fmt: skip


def test_a_number_that_nobody_means_is_cut_short() -> None:
    assert number("9" * 5000) == 999_999_999
