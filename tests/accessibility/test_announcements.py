"""What happens is announced, once each, while the keyboard stays where it is."""

import re

import pytest

from tests.accessibility.conftest import Seen

pytestmark = pytest.mark.slow

EVENTS = {
    "results": ((), "type", r"\d+ of 30 interventions, .*"),
    "nothing found": ((), "type nothing known", r"Nothing is found for “zzzz”\. .*"),
    "did you mean": ((), "type wrongly", r".*Did you mean “restorative”\?.*"),
    "found on the page": (("read",), "find", r"\d+ of \d+"),
    "not on the page": (("read",), "find nothing", "Not on this page"),
    "marked": ((), "mark", r"Multisystemic therapy .* is marked to compare, 1 of 4 at most\."),
    "too many": ((), "mark too many", r"4 interventions can be compared at most; .*"),
    "sheet ready": (("read",), "make a sheet", "2 pages, A4"),
    "booklet ready": (
        ("read", "make a sheet"),
        "make a booklet",
        # Where it is made in no time, only that it is ready is told.
        r"(Making the booklet \| )?\d+ pages, A4",
    ),
    "saved": (("read", "make a sheet"), "save", r"Saved as .*sheet\.pdf"),
    "copied": (("read",), "copy", r"Copied, with its source\."),
    "refused": ((), "save no search", r"There is no search to save: .*"),
    "a term": (("read",), "tab to a term", r"Multisystemic therapy.*: .*"),
}


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_is_announced_once(seen: Seen, event: str) -> None:
    before, deed, words = EVENTS[event]
    seen.start_anew()
    for each in before:
        seen.do(each)
    seen.heard()
    seen.do(deed)
    told = seen.hear()
    assert re.fullmatch(words, " | ".join(told), re.DOTALL), told


def test_going_to_a_heading_puts_the_keyboard_on_it(seen: Seen) -> None:
    seen.start_anew()
    seen.do("read")
    seen.do("next heading")
    assert seen.focus() == ["heading", "Multisystemic therapy (MST) programmes"]


def test_a_link_that_tab_reaches_has_the_keyboard(seen: Seen) -> None:
    seen.start_anew()
    seen.do("read")
    seen.do("tab to a term")
    assert seen.focus() == ["link", "multisystemic therapy"]


def test_what_the_cursor_comes_to_is_told(seen: Seen) -> None:
    seen.start_anew()
    seen.do("read")
    seen.heard()
    seen.do("down")
    assert seen.hear() == ["heading level 1"]
