"""How filters, list and page share the width of the window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.ui.window.pane_sizes import designed, panes_with_room, shared


@pytest.mark.parametrize(
    ("width", "zoom", "panes"),
    [(1366, 100, 3), (1150, 100, 3), (1149, 100, 2), (1366, 150, 2), (1366, 200, 1), (719, 100, 1)],
)
def test_as_many_panes_as_have_room(width: int, zoom: int, panes: int) -> None:
    assert panes_with_room(width, zoom) == panes


def test_the_list_gives_way_first_and_then_the_filters() -> None:
    assert shared(1366, (236, 446), 640, (190, 250)) == (236, 446, 684)
    assert shared(1366, (236, 446), 700, (190, 250)) == (236, 430, 700)
    assert shared(1100, (236, 446), 700, (190, 250)) == (190, 250, 660)
    assert shared(1000, (236, 446), 700, (None, 250)) == (0, 300, 700)


def test_filters_are_never_narrower_than_their_words() -> None:
    assert shared(1366, (236, 446), 700, (260, 250)) == (260, 406, 700)


def test_a_wide_window_gives_list_and_filters_some_more() -> None:
    assert designed(1366, 100) == (236, 446)
    filters, listed = designed(1920, 100)
    assert 236 < filters <= 300
    assert 446 < listed <= 620
    assert designed(2732, 200) == (472, 892)


@given(
    width=st.integers(320, 4000),
    wanted=st.tuples(st.integers(100, 2000), st.integers(100, 2000)),
    page=st.integers(300, 3000),
    filters=st.none() | st.integers(100, 900),
    listed=st.integers(100, 900),
)
def test_what_is_shared_out_is_never_less_than_nothing(
    width: int, wanted: tuple[int, int], page: int, filters: int | None, listed: int
) -> None:
    left, middle, rest = shared(width, wanted, page, (filters, listed))
    assert min(left, middle, rest) >= 0
    assert middle >= listed
    assert left >= (filters or 0)
    assert rest == max(0, width - left - middle)
