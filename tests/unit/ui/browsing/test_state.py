"""What a view takes over of what was shown before it."""

from sfdesk.model.ordering import Order
from sfdesk.ui.browsing.state import State, View

TICKED = {"ages": frozenset({"2-4"}), "topic": frozenset({"parenting"})}


def test_ticks_go_along_from_one_filtered_view_to_another() -> None:
    turned = State(view=View.MATRIX, chosen=TICKED, order=Order.BEST, scroll=9).turned_to(View.MAP)
    assert turned == State(view=View.MAP, chosen=TICKED, order=Order.BEST)


def test_home_takes_over_only_what_it_shows() -> None:
    assert State(chosen=TICKED).turned_to(View.HOME).chosen == {"ages": frozenset({"2-4"})}


def test_what_has_no_filters_and_the_same_view_anew_begin_without_ticks() -> None:
    assert State(chosen=TICKED).turned_to(View.GUIDE) == State(view=View.GUIDE)
    assert State(chosen=TICKED).turned_to(View.MATRIX) == State()


def test_a_query_is_answered_by_the_list_whatever_the_view() -> None:
    asked = State(view=View.GUIDE, query="play", chosen=TICKED)
    assert asked.shown_view is View.MATRIX
    assert State(view=View.GUIDE, query="  ").shown_view is View.GUIDE
    assert asked.turned_to(View.MAP).chosen == TICKED
