"""The filter pane: groups of ticks with live counts."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sfdesk.model.facets import Facet, Selection


class _WordsLabel(QLabel):
    """The words beside a tick: they wrap at large text, and clicking them ticks."""

    def __init__(self, words: str, box: QCheckBox) -> None:
        super().__init__(words)
        self._box = box
        self.setWordWrap(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick, as clicking the box does."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._box.toggle()


class _Group(QWidget):
    """One facet.

    Signals:
        ticked: Something was ticked or unticked by hand.
    """

    ticked = Signal()

    def __init__(self, facet: Facet) -> None:
        super().__init__()
        self.facet = facet
        self.boxes: dict[str, QCheckBox] = {}
        self._counts: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        head = QLabel(facet.label)
        head.setObjectName("groupHead")
        head.setWordWrap(True)
        grid.addWidget(head, 0, 0, 1, 3)
        for row, (value, words) in enumerate(facet.values.items(), start=1):
            self._add(grid, row, value, words)
        self.setAccessibleName(facet.label)

    def _add(self, grid: QGridLayout, row: int, value: str, words: str) -> None:
        box = QCheckBox()
        count = QLabel("0")
        count.setObjectName("facetCount")
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        box.toggled.connect(self.ticked)
        grid.addWidget(box, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_WordsLabel(words, box), row, 1)
        grid.addWidget(count, row, 2)
        self.boxes[value] = box
        self._counts[value] = count

    def chosen(self) -> frozenset[str]:
        return frozenset(value for value, box in self.boxes.items() if box.isChecked())

    def show_counts(self, counts: Mapping[str, int]) -> None:
        for value, count in counts.items():
            words = self.facet.values[value]
            self._counts[value].setText(str(count))
            self.boxes[value].setAccessibleName(f"{self.facet.label}: {words}, {count}")

    def set_chosen(self, values: frozenset[str]) -> None:
        for value, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(value in values)
            box.blockSignals(blocked)


class FilterPane(QWidget):
    """Every facet with its values and counts.

    Signals:
        changed: The ticks were changed by hand.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Filters")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 0)
        outer.addLayout(self._head())
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 0, 12, 12)
        column.setSpacing(8)
        self.groups: dict[str, _Group] = {}
        self._inner, self._column = inner, column
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        inner.installEventFilter(self)
        outer.addWidget(area, 1)
        self._area = area

    def fill(self, facets: Iterable[Facet]) -> None:
        """Make the groups. They are many, and the first paint of the results need not wait."""
        for facet in facets:
            group = _Group(facet)
            group.ticked.connect(self.changed)
            self._column.addWidget(group)
            for box in group.boxes.values():
                box.installEventFilter(self)
            self.groups[facet.name] = group
        self._column.addStretch(1)

    def _make_room(self) -> None:
        """Stay wide enough for words and counts at every text size."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumWidth(self._inner.minimumSizeHint().width() + bar)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        title = QLabel("Filters")
        title.setObjectName("paneHead")
        self.clear_button = QPushButton("Clear all")
        self.clear_button.setObjectName("quiet")
        self.clear_button.setAccessibleName("Clear all filters")
        self.clear_button.clicked.connect(self._clear)
        head.addWidget(title, 1)
        head.addWidget(self.clear_button)
        return head

    def chosen(self) -> dict[str, frozenset[str]]:
        """Return facet → ticked values, for the facets with any."""
        every = {name: group.chosen() for name, group in self.groups.items()}
        return {name: values for name, values in every.items() if values}

    def set_chosen(self, chosen: Selection) -> None:
        """Tick exactly these, without telling anybody."""
        for name, group in self.groups.items():
            group.set_chosen(chosen.get(name, frozenset()))
        self.clear_button.setEnabled(any(chosen.values()))

    def show_counts(self, facets: Mapping[str, Mapping[str, int]]) -> None:
        """Show how many interventions each value would give."""
        for name, group in self.groups.items():
            group.show_counts(facets[name])
        self.clear_button.setEnabled(bool(self.chosen()))

    def focus_first(self) -> None:
        """Put the keyboard on the first tick."""
        for group in self.groups.values():
            next(iter(group.boxes.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)
            return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys walk through the ticks, and keep the focused one in sight."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: self.focusNextChild, Qt.Key.Key_Up: self.focusPreviousChild}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                return step()
        if event.type() is QEvent.Type.LayoutRequest:
            self._make_room()
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, 40)
        return super().eventFilter(watched, event)

    def _clear(self) -> None:
        self.set_chosen({})
        self.changed.emit()
