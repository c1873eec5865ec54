"""Numbers and lengths as people, and the review, write them."""

import pytest

from sfdesk.model.numbers import lengths, number


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
