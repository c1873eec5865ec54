"""Home: "What does this family need?" The needs of the edition as choices, ages and level beside.

Its choices are filters like any others; what fits them is one step away.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from sfdesk.core.language import to_translate, tr, tr_n
from sfdesk.model.edition import Edition
from sfdesk.model.needs import HOME_FACETS, held
from sfdesk.model.selection import Selection
from sfdesk.search.finding import Found
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.flow_layout import FlowLayout, TileLayout, refill
from sfdesk.ui.support.labels import wrapped_label
from sfdesk.ui.support.sight import bring_into_sight
from sfdesk.ui.support.zoomed import ZoomedArea
from sfdesk.ui.views.need_tile import NeedTile

if TYPE_CHECKING:
    from sfdesk.ui.panes.filter_group import FilterGroup
    from sfdesk.ui.views.missing import Missing

_TITLE = to_translate("What does this family need?")
_CHOOSE = to_translate("Choose as many as there are.")
_OURS = to_translate(
    "What stands under each is our own mapping, not the review’s, and does not say that it works. "
    "Dots: how sure anyone is of the surest that fit, each as a whole."
)
_TILE, _SIDE, _WIDEST_SIDE = 250, 270, 440
"""Widths at 100 % text."""
_SIDE_SHARE = 0.23
"""Of a wide window, that goes to what stands beside the choices."""
_COLUMNS = 5
"""At most: ten then stand in two lines."""


def _explanation(needs_are: str) -> str:
    """Return what stands under the title: what the choices are, and what they say."""
    framework = (tr("These are {needs}.", needs=needs_are),) if needs_are else ()
    return " ".join((tr(_CHOOSE), *framework, tr(_OURS)))


class PastSearch(NamedTuple):
    """A search that can be done again."""

    words: str
    run: Callable[[], object]


class HomeView(QWidget):
    """The choices, and the step to what fits them.

    Signals:
        changed(Selection): Other needs, ages or levels are chosen.
        wanted: What fits is to be shown.
        followed(Key): An entry that is told of is to be read.
        painted: It has been painted for the first time.
    """

    changed = Signal(object)
    wanted = Signal()
    followed = Signal(object)
    painted = Signal()

    def __init__(self, edition: Edition, theme: Theme, zoom: int) -> None:
        super().__init__()
        self.setObjectName("home")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Home"))
        self._edition, self._zoom = edition, zoom
        self._chosen: dict[str, frozenset[str]] = {}
        self._was_painted = False
        self.tiles = {each.need.slug: NeedTile(each, theme, zoom) for each in held(edition, {})}
        self.groups: dict[str, FilterGroup] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._area = ZoomedArea()
        column.addWidget(self._area, 1)
        column.addWidget(self._foot())

    def fill(self) -> None:
        """Put the choices in, once this stands in the window: else Qt would dress them twice."""
        self._area.setWidget(self._scrolled())

    # --- building -----------------------------------------------------------------------------

    def _scrolled(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("homePage")
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(8)
        column.addWidget(wrapped_label(tr(_TITLE), "title"))
        column.addWidget(wrapped_label(_explanation(self._edition.info.needs_are), "secondary"))
        self._sides, self._is_beside = QHBoxLayout(), True
        self._sides.setSpacing(24)
        self._sides.addLayout(self._choices(), 1)
        self._side = self._beside()
        self._sides.addWidget(self._side)
        column.addLayout(self._sides)
        column.addStretch(1)
        return inner

    def _choices(self) -> QVBoxLayout:
        self._grid = TileLayout(spacing=10, least=_TILE * self._zoom // 100, most=_COLUMNS)
        for tile in self.tiles.values():
            tile.clicked.connect(self._tell)
            self._grid.addWidget(tile)
        self._again_head = wrapped_label(tr("Go on with a search"), "paneHead")
        self._again = FlowLayout(spacing=6)
        self._past: tuple[PastSearch, ...] = ()
        self._again_head.hide()
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(self._grid)
        column.addWidget(self._again_head)
        column.addLayout(self._again)
        column.addStretch(1)
        return column

    def _beside(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._groups = QVBoxLayout()
        column.addLayout(self._groups)
        self.missing: Missing | None = None
        column.addStretch(1)
        return side

    def complete(self) -> None:
        """Add what the first paint need not wait for: ages, levels of need, what is missing.

        And a tick, the picture of which has Qt load what draws such pictures.
        """
        if self.missing is not None:
            return
        from sfdesk.ui.panes.filter_group import FilterGroup
        from sfdesk.ui.views.missing import Missing

        self.start_box.show()
        for name in HOME_FACETS[1:]:
            group = FilterGroup(self._edition.filters.facet(name), explained=False)
            group.ticked.connect(self._tell)
            self._groups.addWidget(group)
            self.groups[name] = group
        self.missing = Missing(self._edition)
        self.missing.followed.connect(self.followed)
        self._groups.addWidget(self.missing)

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("homeFoot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = FlowLayout(spacing=8)
        row.setContentsMargins(24, 8, 24, 8)
        foot.setLayout(row)
        self.show_button = push_button("", self.wanted, style="main", wraps=True)
        clear, name = partial(self.changed.emit, {}), tr("Clear what is chosen")
        self.clear_button = push_button(tr("Clear"), clear, style="quiet", name=name)
        self.start_box = QCheckBox(tr("Show this first"))
        self.start_box.setToolTip(tr("Begin here when the program opens"))
        self.start_box.hide()
        row.addWidget(self.show_button)
        row.addWidget(self.clear_button)
        row.addWidget(self.start_box)
        return foot

    # --- showing ------------------------------------------------------------------------------

    def show_found(self, chosen: Selection, found: Found) -> None:
        """Show what is chosen, and what would fit."""
        self._chosen = {name: frozenset(chosen.get(name, ())) for name in HOME_FACETS}
        for each in held(self._edition, self._chosen):
            tile = self.tiles[each.need.slug]
            tile.setChecked(each.need.slug in self._chosen["needs"])
            tile.show_held(each)
        for name, group in self.groups.items():
            group.set_chosen(self._chosen[name])
            group.show_counts(found.facets[name])
            group.name_ticks()
        some = any(self._chosen.values())
        self.clear_button.setEnabled(some)
        self.show_button.setEnabled(bool(found.rows))
        self.show_button.setText(_step_words(found.rows, some=some))
        if self.missing is not None:
            self.missing.show_needs([t.held for t in self.tiles.values() if t.isChecked()])

    def show_searches(self, searches: Sequence[PastSearch]) -> None:
        """Show saved and recent searches, to be done again."""
        if tuple(searches) == self._past:
            return
        self._past = tuple(searches)
        # An ampersand would mark a key.
        shown = ((each.words.replace("&", "&&"), each.run) for each in searches)
        refill(self._again, [push_button(words, run, wraps=True) for words, run in shown])
        self._again_head.setVisible(bool(searches))

    def restyle(self, theme: Theme, zoom: int) -> None:
        """Draw in another theme or size."""
        self._zoom = zoom
        self._grid.set_least(_TILE * zoom // 100)
        for tile in self.tiles.values():
            tile.restyle(theme, zoom)
        self._arrange()

    def focus_first(self) -> None:
        """Put the keyboard on the first choice, where it is seen."""
        first = next(iter(self.tiles.values()))
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # Once it stands where it is to stand: this may have been hidden until now.
        QTimer.singleShot(0, first, partial(bring_into_sight, first))

    # --- what the user does -------------------------------------------------------------------

    def _tell(self) -> None:
        needs = frozenset(slug for slug, tile in self.tiles.items() if tile.isChecked())
        groups = {name: group.chosen() for name, group in self.groups.items()}
        self.changed.emit({"needs": needs, **groups})

    def _arrange(self) -> None:
        """Put ages and levels below the needs where there is no room beside them."""
        room, wide = self.width() * 100 // self._zoom, _TILE + _SIDE + 24 * 3
        beside = room >= wide
        if beside is not self._is_beside:
            self._is_beside = beside
            ways = QBoxLayout.Direction
            self._sides.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        side = min(_WIDEST_SIDE, max(_SIDE, round(room * _SIDE_SHARE))) * self._zoom // 100
        self._side.setMinimumWidth(side if beside else 0)
        self._side.setMaximumWidth(side if beside else 16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell of the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()


def _step_words(rows: int, *, some: bool) -> str:
    """Return what the step to the matrix is called."""
    if not some:
        return tr_n("Show all {count} intervention", "Show all {count} interventions", rows)
    if not rows:
        return tr("Nothing in the matrix fits")
    return tr_n(
        "Show what fits: {count} intervention", "Show what fits: {count} interventions", rows
    )
