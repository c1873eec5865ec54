"""One group of the filter pane: its ticks with live counts, folded or not."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sfdesk.core.language import number, tr
from sfdesk.model.facets import Facet, Ladder
from sfdesk.ui.support.flow_layout import FlowLayout
from sfdesk.ui.support.geometry import LEAST_TARGET
from sfdesk.ui.support.labels import InsetLabel
from sfdesk.ui.support.menus import add_entry

_ABOVE = 4
"""Pixels above the first line of a tick's words: it stands as high as the middle of its box."""
_WIDEST = 8_888
"""A count as wide as any may be."""


class _WordsLabel(InsetLabel):
    """The words beside a tick: they wrap at large text, and clicking them ticks."""

    def __init__(self, words: str, box: QCheckBox) -> None:
        super().__init__(words, (0, _ABOVE, 0, 0))
        self._box = box
        self.setWordWrap(True)
        # Qt would put English words at the far end where the window is read from the right.
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick, as clicking the box does; not where the mouse has been moved away since."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self._box.toggle()

    def dim(self, dimmed: bool) -> None:
        """Show that the tick would give nothing now, or that it would."""
        role = QPalette.ColorRole.PlaceholderText if dimmed else QPalette.ColorRole.WindowText
        self.setForegroundRole(role)


class _Counts(QWidget):
    """How many interventions each tick of a group would give, beside the ticks.

    One widget for a whole group: with every key typed all counts change, and as labels they took
    as long to lay out and paint as the results themselves.

    Args:
        boxes: The ticks, by value; a count stands as high as its tick.
    """

    def __init__(self, boxes: Mapping[str, QWidget]) -> None:
        super().__init__()
        self.setObjectName("facetCount")
        self._boxes = boxes
        self._counts: Mapping[str, int] = {}

    def show_counts(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self.update()

    def sizeHint(self) -> QSize:
        """Be wide enough for any count."""
        return QSize(self.fontMetrics().horizontalAdvance(number(_WIDEST)), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the counts, flush right; those of nothing are dimmed."""
        painter, right = QPainter(self), self.width()
        metrics, looks, words = self.fontMetrics(), self.palette(), QFontMetrics(QFont())
        some, none = looks.windowText().color(), looks.placeholderText().color()
        for value, count in self._counts.items():
            text = number(count)
            top = self._boxes[value].y() - self.y() + _ABOVE
            left = right - metrics.horizontalAdvance(text)
            painter.setPen(some if count else none)
            painter.drawText(left, top + words.ascent(), text)
        painter.end()


class _Head(QPushButton):
    """The heading of a group, which folds it; a screen reader is told whether it is folded."""

    def show_expanded(self, expanded: bool) -> None:
        """Say whether the ticks are shown."""
        if expanded is self.property("expanded"):
            return
        self.setProperty("expanded", expanded)
        if self.isVisible():
            from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent

            changed = QAccessible.State()
            changed.expanded = True
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, changed))


class FilterGroup(QWidget):
    """One facet.

    Signals:
        ticked: Something was ticked or unticked by hand.
        folding: It was folded or unfolded by hand.
        asked: What it means is to be read.
    """

    ticked = Signal()
    asked = Signal()
    folding = Signal()

    def __init__(self, facet: Facet, *, explained: bool) -> None:
        super().__init__()
        self.facet = facet
        self.boxes: dict[str, QCheckBox] = {}
        self._words: dict[str, _WordsLabel] = {}
        self._counts = _Counts(self.boxes)
        self._shown: Mapping[str, int] = {}
        self.head = _Head()
        self.head.setObjectName("groupHead")
        self.head.clicked.connect(self._fold_by_hand)
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for row, value in enumerate(facet.values):
            self._add(grid, row, value, facet.words(value))
        grid.addWidget(self._counts, 0, 2, len(self.boxes), 1)
        grid.addLayout(self._below(explained), len(self.boxes), 0, 1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self._body)
        self.setAccessibleName(facet.label)
        self.folded = False
        self._show_head()

    def _fold_by_hand(self) -> None:
        self.fold(not self.folded)
        self.folding.emit()

    def fold(self, folded: bool) -> None:
        """Hide or show the ticks."""
        if folded is self.folded:
            # Qt styles and lays out whatever is told to show, even what is not hidden.
            return
        self.folded = folded
        self._body.setHidden(folded)
        self._show_head()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first tick, or on the heading of a folded group."""
        first = self.head if self.folded else next(iter(self.boxes.values()))
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_head(self) -> None:
        on = len(self.chosen())
        label = self.facet.label
        said = tr("{filter} ({count} on)", filter=label, count=number(on)) if on else label
        shown = tr("▸ {filter}", filter=said) if self.folded else tr("▾ {filter}", filter=said)
        self.head.setText(shown)
        self.head.setAccessibleName(said)
        self.head.show_expanded(not self.folded)

    def _add(self, grid: QGridLayout, row: int, value: str, words: str) -> None:
        box = QCheckBox()
        box.setMinimumSize(LEAST_TARGET, LEAST_TARGET)
        box.setAccessibleName(tr("{filter}: {value}", filter=self.facet.label, value=words))
        box.toggled.connect(self._ticked)
        grid.addWidget(box, row, 0, Qt.AlignmentFlag.AlignTop)
        self._words[value] = _WordsLabel(words, box)
        grid.addWidget(self._words[value], row, 1)
        self.boxes[value] = box

    def _below(self, explained: bool) -> FlowLayout:
        """Return what stands below the ticks: at least, and what it all means."""
        row = FlowLayout(spacing=8)
        row.setContentsMargins(0, 2, 0, 0)
        if self.facet.ladder:
            row.addWidget(self._ladder(self.facet.ladder))
        if explained:
            name = tr("{filter}: what it means", filter=self.facet.label)
            button = _small(tr("What it means"), name)
            button.clicked.connect(self.asked)
            row.addWidget(button)
        return row

    def _ladder(self, ladder: Ladder) -> QPushButton:
        """Return the button that ticks a step and all beyond it."""
        label = self.facet.label
        if ladder.at_least:
            button = _small(tr("At least… ▾"), tr("{filter}: at least", filter=label))
        else:
            button = _small(tr("At most… ▾"), tr("{filter}: at most", filter=label))
        menu = QMenu(button)
        for value in ladder.steps[:-1]:
            words = self.facet.words(value)
            add_entry(menu, words, partial(self._climb, ladder.from_step(value)))
        button.setMenu(menu)
        return button

    def _climb(self, values: frozenset[str]) -> None:
        """Tick these and no others, but those that do not say if they were ticked."""
        unknown = {self.facet.unknown} & self.chosen()
        self.set_chosen(values | unknown)
        self.ticked.emit()

    def _ticked(self) -> None:
        self._show_head()
        self._show_unknown()
        self.ticked.emit()

    def chosen(self) -> frozenset[str]:
        """Return the values that are ticked."""
        return frozenset(value for value, box in self.boxes.items() if box.isChecked())

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the counts, if they are others than before."""
        if counts == self._shown:
            return
        self._counts.show_counts(counts)
        for value, count in counts.items():
            before = self._shown.get(value)
            if before is None or bool(before) is not bool(count):
                self._words[value].dim(not count)
        self._shown = counts
        self._show_unknown()

    def name_ticks(self) -> None:
        """Name every tick with its count, for a screen reader: each change of a name is told."""
        for value, box in self.boxes.items():
            words, count = self._words[value].text(), self._shown.get(value, 0)
            name = tr(
                "{filter}: {value}, {count}",
                filter=self.facet.label,
                value=words,
                count=number(count),
            )
            if box.accessibleName() != name:
                box.setAccessibleName(name)

    def _show_unknown(self) -> None:
        """Offer those that do not say, where ticks leave them out; else they are a value."""
        value, chosen = self.facet.unknown, self.chosen()
        if self.facet.silent is None:
            return
        left_out = self._shown.get(value, 0) if chosen and value not in chosen else 0
        words = self.facet.silent(left_out) if left_out else self.facet.words(value)
        if self._words[value].text() != words:
            self._words[value].setText(words)

    def set_chosen(self, values: frozenset[str]) -> None:
        """Tick exactly these, without telling anybody."""
        for value, box in self.boxes.items():
            if box.isChecked() is not (value in values):
                with QSignalBlocker(box):
                    box.setChecked(value in values)
        self._show_head()
        self._show_unknown()


def _small(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("small")
    button.setAccessibleName(name)
    # With letters that are not fitted to the pixels it would be a pixel lower.
    button.setMinimumHeight(LEAST_TARGET)
    return button
