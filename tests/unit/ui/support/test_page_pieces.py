"""A page is read back into pieces that say all that it says, each with its role."""

import pytest
from PySide6.QtGui import QTextDocument

from sfdesk.ui.support.page_pieces import Kind, Piece, every, pieces_of

HTML = (
    "<h2>Who it is for</h2><p>See <a href='entry:topic/x'>a <b>topic</b></a> or"
    " <a href='note:3'>[3]</a>.</p><ul><li>one</li><li>two</li></ul>"
    "<table><thead><tr><th>Age</th><th>For</th></tr></thead>"
    "<tr><td>2 to 4</td><td><img src='dots:3' width='9' height='9'> Strong<br>or so</td></tr>"
    "</table><table><tr><td><p>Caution: <a href='term:y'>abuse</a>.</p></td></tr></table>"
)


@pytest.fixture
def pieces(qapp: object) -> tuple[Piece, ...]:
    document = QTextDocument()
    document.setHtml(HTML)
    return pieces_of(document)


def test_each_piece_has_its_kind(pieces: tuple[Piece, ...]) -> None:
    kinds = [piece.kind for piece in pieces]
    assert kinds == [Kind.HEADING, Kind.PARAGRAPH, Kind.LIST, Kind.TABLE, Kind.BOX]
    assert pieces[0].level == 2
    assert [item.words for item in pieces[2].pieces] == ["one", "two"]


def test_a_link_is_one_though_its_letters_change(pieces: tuple[Piece, ...]) -> None:
    links = [(each.words, each.target) for each in pieces[1].pieces]
    assert links == [("a topic", "entry:topic/x"), ("[3]", "note:3")]


def test_rows_say_all_their_cells_and_no_picture(pieces: tuple[Piece, ...]) -> None:
    heads, row = pieces[3].pieces
    assert [cell.kind for cell in heads.pieces] == [Kind.HEAD, Kind.HEAD]
    assert [cell.kind for cell in row.pieces] == [Kind.HEAD, Kind.CELL]
    assert row.words == "2 to 4: Strong; or so"


def test_a_box_holds_what_stands_in_it(pieces: tuple[Piece, ...]) -> None:
    inside = [each.words for each in every(pieces[4].pieces)]
    assert inside == ["Caution: abuse.", "abuse"]
