"""What is ticked: taken together, and one less the other."""

from hypothesis import given
from hypothesis import strategies as st

from sfdesk.model.selection import Selection, both, minus

SELECTIONS = st.dictionaries(
    st.sampled_from(["ages", "topic", "kind"]),
    st.frozensets(st.sampled_from("abcd"), min_size=1),
)


def ticks(selection: Selection) -> set[tuple[str, str]]:
    return {(name, value) for name, values in selection.items() for value in values}


@given(SELECTIONS, SELECTIONS)
def test_both_hold_what_either_holds(one: Selection, other: Selection) -> None:
    assert ticks(both(one, other)) == ticks(one) | ticks(other)


@given(SELECTIONS, SELECTIONS)
def test_what_is_left_is_what_the_other_does_not_hold(one: Selection, other: Selection) -> None:
    left = minus(one, other)
    assert ticks(left) == ticks(one) - ticks(other)
    assert all(left.values())
