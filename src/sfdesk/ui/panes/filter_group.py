"""One group of the filter pane: its ticks with live counts, folded or not."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QMenu, QPushButton, QVBoxLayout, QWidget

from sfdesk.core.language import number, tr
from sfdesk.model.facets import Facet, Ladder
from sfdesk.ui.panes.ticks import Ticks
from sfdesk.ui.support.flow_layout import FlowLayout
from sfdesk.ui.support.geometry import LEAST_TARGET
from sfdesk.ui.support.menus import add_entry


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
        self.ticks = Ticks({value: facet.words(value) for value in facet.values})
        self.ticks.ticked.connect(self._ticked)
        self.head = _Head()
        self.head.setObjectName("groupHead")
        self.head.clicked.connect(self._fold_by_hand)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 4)
        body.setSpacing(0)
        body.addWidget(self.ticks)
        body.addLayout(self._below(explained))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self._body)
        self.setAccessibleName(facet.label)
        self.name_ticks()
        self.folded = False
        self._show_head()

    @property
    def boxes(self) -> dict[str, QCheckBox]:
        """The ticks, by value."""
        return self.ticks.boxes

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
        if counts != self.ticks.counts:
            self.ticks.show_counts(counts)
            self._show_unknown()

    def name_ticks(self) -> None:
        """Name every tick with its count, for a screen reader: each change of a name is told."""
        for value, box in self.boxes.items():
            name = self._name(value)
            if box.accessibleName() != name:
                box.setAccessibleName(name)

    def _name(self, value: str) -> str:
        label, words = self.facet.label, self.ticks.words[value]
        if value not in self.ticks.counts:
            return tr("{filter}: {value}", filter=label, value=words)
        count = number(self.ticks.counts[value])
        return tr("{filter}: {value}, {count}", filter=label, value=words, count=count)

    def _show_unknown(self) -> None:
        """Offer those that do not say, where ticks leave them out; else they are a value."""
        value, chosen = self.facet.unknown, self.chosen()
        if self.facet.silent is None:
            return
        left_out = self.ticks.counts.get(value, 0) if chosen and value not in chosen else 0
        words = self.facet.silent(left_out) if left_out else self.facet.words(value)
        self.ticks.set_words(value, words)

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
