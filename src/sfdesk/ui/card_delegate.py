"""Paints result cards: name; dots, words and a fact; the section's name and a marked snippet."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from sfdesk.model.strength import MAX_DOTS
from sfdesk.ui.card_text import CardText
from sfdesk.ui.cards import Card, CardModel, Index
from sfdesk.ui.theme import Theme

_MARGIN, _PADDING, _GAP, _RADIUS = 6, 12, 3, 6
_SNIPPET_LINES = 2
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
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
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
        left, top = rect.left() + _PADDING, rect.top()
        size = QSize(rect.width() - 2 * _PADDING, rect.height() - _MARGIN)
        painter.drawPixmap(left, top, self._box(painter, size, selected))
        left, top, room = left + _PADDING, top + _PADDING // 2 + 2, size.width() - 2 * _PADDING
        painter.setFont(self._name.font)
        painter.setPen(self._ink)
        painter.drawText(
            QPointF(left, top + self._name.metrics.ascent()), self._name.elided(card.name, room)
        )
        top += self._name_height + _GAP
        painter.setFont(self._words.font)
        self._paint_facts(painter, left, top, room, card)
        self._paint_snippet(painter, left, top + self._line_height + _GAP, room, card)

    def _box(self, painter: QPainter, size: QSize, selected: bool) -> QPixmap:
        """Return the ground of a card; drawn once for all, since round corners take their time."""
        focused = selected and self._view.hasFocus()
        ratio = painter.device().devicePixelRatioF()
        key = ("box", size.width(), size.height(), selected, focused, ratio)
        if key not in self._pictures:
            picture = _picture(size, ratio)
            self._draw_box(picture, QRectF(0, 0, size.width(), size.height()), selected, focused)
            self._pictures[key] = picture
        return self._pictures[key]

    def _draw_box(self, picture: QPixmap, box: QRectF, selected: bool, focused: bool) -> None:
        theme = self.theme
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.tint if selected else theme.paper))
        width = 2 if focused else 1
        painter.setPen(QPen(QColor(theme.accent if selected else theme.line), width))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        if selected:
            painter.fillRect(QRectF(box.left(), box.top() + 2, 4, box.height() - 4), self._accent)
        painter.end()

    def _paint_facts(self, painter: QPainter, left: int, top: int, room: int, card: Card) -> None:
        right, text = left + room, self._words
        if card.dots != -1:
            dots = self._dots(painter, card.dots)
            painter.drawPixmap(left, top, dots)
            left += round(dots.deviceIndependentSize().width()) + 2
        painter.setPen(self._ink)
        words = text.elided(card.words, right - left)
        baseline = top + text.metrics.ascent()
        painter.drawText(QPointF(left, baseline), words)
        left += round(text.width(words)) + _PADDING
        painter.setPen(self._soft)
        if card.fact and right - left > _LEAST_FACT:
            painter.drawText(QPointF(left, baseline), text.elided(card.fact, right - left))

    def _dots(self, painter: QPainter, dots: int | None) -> QPixmap:
        """Return the dots of a strength, or its ring; drawn once for all."""
        ratio = painter.device().devicePixelRatioF()
        key = ("dots", dots, ratio)
        if key not in self._pictures:
            count, size = (1 if dots is None else MAX_DOTS), self._line_height * 0.55
            picture = _picture(QSize(round(count * (size + 3)) + 2, self._line_height), ratio)
            self._draw_dots(picture, count, size, dots or 0)
            self._pictures[key] = picture
        return self._pictures[key]

    def _draw_dots(self, picture: QPixmap, count: int, size: float, filled: int) -> None:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._accent, 1.3))
        top = (self._line_height - size) / 2
        for number in range(count):
            painter.setBrush(self._accent if number < filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(1 + number * (size + 3), top, size, size))
        painter.end()

    def _paint_snippet(self, painter: QPainter, left: int, top: int, room: int, card: Card) -> None:
        found = card.snippet
        lead = f"{found.section} · " if found.section else ""
        marks = [(a + len(lead), b + len(lead)) for a, b in found.marks]
        for begins, line in self._words.lines(lead + found.text, room, _SNIPPET_LINES):
            baseline = top + self._words.metrics.ascent()
            for text, marked, x, width in self._words.stretches(line, begins, marks):
                if marked:
                    self._paint_marked(painter, QRectF(left + x, top, width, baseline - top), text)
                else:
                    painter.drawText(QPointF(left + x, baseline), text)
            top += self._line_height

    def _paint_marked(self, painter: QPainter, above: QRectF, text: str) -> None:
        """Paint a marked word; ``above`` ends on the baseline."""
        painter.fillRect(above.adjusted(0, 0, 0, self._words.metrics.descent()), self._mark)
        painter.setFont(self._marked)
        painter.setPen(self._ink)
        painter.drawText(above.bottomLeft(), text)
        painter.setFont(self._words.font)
        painter.setPen(self._soft)


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


def _picture(size: QSize, ratio: float) -> QPixmap:
    """Return an empty picture of so many pixels of a card."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
