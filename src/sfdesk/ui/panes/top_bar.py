"""The bar at the top: history buttons, the search field, the views, and the first-run line."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sfdesk.core.language import number, to_translate, tr
from sfdesk.ui.browsing.state import View
from sfdesk.ui.panes.search_field import SearchField
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.flow_layout import FlowLayout
from sfdesk.ui.support.labels import wrapped_label
from sfdesk.ui.support.menus import add_entry

_HINT = to_translate(
    "Type what troubles the family, or tick a filter on the left; then choose a result "
    "and print its fact sheet."
)


_SEARCH_CHARACTERS = 40
"""How much of a query the search field shows before the views give way."""


class TopBar(QWidget):
    """Search and navigation.

    Signals:
        typed(str): The query changed by typing.
        viewed(View): A view was chosen.
        hint_dismissed: The first-run line was put away.
    """

    typed = Signal(str)
    viewed = Signal(object)
    hint_dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.back_button = self._arrow(tr("‹ Back"), tr("Back"))
        self.forward_button = self._arrow(tr("Forward ›"), tr("Forward"))
        row.addWidget(self.back_button)
        row.addWidget(self.forward_button)
        row.addWidget(self._search_field(), 3)
        self.searches_button = self._arrow(tr("Searches ▾"), tr("Saved and recent searches"))
        self.searches_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self.searches_button)
        row.addWidget(self._filters_button())
        row.addStretch(1)
        self._row, self._column, self._second = row, column, QHBoxLayout()
        self._narrow, self._filterable = False, True
        self._switches = QWidget()
        self.views = self._view_buttons(FlowLayout(spacing=2))
        row.addWidget(self._switches, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._views_button())
        column.addLayout(row)
        column.addLayout(self._second)
        column.addWidget(self._hint())

    def _arrow(self, words: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setObjectName("quiet")
        button.setAccessibleName(name)
        return button

    def _filters_button(self) -> QToolButton:
        self.filters_button = self._arrow(tr("Filters"), tr("Show the filters"))
        self.filters_button.setCheckable(True)
        self.filters_button.hide()
        return self.filters_button

    def _search_field(self) -> QLineEdit:
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Search the matrix   (Ctrl+K)"))
        self.search.setAccessibleName(tr("Search the matrix"))
        self.search.setMaxLength(20_000)
        self.search.textChanged.connect(self._changed)
        self._shown = ""
        return self.search

    def _views_button(self) -> QToolButton:
        """Return what the views stand in where there is no room for them side by side."""
        self.views_button = self._arrow("", tr("View"))
        self.views_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.views_button.hide()
        return self.views_button

    def show_narrow(self, narrow: bool) -> None:
        """Take less room: arrows without words, the views as a menu, no first-run line."""
        self._narrow = narrow
        self.back_button.setText(tr("‹") if narrow else tr("‹ Back"))
        self.forward_button.setText(tr("›") if narrow else tr("Forward ›"))
        self._switches.setHidden(narrow)
        self.views_button.setVisible(narrow)
        self._show_hint()
        self._row.setStretch(self._row.indexOf(self.search), 1000 if narrow else 3)
        self._arrange()

    def _arrange(self) -> None:
        """Give the views a line of their own where they would squeeze the search field."""
        # Whether the filters have their button or not, nothing is to jump from view to view.
        buttons = [self.back_button, self.forward_button, self.searches_button]
        buttons.append(self.filters_button)
        arrows = sum(button.sizeHint().width() for button in buttons)
        letters = self.fontMetrics().averageCharWidth() * _SEARCH_CHARACTERS
        views = sum(button.sizeHint().width() + 2 for button in self.views.values())
        self._switches.setMinimumWidth(0)
        wide = arrows + letters + views > self.width() and not self._narrow
        if wide and self._row.indexOf(self._switches) >= 0:
            self._column.insertWidget(1, self._switches)
        elif not wide and self._row.indexOf(self._switches) < 0:
            self._row.addWidget(self._switches, 0, Qt.AlignmentFlag.AlignVCenter)
        if not wide and not self._narrow:
            self._switches.setMinimumWidth(views)
        self._part(self._narrow and arrows + self._least_beside_arrows() > self.width())

    def _least_beside_arrows(self) -> int:
        """Return the least room for the search field and the views, whichever of them is shown."""
        names = (*self.views.values(), self.views_button)
        margins = self._column.contentsMargins()
        gaps = self._row.spacing() * self._row.count() + margins.left() + margins.right()
        field = self.search.minimumSizeHint().width()
        return field + max(button.sizeHint().width() for button in names) + gaps

    def _part(self, apart: bool) -> None:
        """Put the last buttons on a line of their own, or back beside the search field."""
        if apart is (self._second.count() > 0):
            return
        if apart:
            self._second.addWidget(self.filters_button)
            self._second.addWidget(self.views_button)
            self._second.addStretch(1)
        else:
            self._second.takeAt(self._second.count() - 1)
            self._row.insertWidget(self._row.indexOf(self.searches_button) + 1, self.filters_button)
            self._row.addWidget(self.views_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange for another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "views"):
            self._arrange()

    def _view_buttons(self, row: FlowLayout) -> dict[View, QPushButton]:
        self._switches.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        buttons = {}
        for view in View:
            button = QPushButton(tr(view.value))
            button.setObjectName("view")
            button.setCheckable(True)
            # A radio button to a screen reader: there is one view at a time.
            button.setAutoExclusive(True)
            button.setAccessibleName(tr("View: {view}", view=tr(view.value)))
            button.clicked.connect(lambda _=False, v=view: self.viewed.emit(v))
            self._group.addButton(button)
            row.addWidget(button)
            buttons[view] = button
        return buttons

    def _hint(self) -> QWidget:
        self._hint_wanted = True
        self.hint = QWidget()
        self.hint.setObjectName("hint")
        self.hint.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self.hint)
        row.setContentsMargins(12, 4, 4, 4)
        dismiss = push_button(tr("Got it"), lambda: self.show_hint(False), style="quiet")
        dismiss.clicked.connect(self.hint_dismissed)
        row.addWidget(wrapped_label(tr(_HINT)), 1)
        row.addWidget(dismiss)
        return self.hint

    def show_hint(self, shown: bool) -> None:
        """Show or hide the first-run line."""
        self._hint_wanted = shown
        self._show_hint()

    def show_filterable(self, filterable: bool) -> None:
        """Put the first-run line away where nothing can be filtered: it says to type or filter."""
        self._filterable = filterable
        self._show_hint()

    def _show_hint(self) -> None:
        self.hint.setVisible(self._hint_wanted and self._filterable and not self._narrow)

    def show_query(self, query: str) -> None:
        """Put a query in the field without searching for it."""
        self._shown = query
        self.search.setText(query)

    def show_view(self, view: View, *, searching: bool) -> None:
        """Mark the present view; while searching, everything is searched."""
        self._group.setExclusive(False)
        for each, switch in self.views.items():
            switch.setChecked(each is view and not searching)
        words = tr("Results") if searching else tr(view.value)
        self.views_button.setText(tr("{view} ▾", view=words))
        self.views_button.setAccessibleName(tr("View: {view}", view=words))
        self._group.setExclusive(not searching)

    def show_marked(self, count: int) -> None:
        """Say how many interventions are marked for comparison."""
        words = tr("Compare ({count})", count=number(count)) if count else tr(View.COMPARE.value)
        self.views[View.COMPARE].setText(words)
        self.views[View.COMPARE].setAccessibleName(tr("View: {view}", view=words))

    def show_filters_button(self, offered: bool, shown: bool) -> None:
        """Offer a switch for the filters, or take it away; say how it is."""
        self.filters_button.setVisible(offered)
        self.filters_button.setChecked(shown)
        self._arrange()

    def show_history(self, *, back: bool, forward: bool) -> None:
        """Say where one can go."""
        self.back_button.setEnabled(back)
        self.forward_button.setEnabled(forward)

    def complete(self) -> None:
        """Add what the first paint need not wait for."""
        menu = QMenu(self.views_button)
        for view in View:
            add_entry(menu, tr(view.value), partial(self.viewed.emit, view))
        self.views_button.setMenu(menu)
        self.search.offer_clearing()

    def focus_search(self) -> None:
        """Put the keyboard on the search field, its text selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _changed(self, query: str) -> None:
        if query != self._shown:
            self._shown = query
            self.typed.emit(query)
