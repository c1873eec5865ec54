"""Ages typed in years and the bands that hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.model.age_bands import AGE_BANDS, bands_typed

AGES = st.integers(0, 17)


@given(AGES)
def test_an_age_stands_in_the_one_band_whose_name_holds_it(age: int) -> None:
    (band,) = bands_typed(str(age))
    first, last = map(int, band.split("-"))
    assert first <= age <= last


@given(AGES, AGES, st.sampled_from(["{}-{}", "{}–{}", "{} to {}", " {} - {} "]))
def test_a_range_reaches_the_bands_of_all_its_years(one: int, other: int, form: str) -> None:
    first, last = sorted((one, other))
    expected = frozenset[str]().union(*(bands_typed(str(n)) for n in range(first, last + 1)))
    assert bands_typed(form.format(first, last)) == expected


def test_the_grown_are_in_no_band() -> None:
    assert bands_typed("18") == frozenset()
    assert bands_typed("0 to 99") == set(AGE_BANDS)


@pytest.mark.parametrize("typed", ["", "three", "5-", "-5", "123", "5 years", "1 to 2 to 3"])
def test_what_is_no_age_is_in_no_band(typed: str) -> None:
    assert bands_typed(typed) == frozenset()
