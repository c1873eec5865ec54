"""Paints result cards: name; dots, words and a fact; the section's name and a marked snippet."""

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
_SNIPPET_LINES = 2
_KEPT = 60
"""Cards that are kept as drawn; each takes about 150 kB."""
_APART = 0.75
"""Of a line's height, between what a card says and its fact."""
_LEAST_FACT = 40
"""Pixels that a fact needs to be worth beginning."""


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
        self._heading = _font(13, zoom, bold=True)
        self._words = CardText(_font(13, zoom))
        self._marked = _font(13, zoom, underlined=theme.high_contrast)
        self._name_height, self._line_height = (
            round(text.metrics.height()) for text in (self._name, self._words)
        )
        inner = self._name_height + (1 + _SNIPPET_LINES) * self._line_height + 2 * _GAP
        self._card_size = QSize(100, inner + 2 * _PADDING + _MARGIN)
        self._heading_size = QSize(100, self._name_height + 2 * _PADDING)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the same height for every card, so that the list can be scrolled by reckoning."""
        return self._heading_size if _card(index).key is None else self._card_size

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
        painter.setFont(self._heading)
        painter.setPen(self._soft)
        where = rect.adjusted(_PADDING + 2, _PADDING, -_PADDING, 0)
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft, card.name)

    def _paint_card(self, painter: QPainter, rect: QRect, card: Card, selected: bool) -> None:
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        left, top = rect.left() + _PADDING, rect.top()
        size = QSize(rect.width() - 2 * _PADDING, rect.height() - _MARGIN)
        painter.drawPixmap(left, top, self._ground(painter, card, size, selected))
        top += _TOP + self._name_height + _GAP
        top += self._line_height + _GAP if card.words else 0
        self._paint_snippet(painter, left + _PADDING, top, size.width() - 2 * _PADDING, card)

    def _ground(self, painter: QPainter, card: Card, size: QSize, selected: bool) -> QPixmap:
        """Return a card without its snippet: what is the same with every key is kept as drawn."""
        focused = selected and self._view.hasFocus()
        ratio = painter.device().devicePixelRatioF()
        key = (card.key, card.words, card.mark, size.width(), selected, focused, ratio)
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
        named = room - self._draw_mark(painter, _PADDING + room, card.mark)
        painter.setFont(self._name.font)
        painter.setPen(self._ink)
        baseline = _TOP + self._name.metrics.ascent()
        painter.drawText(QPointF(_PADDING, baseline), self._name.elided(card.name, named))
        painter.setFont(self._words.font)
        self._draw_facts(painter, _TOP + self._name_height + _GAP, room, card)
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

    def _draw_mark(self, painter: QPainter, right: int, mark: str) -> int:
        """Draw a mark at the end of the line of the name; return the room that it takes."""
        if not mark:
            return 0
        text = self._words
        width = round(text.width(mark)) + _PADDING
        place = QRect(right - width, _TOP, width, self._name_height)
        painter.fillRect(place, QColor(self.theme.caution_ground))
        painter.setFont(text.font)
        painter.setPen(self._caution)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, mark)
        return width + _PADDING

    def _draw_facts(self, painter: QPainter, top: int, room: int, card: Card) -> None:
        text, left, right = self._words, _PADDING, _PADDING + room
        if card.dots != -1:
            left += self._draw_dots(painter, left, top, card.dots)
        painter.setPen(self._ink)
        words = text.elided(card.words, right - left)
        baseline = top + text.metrics.ascent()
        painter.drawText(QPointF(left, baseline), words)
        left += round(text.width(words)) + round(_APART * self._line_height)
        painter.setPen(self._soft)
        if card.fact and right - left > _LEAST_FACT:
            painter.drawText(QPointF(left, baseline), text.elided(card.fact, right - left))

    def _draw_dots(self, painter: QPainter, left: int, top: int, dots: int | None) -> int:
        """Draw the dots of a strength, or its ring; return the room that they take."""
        size = self._line_height * 0.55
        above = top + (self._line_height - size) / 2
        draw_dots(painter, left, above, size, dots, self._accent)
        return dots_width(dots, size) + round(size / 2)

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
            # Where a card has nothing to say of its entry, its text has that line too.
            lines = _SNIPPET_LINES + (not card.words)
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
        lead = f"{found.section} · " if found.section else ""
        marks = [(a + len(lead), b + len(lead)) for a, b in found.marks]
        painter.setFont(text.font)
        painter.setPen(ink)
        for begins, line in text.lines(lead + found.text, room, lines):
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


def _font(pixels: int, zoom: int, *, bold: bool = False, underlined: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(round(pixels * zoom / 100))
    font.setBold(bold)
    font.setUnderline(underlined)
    return font
