from dataclasses import replace

import pytest

from sfdesk.ui.pages.html import Blocks, lines


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[13]", '[<a href="note:13">13</a>]'),
        ("[13, 14]", '[<a href="note:13">13</a>, <a href="note:14">14</a>]'),
        ("[69, printed 68]", '[<a href="note:69">69, printed 68</a>]'),
        (
            "[12, 69, printed 68, 7]",
            '[<a href="note:12">12</a>, <a href="note:69">69, printed 68</a>, '
            '<a href="note:7">7</a>]',
        ),
        ("[2019]", "[2019]"),
        ("[a note]", "[a note]"),
        ("[13 14]", "[13 14]"),
    ],
)
def test_every_note_that_published_text_marks_is_a_link(
    blocks: Blocks, text: str, html: str
) -> None:
    published = {"gaps": f"<p>So it is.{text}</p>"}
    assert f"<p>So it is.{html}</p>" in replace(blocks, published=published).as_published("gaps")


def test_there_is_no_box_without_published_text(blocks: Blocks) -> None:
    assert blocks.as_published("gaps") == ""


def test_lines_are_text_and_never_markup() -> None:
    assert lines(("a < b", "<i>c</i>")) == "<p>a &lt; b</p><p>&lt;i&gt;c&lt;/i&gt;</p>"
