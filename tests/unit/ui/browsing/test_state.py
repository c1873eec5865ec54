"""What a view takes over of what was shown before it."""

import pytest

from sfdesk.model.ordering import Order
from sfdesk.ui.browsing.state import MOST_STEPS, History, State, View

TICKED = {"ages": frozenset({"2-4"}), "topic": frozenset({"parenting"})}


def test_ticks_go_along_from_one_filtered_view_to_another() -> None:
    turned = State(view=View.MATRIX, chosen=TICKED, order=Order.BEST, scroll=9).turned_to(View.MAP)
    assert turned == State(view=View.MAP, chosen=TICKED, order=Order.BEST)


def test_home_takes_over_only_what_it_shows() -> None:
    assert State(chosen=TICKED).turned_to(View.HOME).chosen == {"ages": frozenset({"2-4"})}


def test_ticks_wait_where_nothing_is_filtered() -> None:
    away = State(chosen=TICKED).turned_to(View.GUIDE)
    assert away == State(view=View.GUIDE, chosen=TICKED)
    assert away.turned_to(View.MATRIX).chosen == TICKED


def test_the_matrix_turned_to_from_its_own_list_begins_anew() -> None:
    assert State(query="play", chosen=TICKED).turned_to(View.MATRIX) == State()


@pytest.mark.parametrize("view", [view for view in View if view is not View.MATRIX])
def test_what_was_typed_waits_while_another_view_is_shown(view: View) -> None:
    away = State(query="play", unread=frozenset({"x"})).turned_to(view)
    assert (away.query, away.shown_view, away.searching) == ("play", view, False)
    assert away.asked == ("play" if view is View.MAP else "")
    back = away.turned_to(View.MATRIX)
    assert back == State(query="play", unread=frozenset({"x"}))
    assert back.asked == "play"


def test_a_view_that_was_turned_to_is_a_step_though_a_query_waits() -> None:
    history = History(State(query="play"))
    away = history.current.turned_to(View.GUIDE)
    history.visit(away)
    history.visit(State(view=View.GUIDE, query="plays"))
    assert history.back() == away


def test_a_query_is_answered_by_the_list_whatever_the_view() -> None:
    asked = State(view=View.GUIDE, query="play", chosen=TICKED)
    assert asked.shown_view is View.MATRIX
    assert State(view=View.GUIDE, query="  ").shown_view is View.GUIDE
    assert asked.turned_to(View.MAP).chosen == TICKED


def test_a_long_day_is_not_kept_whole() -> None:
    history = History(State(query="0"))
    for number in range(1, 3 * MOST_STEPS):
        history.visit(State(query=str(number)), typed=False)
    steps = 0
    while history.can_go_back:
        assert history.back().query == str(3 * MOST_STEPS - 2 - steps)
        steps += 1
    assert steps == MOST_STEPS - 1
    assert not history.can_go_back
