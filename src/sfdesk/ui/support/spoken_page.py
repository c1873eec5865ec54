"""The page of the reading pane for a screen reader: a document with headings, links and tables.

Qt tells of a text view its bare text alone. The text stays Qt's own, so that a screen reader can go
through it by letters and lines; beside it stand the pieces of the page, each with its role.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QTextCursor,
)
from shiboken6 import VoidPtr, getCppPointer

from sfdesk.ui.support.page_pieces import Kind, Piece, pieces_of
from sfdesk.ui.support.spoken import NOTHING, Spoken, forget, keep

if TYPE_CHECKING:
    from sfdesk.ui.support.browser import Reached, SpokenBrowser

_Role = QAccessible.Role
_ROLES = {
    Kind.HEADING: _Role.Heading,
    Kind.PARAGRAPH: _Role.Paragraph,
    Kind.LINK: _Role.Link,
    Kind.LIST: _Role.List,
    Kind.ITEM: _Role.ListItem,
    Kind.BOX: _Role.Grouping,
    Kind.TABLE: _Role.Table,
    Kind.ROW: _Role.Row,
    Kind.HEAD: _Role.RowHeader,
    Kind.CELL: _Role.Cell,
}


class _Attribute(QAccessibleAttributesInterface):
    """What a screen reader can ask for: the level of a heading, the language of a page."""

    def __init__(self, key: QAccessible.Attribute, value: object) -> None:
        super().__init__()
        self._key, self._value = key, value

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [self._key]

    def attributeValue(self, key: QAccessible.Attribute) -> object:
        return self._value if key is self._key else None


class _Following(QAccessibleActionInterface):
    """What can be done with a link."""

    def __init__(self, browser: "SpokenBrowser", target: str) -> None:
        super().__init__()
        self._browser, self._target = browser, target

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, name: str) -> None:
        self._browser.anchorClicked.emit(QUrl(self._target))

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []


class _Holding:
    """What pieces stand in; comes before the class of Qt's, whose virtual methods it answers.

    It is typed as Qt's stubs are, which know nothing of there being no such piece.
    """

    @property
    def pieces(self) -> "list[SpokenPiece]":
        """The pieces in it, in order."""
        raise NotImplementedError

    def childCount(self) -> int:
        """Return how many pieces stand in it."""
        return len(self.pieces)

    def child(self, index: int) -> QAccessibleInterface:
        """Return a piece in it, or None."""
        return self.pieces[index] if 0 <= index < len(self.pieces) else None  # type: ignore[return-value]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return the piece at a place on the screen, or None."""
        return next((each for each in self.pieces if each.rect().contains(x, y)), None)  # type: ignore[return-value]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the number of a piece in it, or -1."""
        return next((n for n, each in enumerate(self.pieces) if each is child), -1)


class SpokenPiece(_Holding, QAccessibleInterface):
    """A piece of the page."""

    def __init__(self, page: "SpokenPage", above: QAccessibleInterface, piece: Piece) -> None:
        super().__init__()
        self.piece, self._page, self._above = piece, page, above
        self._pieces = [SpokenPiece(page, self, each) for each in piece.pieces]
        self._level = _Attribute(QAccessible.Attribute.Level, piece.level) if piece.level else None
        self._following = _Following(page.browser, piece.target) if piece.target else None
        keep(self)

    @property
    def pieces(self) -> "list[SpokenPiece]":
        """The pieces in it, in order."""
        return self._pieces

    def isValid(self) -> bool:
        """Say that there is such a piece; a page that is gone has none."""
        return True

    def object(self) -> None:  # type: ignore[override]
        """Have no widget of its own."""

    def parent(self) -> QAccessibleInterface:
        """Return what it stands in."""
        return self._above

    def role(self) -> QAccessible.Role:
        """Return what it is."""
        return _ROLES[self.piece.kind]

    def text(self, kind: QAccessible.Text) -> str:
        """Return its words; they are its name."""
        return self.piece.words if kind is QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, words: str) -> None:
        """Leave the page as it is."""

    def rect(self) -> QRect:
        """Return where it stands on the screen."""
        return self._page.rect_of(self.piece)

    def state(self) -> QAccessible.State:
        """Say whether it is a link, and whether the keyboard was put on it.

        What has to be scrolled to is not told as such: a screen reader would pass it over.
        """
        state = QAccessible.State()
        state.readOnly = True
        reached = self.piece.kind in (Kind.LINK, Kind.HEADING)
        state.linked = self.piece.kind is Kind.LINK
        state.focusable = reached
        state.focused = reached and self._page.focused_piece() is self
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """Return the level of a heading, and what a link can do."""
        if kind is QAccessible.InterfaceType.AttributesInterface and self._level:
            return VoidPtr(getCppPointer(self._level)[0])  # type: ignore[return-value]
        if kind is QAccessible.InterfaceType.ActionInterface and self._following:
            return VoidPtr(getCppPointer(self._following)[0])  # type: ignore[return-value]
        return NOTHING  # type: ignore[return-value]


class SpokenPage(_Holding, Spoken):
    """The page itself."""

    def __init__(self, browser: "SpokenBrowser") -> None:
        super().__init__(browser, QAccessible.Role.Document)
        self.browser = browser
        self._made: list[SpokenPiece] | None = None
        self._language = _Attribute(QAccessible.Attribute.Locale, browser.locale())

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """Return the language of the page, and what Qt itself can do with it."""
        if kind is QAccessible.InterfaceType.AttributesInterface:
            return VoidPtr(getCppPointer(self._language)[0])  # type: ignore[return-value]
        return super().interface_cast(kind)

    @property
    def pieces(self) -> list[SpokenPiece]:
        """The pieces of the page that is shown, made when they are first asked for."""
        if self._made is None:
            read = pieces_of(self.browser.document())
            self._made = [SpokenPiece(self, self, each) for each in read]
        return self._made

    def turn(self) -> None:
        """Forget the pieces of a page that is shown no more."""
        # What is in others goes first.
        for piece in reversed([*_all(self._made or ())]):
            forget(piece)
        self._made = None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the link or heading that has the keyboard."""
        return self.focused_piece()

    def text(self, kind: QAccessible.Text) -> str:
        """Return what the page is called, and of what it is."""
        if kind is QAccessible.Text.Name:
            return self.browser.accessibleName()
        return self.browser.accessibleDescription() if kind is kind.Description else ""

    def rect_of(self, piece: Piece) -> QRect:
        """Return where a piece stands on the screen."""
        browser, cursor = self.browser, QTextCursor(self.browser.document())
        cursor.setPosition(piece.start)
        first = browser.cursorRect(cursor)
        cursor.setPosition(piece.end)
        found = first.united(browser.cursorRect(cursor))
        if piece.kind is not Kind.LINK:
            found.setLeft(0)
            found.setRight(browser.viewport().width())
        found.moveTopLeft(browser.viewport().mapToGlobal(QPoint(found.left(), found.top())))
        return found

    def focused_piece(self) -> SpokenPiece | None:
        """Return the link or heading that the keyboard has been put on."""
        reached = self.browser.reached if self.browser.hasFocus() else None
        if reached is None:
            return None
        return next((each for each in _all(self.pieces) if _is(each.piece, reached)), None)

    def tell_reached(self) -> None:
        """Tell that the keyboard has been put on a link or a heading."""
        piece = self.focused_piece()
        if piece is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(piece, QAccessible.Event.Focus))


def _all(pieces: Iterable[SpokenPiece]) -> Iterator[SpokenPiece]:
    """Yield pieces and what is in them."""
    for piece in pieces:
        yield piece
        yield from _all(piece.pieces)


def _is(piece: Piece, reached: "Reached") -> bool:
    kind = Kind.LINK if reached.is_link else Kind.HEADING
    return piece.kind is kind and piece.start == reached.start
