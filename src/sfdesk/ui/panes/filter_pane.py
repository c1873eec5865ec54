"""The filter pane: groups of ticks with live counts."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sfdesk.core.language import tr
from sfdesk.model.facets import Facet
from sfdesk.model.selection import Selection
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.sight import bring_into_sight
from sfdesk.ui.support.zoomed import ZoomedArea

if TYPE_CHECKING:
    from sfdesk.ui.panes.filter_group import FilterGroup

_IDLE = 300
"""Milliseconds without other counts after which ticks are named anew."""


class FilterPane(QWidget):
    """Every facet with its values and counts.

    Signals:
        changed: The ticks were changed by hand.
        folded(tuple of facet names): These groups are folded now.
        asked(facet name): What it means is to be read.
        resized_by_words: Its words need more room than before, or less.
    """

    asked = Signal(str)
    changed = Signal()
    folded = Signal(object)
    resized_by_words = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.setAccessibleName(tr("Filters"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 0)
        outer.addLayout(self._head())
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 0, 8, 12)
        column.setSpacing(6)
        self.groups: dict[str, FilterGroup] = {}
        self._stops: set[QWidget] = set()
        self._inner, self._column = inner, column
        # With every key typed all counts change, and a screen reader would be told of each.
        self._names_timer = QTimer(self, singleShot=True, interval=_IDLE)
        self._names_timer.timeout.connect(self._name_ticks)
        self._area = ZoomedArea()
        self._area.setWidget(inner)
        inner.installEventFilter(self)
        outer.addWidget(self._area, 1)

    def fill(
        self, facets: Iterable[Facet], folded: Iterable[str], explained: Iterable[str]
    ) -> None:
        """Make the groups. They are many, and the first paint of the results need not wait.

        Args:
            folded: Names of the facets whose groups are folded at first.
            explained: Names of those of which an entry says what they mean.
        """
        from sfdesk.ui.panes.filter_group import FilterGroup

        closed, meaning = set(folded), set(explained)
        # Each group that is shown by itself would have all be laid out anew.
        self._inner.hide()
        for facet in facets:
            group = FilterGroup(facet, explained=facet.name in meaning)
            group.asked.connect(partial(self.asked.emit, facet.name))
            group.ticked.connect(self._ticked)
            group.folding.connect(self._tell_folded)
            group.fold(facet.name in closed)
            self._column.addWidget(group)
            self._stops.update((group.head, *group.boxes.values()))
            self.groups[facet.name] = group
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        if self.isHidden():
            # As on Home: else the first letter typed there would wait for it.
            self._lay_out()
            self._make_room()
        self._column.addStretch(1)
        self._inner.show()

    def _ticked(self) -> None:
        self.clear_button.setEnabled(bool(self.chosen()))
        self.changed.emit()

    def _tell_folded(self) -> None:
        self.folded.emit(tuple(name for name, group in self.groups.items() if group.folded))

    def _make_room(self) -> None:
        """Stay wide enough for words and counts at every text size."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        least = self._inner.minimumSizeHint().width() + bar
        if least != self._area.minimumWidth():
            self._area.setMinimumWidth(least)
            self.resized_by_words.emit()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        title = QLabel(tr("Filters"))
        title.setObjectName("paneHead")
        name = tr("Clear all filters")
        self.clear_button = push_button(tr("Clear all"), self._clear, style="quiet", name=name)
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
        self._names_timer.start()

    def _name_ticks(self) -> None:
        for group in self.groups.values():
            group.name_ticks()

    def focus_first(self) -> None:
        """Put the keyboard on the first tick."""
        if self.groups:
            next(iter(self.groups.values())).take_keyboard()

    def _leap(self, by: int) -> bool:
        """Put the keyboard on the next group, or the one before."""
        groups = [*self.groups.values()]
        focused = self.focusWidget()
        at = next((n for n, group in enumerate(groups) if group.isAncestorOf(focused)), 0)
        if 0 <= at + by < len(groups):
            groups[at + by].take_keyboard()
        return True

    def _lay_out(self) -> None:
        self.resize(self.sizeHint())
        for widget in (self, *self.findChildren(QWidget)):
            if (layout := widget.layout()) is not None:
                layout.activate()

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Hear the keys of what has the keyboard, and bring it into sight.

        Of it alone: a filter of ours on every tick is asked some four hundred times whenever the
        pane is shown.
        """
        if before in self._stops:
            before.removeEventFilter(self)
        if now in self._stops:
            now.installEventFilter(self)
            bring_into_sight(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows walk through the ticks and leaps through the groups."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps: dict[Qt.Key, Callable[[], bool]] = {
                Qt.Key.Key_Down: self.focusNextChild,
                Qt.Key.Key_Up: self.focusPreviousChild,
                Qt.Key.Key_PageDown: partial(self._leap, 1),
                Qt.Key.Key_PageUp: partial(self._leap, -1),
            }
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                return step()
        if event.type() is QEvent.Type.LayoutRequest:
            self._make_room()
        return super().eventFilter(watched, event)

    def _clear(self) -> None:
        self.set_chosen({})
        self.changed.emit()
