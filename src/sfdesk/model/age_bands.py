"""The bands of ages that the matrix is filtered by."""

import re
from collections.abc import Iterable

from sfdesk.model.parts import AgeRange

AGE_BANDS: dict[str, tuple[str, int, int]] = {
    "0-1": ("Under 2", 0, 23),
    "2-4": ("2 to 4", 24, 59),
    "5-10": ("5 to 10", 60, 131),
    "11-15": ("11 to 15", 132, 191),
    "16-17": ("16 to 17", 192, 215),
}
"""Age band to (words, first month, last month)."""

_YEARS = re.compile(r"(\d{1,2})(?:\s*(?:-|–|to)\s*(\d{1,2}))?")


def bands_reached(ages: Iterable[AgeRange]) -> frozenset[str]:
    """Return the bands that ages have a month in common with."""
    return frozenset(
        band
        for band, (_, first, last) in AGE_BANDS.items()
        if any(_reaches(each, first, last) for each in ages)
    )


def _reaches(ages: AgeRange, first: int, last: int) -> bool:
    """Return whether an age range, open at its end or not, has a month in common with a band."""
    return ages.min_months <= last and (ages.max_months is None or first <= ages.max_months)


def bands_typed(typed: str) -> frozenset[str]:
    """Return the age bands that hold an age, or some of a range of ages, in years."""
    years = _YEARS.fullmatch(typed.strip())
    if years is None:
        return frozenset()
    first, last = int(years[1]) * 12, int(years[2] or years[1]) * 12 + 11
    return frozenset(
        band for band, (_, low, high) in AGE_BANDS.items() if low <= last and first <= high
    )
