"""Cells from outside become safe light HTML, whatever they hold."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfdesk.published.cells import KEPT, clean, from_markdown
from sfdesk.published.document import markers, plain_text


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("<p>One  two</p>", "<p>One two</p>"),
        ('<ul style="list-style-type: none"><li>a</li></ul>', "<ul><li>a</li></ul>"),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<b>open", "<b>open</b>"),
        ("<i>a<b>b</i>c</b>", "<i>a<b>b</b></i>c"),
        ("</p>end", "end"),
        ("<u>not</u> in", "not in"),
        ("<strong>a</strong> <em>b</em><br/>c", "<b>a</b> <i>b</i><br>c"),
        ("<script>alert(1)</script>after", "after"),
        ("<style>p{}</style>a", "a"),
        ("<b onclick='x()'>a</b>", "<b>a</b>"),
        ("<img src=x onerror=y>a<a href='z'>b</a>", "ab"),
        ("a & b &amp; c &lt;b&gt;", "a &amp; b &amp; c &lt;b&gt;"),
        ("p < 0.05 > x", "p &lt; 0.05 &gt; x"),
        ("<!-- a --> b", "&lt;!-- a --&gt; b"),
    ],
)
def test_only_light_html_is_left(cell: str, safe: str) -> None:
    assert clean(cell) == safe


@pytest.mark.parametrize(
    ("cell", "marked"),
    [
        ("end.<sup>9</sup> On", "end. [10, printed 9] On"),
        ("end. <sup>9</sup>", "end. [10, printed 9]"),
        ("<sup>9 11</sup>", "[10, printed 9] [12, printed 11]"),
        ("<sup><b>9</b></sup>", "[10, printed 9]"),
        ("21<sup>st</sup>", "21st"),
        ("<sup>9999</sup>", "9999"),
        ("<sup>9", "[10, printed 9]"),
        ("<sup>9<sup>8</sup>", "[10, printed 9] [9, printed 8]"),
    ],
)
def test_markers_are_resolved_and_corrected_ones_say_so(cell: str, marked: str) -> None:
    assert clean(cell, lambda number: number + 1) == marked


def test_right_markers_stand_as_they_are() -> None:
    assert clean("a<sup>32 33</sup>") == "a [32, 33]"


@pytest.mark.parametrize(
    ("line", "html"),
    [
        ("**bold:** and *slanted*", "<b>bold:</b> and <i>slanted</i>"),
        ("See <https://a.org/b>.", "See https://a.org/b."),
        (r"[https://a.org/b\\_c](https://a.org/b_c)", "https://a.org/b_c"),
        ("[A page](https://a.org)", "A page https://a.org"),
        ("Smith & Sons, 5 < 6", "Smith &amp; Sons, 5 &lt; 6"),
    ],
)
def test_markdown_becomes_light_html(line: str, html: str) -> None:
    assert from_markdown(line) == html


def test_markers_are_read_back_by_the_note_that_is_meant() -> None:
    assert markers("a [32, 33] b [69, printed 68] 12(3) [x]") == (32, 33, 69)


def test_plain_text_has_neither_tags_nor_markers() -> None:
    assert plain_text("<p>a &amp; <b>b</b>. [69, printed 68]</p>") == "a & b."


TAGS = st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<sup>", "</sup>", "<ul>", "<li>", "</ul>"])
HTML = st.lists(TAGS | st.sampled_from(["<script>", "<a b>", "7", "&lt;", "<", " "]) | st.text())


@given(HTML.map("".join))
def test_cleaning_again_changes_nothing_and_no_other_tag_is_left(html: str) -> None:
    safe = clean(html)
    assert clean(safe) == safe
    assert set(re.findall(r"</?([^<>]*)>", safe)) <= KEPT
    assert safe.count("<") == len(re.findall(r"</?(?:p|ul|ol|li|b|i|br)>", safe))


@given(st.text())
def test_markdown_of_any_kind_gives_safe_html(line: str) -> None:
    safe = from_markdown(line)
    assert clean(safe) == safe
