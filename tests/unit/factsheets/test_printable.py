"""Text goes on paper as typed, or with a mark that is seen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.factsheets.printable import REPLACEMENT, printable, undrawable


@pytest.mark.parametrize(
    "text",
    [
        "# * <b> $x$ @ref \\ [link](x) #panic() _a_ `b` ~ ' \"",
        "£1,000–£2,000 · “quoted” … ‘so’ — 3½ ≥ 2 → ●",
        "Siân Ŵyn, Łódź, Şükrü, Đặng Thị, Ελλάδα, Київ",
        "نص عربي و עברית",
        "a\u00a0[13]",
    ],
)
def test_what_can_be_drawn_stays_as_typed(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("help 😀🤖 now", f"help {REPLACEMENT} now"),
        ("你好", REPLACEMENT),
        ("a\x00b\x07c", f"a{REPLACEMENT}b{REPLACEMENT}c"),
        ("a\ud800b", f"a{REPLACEMENT}b"),
        ("one\ttwo\r\nthree\u2028four", "one two three four"),
        ("a\u202eb\u200bc\ufeffd\u00ade", "abcde"),
        ("e\u0301", "é"),
    ],
)
def test_what_cannot_be_drawn_is_seen_or_harmless(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_what_cannot_be_drawn_is_named_once() -> None:
    assert undrawable(["Łódź 你好 你", "e\u0301\u200b 😀"]) == "你好😀"
    assert undrawable([]) == ""


def test_a_word_longer_than_a_line_may_break_and_an_address_is_left_alone() -> None:
    assert printable("x" * 60).count("\u200b") == 2
    address = "https://example.org/" + "x" * 80
    assert printable(address) == address


@given(st.text())
def test_nothing_is_left_that_the_typesetter_refuses(text: str) -> None:
    for char in printable(text):
        assert char == "\u200b" or not unicodedata.category(char).startswith("C")


@given(st.text(alphabet=st.characters(max_codepoint=0x24F, exclude_categories=["C", "Zs"])))
def test_western_european_text_is_never_changed(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert printable(text).replace("\u200b", "") == composed
