"""Paints result cards: name; dots, words and a fact; the section's name and a marked snippet."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sfdesk.model.strength import MAX_DOTS
from sfdesk.ui.cards import Card, CardRole
from sfdesk.ui.theme import Theme

_MARGIN, _PADDING, _GAP, _RADIUS = 6, 12, 3, 6
_SNIPPET_LINES = 2


class CardDelegate(QStyledItemDelegate):
    """Paints the rows of a ``CardModel``."""

    def __init__(self, theme: Theme, zoom: int) -> None:
        super().__init__()
        self.theme = theme
        self.zoom = zoom
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._boxes: dict[tuple[int, int, bool, bool, float], QPixmap] = {}
        self._line_heights = self._measured()

    def _font(self, pixels: int, *, bold: bool = False) -> QFont:
        if (pixels, bold) not in self._fonts:
            font = QFont()
            font.setPixelSize(round(pixels * self.zoom / 100))
            font.setBold(bold)
            self._fonts[pixels, bold] = font
        return self._fonts[pixels, bold]

    def _measured(self) -> tuple[int, int, int]:
        metrics = (QFontMetrics(self._font(size)) for size in (15, 13, 13))
        name, facts, words = (m.height() for m in metrics)
        return name, facts, words

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the same height for every card, so that the list can be scrolled by reckoning."""
        card: Card = index.data(CardRole.CARD)
        name, facts, words = self._line_heights
        if card.key is None:
            return QSize(100, name + 2 * _PADDING)
        inner = name + _GAP + facts + _GAP + words * _SNIPPET_LINES
        return QSize(100, inner + 2 * _PADDING + _MARGIN)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        card: Card = index.data(CardRole.CARD)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if card.key is None:
            self._paint_heading(painter, rect, card)
        else:
            self._paint_card(painter, rect, card, state)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, card: Card) -> None:
        painter.setFont(self._font(13, bold=True))
        painter.setPen(QColor(self.theme.soft))
        where = rect.adjusted(_PADDING + 2, _PADDING, -_PADDING, 0)
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft, card.name)

    def _paint_card(
        self, painter: QPainter, rect: QRect, card: Card, state: QStyle.StateFlag
    ) -> None:
        box = rect.adjusted(_PADDING, 0, -_PADDING, -_MARGIN)
        painter.drawPixmap(box.topLeft(), self._box(painter, box.size(), state))
        inner = box.adjusted(_PADDING, _PADDING // 2 + 2, -_PADDING, -_PADDING // 2)
        name, facts, _ = self._line_heights
        painter.setFont(self._font(15, bold=True))
        painter.setPen(QColor(self.theme.ink))
        title = painter.fontMetrics().elidedText(
            card.name, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner.left(), inner.top() + painter.fontMetrics().ascent(), title)
        top = inner.top() + name + _GAP
        self._paint_facts(painter, QRect(inner.left(), top, inner.width(), facts), card)
        self._paint_snippet(painter, inner, top + facts + _GAP, card)

    def _box(self, painter: QPainter, size: QSize, state: QStyle.StateFlag) -> QPixmap:
        """Return the ground of a card; drawn once for all, since round corners take their time."""
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        ratio = painter.device().devicePixelRatioF()
        key = (size.width(), size.height(), selected, focused, ratio)
        if key not in self._boxes:
            pixmap = QPixmap(size * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            self._draw_box(pixmap, QRect(QPoint(0, 0), size), selected=selected, focused=focused)
            self._boxes[key] = pixmap
        return self._boxes[key]

    def _draw_box(self, pixmap: QPixmap, box: QRect, *, selected: bool, focused: bool) -> None:
        theme = self.theme
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.tint if selected else theme.paper))
        width = 2 if focused else 1
        painter.setPen(QPen(QColor(theme.accent if selected else theme.line), width))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        if selected:
            painter.fillRect(box.left(), box.top() + 2, 4, box.height() - 4, QColor(theme.accent))
        painter.end()

    def _paint_facts(self, painter: QPainter, rect: QRect, card: Card) -> None:
        painter.setFont(self._font(13))
        metrics = painter.fontMetrics()
        left = rect.left()
        if card.dots != -1:
            left = self._paint_dots(painter, rect, card.dots)
        painter.setPen(QColor(self.theme.ink))
        words = metrics.elidedText(card.words, Qt.TextElideMode.ElideRight, rect.right() - left)
        baseline = rect.top() + metrics.ascent()
        painter.drawText(left, baseline, words)
        left += metrics.horizontalAdvance(words) + 12
        if card.fact and rect.right() - left > 40:
            painter.setPen(QColor(self.theme.soft))
            fact = metrics.elidedText(card.fact, Qt.TextElideMode.ElideRight, rect.right() - left)
            painter.drawText(left, baseline, fact)

    def _paint_dots(self, painter: QPainter, rect: QRect, dots: int | None) -> int:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = rect.height() * 0.55
        top = rect.top() + (rect.height() - size) / 2
        accent = QColor(self.theme.accent)
        painter.setPen(QPen(accent, 1.3))
        for number in range(1 if dots is None else MAX_DOTS):
            filled = dots is not None and number < dots
            painter.setBrush(accent if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(rect.left() + number * (size + 3), top, size, size))
        return rect.left() + round((1 if dots is None else MAX_DOTS) * (size + 3)) + 5

    def _paint_snippet(self, painter: QPainter, inner: QRect, top: int, card: Card) -> None:
        found = card.snippet
        lead = f"{found.section} · " if found.section else ""
        marks = [(a + len(lead), b + len(lead)) for a, b in found.marks]
        layout = self._laid_out(lead + found.text, marks, inner.width())
        painter.setPen(QColor(self.theme.soft))
        layout.draw(painter, QPointF(inner.left(), top))

    def _laid_out(self, text: str, marks: list[tuple[int, int]], width: int) -> QTextLayout:
        """Lay the snippet out in its lines; what does not fit ends in an ellipsis."""
        layout = QTextLayout(text, self._font(13))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.setFormats([_range(a, b, self.theme) for a, b in marks if b <= len(text)])
        layout.beginLayout()
        y, end = 0.0, 0
        for _ in range(_SNIPPET_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += line.height()
            end = line.textStart() + line.textLength()
        layout.endLayout()
        if end < len(text):
            shorter = text[:end].rstrip().rpartition(" ")[0] or text[: max(1, end - 1)]
            return self._laid_out(shorter.rstrip("…") + "…", marks, width)
        return layout


def _range(start: int, end: int, theme: Theme) -> QTextLayout.FormatRange:
    marked = QTextLayout.FormatRange()
    marked.start, marked.length = start, end - start
    style = QTextCharFormat()
    style.setBackground(QColor(theme.mark))
    style.setForeground(QColor(theme.ink))
    style.setFontUnderline(theme.high_contrast)
    marked.format = style
    return marked
