"""Paints result cards: name; dots, words and a fact; the section's name and a marked snippet."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from sfdesk.search.results import Snippet
from sfdesk.ui.cards.model import Card, CardModel, Index
from sfdesk.ui.cards.text import CardText
from sfdesk.ui.look.dots import dots_width, draw_dots
from sfdesk.ui.look.theme import Theme

_MARGIN, _PADDING, _GAP, _RADIUS = 6, 12, 3, 6
_TOP = _PADDING // 2 + 2
_NAME_LINES, _FACT_LINES, _SNIPPET_LINES = 3, 2, 2
"""At most."""
_KEPT = 60
"""Cards that are kept as drawn; each takes about 150 kB."""
_HEADING_INSET, _HEADING_LINES = 2, 3
_DOT = 0.55
"""Of a line's height."""
_APART = 0.75
"""Of a line's height, between what a card says and its fact."""
_TEXT_LINES = 3
"""Of the text of an entry of which a card says nothing else, at most."""
_REMEMBERED = 2000


class _Shape(NamedTuple):
    """Where the parts of a card stand.

    Attributes:
        name: Its lines.
        words: Lines of what is said of the entry.
        fact: Lines of the fact, where there is no room for it beside the words.
        snippet: How far down the snippet begins.
        height: Of the whole card.
    """

    name: tuple[str, ...]
    words: tuple[str, ...]
    fact: tuple[str, ...]
    snippet: int
    height: int


class CardDelegate(QStyledItemDelegate):
    """Paints the rows of a ``CardModel``.

    What can be made before is made once: cards are painted with every key.

    Args:
        view: Whose rows they are. It is asked which row is selected, not ``option.state``: Qt's
            ``QStyle`` takes a fiftieth of the whole start to come into Python.
    """

    def __init__(self, theme: Theme, zoom: int, view: QAbstractItemView) -> None:
        super().__init__()
        self.theme = theme
        self._view = view
        self._ink, self._soft = QColor(theme.ink), QColor(theme.soft)
        self._accent, self._mark = QColor(theme.accent), QColor(theme.mark)
        self._caution = QColor(theme.caution)
        self._grounds: dict[tuple[object, ...], QPixmap] = {}
        self._name = CardText(_font(15, zoom, bold=True))
        self._heading = CardText(_font(13, zoom, bold=True))
        self._words = CardText(_font(13, zoom))
        self._marked = _font(13, zoom, underlined=theme.high_contrast)
        self._name_height, self._line_height = (
            round(text.metrics.height()) for text in (self._name, self._words)
        )
        self._width = 0
        self._shape = lru_cache(_REMEMBERED)(self._measured)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height at which nothing that a card says of its entry is cut."""
        card = _card(index)
        # Qt lays out from the first row on; to ask at each row takes a tenth of a keystroke.
        if index.row() == 0:
            self._width = self._width_of_cards()
        if card.key is None:
            more = (len(self._heading_lines(card.name)) - 1) * self._line_height
            return QSize(100, self._name_height + more + 2 * _PADDING)
        return QSize(100, self._shape_of(card).height + _MARGIN)

    def _width_of_cards(self) -> int:
        """Return the pixels of a card, less those of a scroll bar even where there is none.

        So nothing is measured again when one comes or goes, as it does while somebody types.
        """
        bar = self._view.verticalScrollBar().sizeHint().width()
        return self._view.maximumViewportSize().width() - bar - 2 * _PADDING

    def _heading_lines(self, heading: str) -> tuple[str, ...]:
        room = self._width - _HEADING_INSET
        return tuple(each for _, each in self._heading.lines(heading, room, _HEADING_LINES))

    def _shape_of(self, card: Card) -> _Shape:
        """Return where the parts of a card stand."""
        # Where a card says nothing of its entry but its text, that alone decides.
        text = "" if card.words or card.is_match else _told(card.snippet)
        return self._shape(
            card.name, card.dots, card.words, card.fact, card.mark, text, self._width
        )

    def _measured(
        self,
        name: str,
        dots: int | None,
        words: str,
        fact: str,
        mark: str,
        text: str,
        width: int,
    ) -> _Shape:
        room, line = width - 2 * _PADDING, self._line_height
        named = room - (self._mark_width(mark) if mark else 0)
        names = tuple(each for _, each in self._name.lines(name, named, _NAME_LINES))
        beside = room - self._dots_width(dots)
        told = tuple(each for _, each in self._words.lines(words, beside, _FACT_LINES))
        facts = tuple(each for _, each in self._words.lines(fact, room, _FACT_LINES))
        if not fact or self._words.width(words) + self._apart + self._words.width(fact) <= beside:
            facts = ()
        snippet = _TOP + len(names) * self._name_height + _GAP
        snippet += (len(told) + len(facts)) * line + _GAP if words else 0
        lines = len(self._words.lines(text, room, _TEXT_LINES)) if text else _SNIPPET_LINES
        return _Shape(names, told, facts, snippet, snippet + lines * line + _PADDING)

    @property
    def _apart(self) -> int:
        return round(_APART * self._line_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """Paint one row."""
        card = _card(index)
        rect: QRect = option.rect
        if card.key is None:
            self._paint_heading(painter, rect, card)
        else:
            selected = self._view.currentIndex() == index
            self._paint_card(painter, rect, card, selected)

    def _paint_heading(self, painter: QPainter, rect: QRect, card: Card) -> None:
        painter.setFont(self._heading.font)
        painter.setPen(self._soft)
        left = rect.left() + _PADDING + _HEADING_INSET
        baseline = rect.top() + _PADDING + self._heading.metrics.ascent()
        self._draw_lines(painter, left, baseline, self._heading_lines(card.name))

    def _paint_card(self, painter: QPainter, rect: QRect, card: Card, selected: bool) -> None:
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        left, top = rect.left() + _PADDING, rect.top()
        size = QSize(rect.width() - 2 * _PADDING, rect.height() - _MARGIN)
        painter.drawPixmap(left, top, self._ground(painter, card, size, selected))
        top += self._shape_of(card).snippet
        self._paint_snippet(painter, left + _PADDING, top, size.width() - 2 * _PADDING, card)

    def _ground(self, painter: QPainter, card: Card, size: QSize, selected: bool) -> QPixmap:
        """Return a card without its snippet: what is the same with every key is kept as drawn."""
        focused = selected and self._view.hasFocus()
        ratio = painter.device().devicePixelRatioF()
        sides = size.toTuple()
        key = (card.key, card.words, card.mark, sides, selected, focused, ratio)
        if key not in self._grounds:
            if len(self._grounds) >= _KEPT:
                self._grounds.clear()
            self._grounds[key] = self._drawn(card, size, ratio, selected, focused)
        return self._grounds[key]

    def _drawn(
        self, card: Card, size: QSize, ratio: float, selected: bool, focused: bool
    ) -> QPixmap:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(self.theme.ground))
        painter = QPainter(picture)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_box(painter, QRectF(0, 0, size.width(), size.height()), selected, focused)
        room = size.width() - 2 * _PADDING
        shape = self._shape_of(card)
        self._draw_mark(painter, _PADDING + room, card.mark)
        painter.setFont(self._name.font)
        painter.setPen(self._ink)
        top = _TOP
        for line in shape.name:
            painter.drawText(QPointF(_PADDING, top + self._name.metrics.ascent()), line)
            top += self._name_height
        painter.setFont(self._words.font)
        self._draw_facts(painter, top + _GAP, card, shape)
        painter.end()
        return picture

    def _draw_box(self, painter: QPainter, box: QRectF, selected: bool, focused: bool) -> None:
        theme = self.theme
        painter.setBrush(QColor(theme.tint if selected else theme.paper))
        edge = theme.ink if focused else theme.accent if selected else theme.line
        painter.setPen(QPen(QColor(edge), 2 if focused else 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        if selected:
            painter.setClipRect(QRectF(box.left(), box.top(), 4, box.height()))
            painter.setPen(self._accent)
            painter.setBrush(self._accent)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
            painter.setClipping(False)

    def _mark_width(self, mark: str) -> int:
        """Return the room that a mark takes of the first line, with what is left before it."""
        return round(self._words.width(mark)) + 2 * _PADDING

    def _draw_mark(self, painter: QPainter, right: int, mark: str) -> None:
        """Draw a mark at the end of the line of the name."""
        if not mark:
            return
        text = self._words
        width = self._mark_width(mark) - _PADDING
        place = QRect(right - width, _TOP, width, self._name_height)
        painter.fillRect(place, QColor(self.theme.caution_ground))
        painter.setFont(text.font)
        painter.setPen(self._caution)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, mark)

    def _draw_facts(self, painter: QPainter, top: int, card: Card, shape: _Shape) -> None:
        text, left = self._words, _PADDING
        if card.dots != -1:
            left += self._draw_dots(painter, left, top, card.dots)
        painter.setPen(self._ink)
        baseline = self._draw_lines(painter, left, top + text.metrics.ascent(), shape.words)
        painter.setPen(self._soft)
        if shape.fact:
            self._draw_lines(painter, _PADDING, baseline, shape.fact)
        elif card.fact:
            left += round(text.width(card.words)) + self._apart
            painter.drawText(QPointF(left, baseline - self._line_height), card.fact)

    def _draw_lines(
        self, painter: QPainter, left: int, baseline: float, lines: tuple[str, ...]
    ) -> float:
        """Draw lines one below the other; return where the next would stand."""
        for line in lines:
            painter.drawText(QPointF(left, baseline), line)
            baseline += self._line_height
        return baseline

    def _draw_dots(self, painter: QPainter, left: int, top: int, dots: int | None) -> int:
        """Draw the dots of a strength, or its ring; return the room that they take."""
        size = self._line_height * _DOT
        above = top + (self._line_height - size) / 2
        draw_dots(painter, left, above, size, dots, self._accent)
        return self._dots_width(dots)

    def _dots_width(self, dots: int | None) -> int:
        size = self._line_height * _DOT
        return 0 if dots == -1 else dots_width(dots, size) + round(size / 2)

    def _paint_snippet(self, painter: QPainter, left: int, top: int, room: int, card: Card) -> None:
        """Paint why a card was found; a caution that answers the query goes before it."""
        below = top + self._line_height
        if card.caution:
            ground = QRect(left - 3, top, room + 6, self._line_height)
            painter.fillRect(ground, QColor(self.theme.caution_ground))
            self._paint_found(painter, left, top, room, card.caution, 1, self._caution)
            self._paint_found(painter, left, below, room, card.snippet, 1, self._soft)
        elif card.versions:
            self._paint_found(painter, left, top, room, card.snippet, 1, self._soft)
            self._paint_found(painter, left, below, room, Snippet("", card.versions), 1, self._soft)
        else:
            lines = _SNIPPET_LINES if card.words or card.is_match else _TEXT_LINES
            self._paint_found(painter, left, top, room, card.snippet, lines, self._soft)

    def _paint_found(
        self,
        painter: QPainter,
        left: int,
        top: int,
        room: int,
        found: Snippet,
        lines: int,
        ink: QColor,
    ) -> None:
        text = self._words
        whole = _told(found)
        lead = len(whole) - len(found.text)
        marks = [(a + lead, b + lead) for a, b in found.marks]
        painter.setFont(text.font)
        painter.setPen(ink)
        for begins, line in text.lines(whole, room, lines):
            painter.drawText(QPointF(left, top + text.metrics.ascent()), line)
            for word, x in text.marked(line, begins, marks):
                self._paint_marked(painter, QRectF(left + x, top, text.width(word), 0), word, ink)
            top += self._line_height

    def _paint_marked(self, painter: QPainter, place: QRectF, word: str, ink: QColor) -> None:
        """Paint a word anew on the ground of a mark; it was painted with its line."""
        metrics = self._words.metrics
        painter.fillRect(place.adjusted(0, 0, 0, metrics.height()), self._mark)
        painter.setFont(self._marked)
        painter.setPen(self._ink)
        painter.drawText(QPointF(place.left(), place.top() + metrics.ascent()), word)
        painter.setFont(self._words.font)
        painter.setPen(ink)


def _card(index: Index) -> Card:
    """Return the card of a row. Asked for hundreds with every key; a role of data takes longer."""
    model = index.model()
    assert isinstance(model, CardModel)
    return model.cards[index.row()]


def _told(found: Snippet) -> str:
    """Return a snippet as it is painted."""
    return f"{found.section} · {found.text}" if found.section else found.text


def _font(pixels: int, zoom: int, *, bold: bool = False, underlined: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(round(pixels * zoom / 100))
    font.setBold(bold)
    font.setUnderline(underlined)
    return font
