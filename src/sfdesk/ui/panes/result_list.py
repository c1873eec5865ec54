"""The result list: how many, sorted how, which filters are on, and the cards."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sfdesk.core.language import tr, tr_n
from sfdesk.model.entries import Key
from sfdesk.model.filtering import Filters
from sfdesk.model.ordering import Order
from sfdesk.reading.meaning import Meaning
from sfdesk.ui.browsing.chips import Chip, chips
from sfdesk.ui.browsing.nothing_found import Way
from sfdesk.ui.cards.model import Card, CardModel
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.panes.card_list import CardList
from sfdesk.ui.support.buttons import push_button
from sfdesk.ui.support.controls import ChoiceBox
from sfdesk.ui.support.flow_layout import FlowLayout, clear_layout, refill
from sfdesk.ui.support.labels import InsetLabel, wrapped_label
from sfdesk.ui.support.order import follow_layout, widgets_in
from sfdesk.ui.support.zoomed import ZoomedArea

_LEAST_CARDS = 48
"""Pixels; less than Qt keeps for a list: of very large text the words above it need the room."""


class _CountLabel(QLabel):
    """How many were found: always two lines high, or the list would jump while one types."""

    def heightForWidth(self, width: int) -> int:
        """Return the height of what it says, or of two lines."""
        return max(super().heightForWidth(width), 2 * self.fontMetrics().lineSpacing())


class ResultList(QWidget):
    """Results of a query.

    Attributes:
        stack: Shows the cards, or what stands in their place.

    Signals:
        chosen(EntryKind, slug): A card was selected.
        ordered(Order): Another order was asked for.
        dropped(facet, values): A chip was removed. With no values, the whole facet.
        way_chosen(Way): A way out of nothing found was chosen.
        suggested(query): The corrected query is to be searched for.
        unread(words): These words of the query are to be words, not what they were read as.
    """

    chosen = Signal(object)
    ordered = Signal(object)
    dropped = Signal(str, object)
    suggested = Signal(str)
    way_chosen = Signal(object)
    unread = Signal(str)

    def __init__(self, filters: Filters, theme: Theme, zoom: int) -> None:
        super().__init__()
        self._filters = filters
        self._quiet = False
        self._shown_chips: tuple[Chip, ...] = ()
        self.setObjectName("results")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Results"))
        self.model = CardModel()
        self.view = CardList(self.model, theme, zoom)
        self.view.selectionModel().currentChanged.connect(self._current)
        self.empty = wrapped_label("", "empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._ways = QVBoxLayout()
        self.stack = QStackedWidget()
        # To a screen reader no thing of its own.
        self.stack.setProperty("spoken_as", "grouping")
        self.stack.addWidget(self.view)
        self.stack.addWidget(self._empty_page())
        self.stack.setMinimumHeight(_LEAST_CARDS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head())
        column.addWidget(self._suggestion())
        self.unknown = InsetLabel("", (14, 0, 14, 0))
        self.unknown.setObjectName("secondary")
        self.unknown.setWordWrap(True)
        self.unknown.hide()
        column.addWidget(self.unknown)
        self._read: Sequence[Meaning] = ()
        self._readings, self._chips = FlowLayout(spacing=6), FlowLayout(spacing=6)
        for row in (self._readings, self._chips):
            row.setContentsMargins(14, 0, 14, 2)
            column.addLayout(row)
        column.addWidget(self.stack, 1)

    def _head(self) -> QHBoxLayout:
        self.count = _CountLabel()
        self.count.setObjectName("count")
        self.count.setWordWrap(True)
        self.order = ChoiceBox()
        self.order.setAccessibleName(tr("Sort results by"))
        for order in Order:
            self.order.addItem(tr(order.label), order)
        # Wide words at a large size must leave room for the reading pane.
        self.order.setMinimumContentsLength(10)
        self.order.activated.connect(lambda _: self.ordered.emit(Order(self.order.currentData())))
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.addWidget(self.count, 1)
        head.addWidget(self.order)
        return head

    def _suggestion(self) -> QPushButton:
        def follow() -> None:
            self.suggested.emit(self.suggestion.property("query"))

        self.suggestion = push_button("", follow, style="quiet", wraps=True)
        self.suggestion.hide()
        return self.suggestion

    def _empty_page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("emptyPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.empty)
        column.addLayout(self._ways)
        column.addStretch(1)
        area = ZoomedArea()
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(page)
        return area

    def show_cards(self, cards: list[Card], count: str, *, ordered: bool) -> None:
        """Show the cards of a finished search.

        Args:
            ordered: Whether they can be put into another order.
        """
        self.order.setVisible(ordered)
        self.count.setText(count)
        self.view.setAccessibleDescription(count)
        self.model.show(cards)
        had_keyboard = self.empty.hasFocus()
        self.stack.setCurrentIndex(0)
        if had_keyboard:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_suggestion(
        self, query: str | None, unknown: Sequence[str], more: Sequence[str], *, followed: bool
    ) -> None:
        """Offer a corrected query, and say what was not understood.

        Args:
            query: The corrected query, or None.
            unknown: Words that occur nowhere.
            more: Sentences that say more of how it was understood.
            followed: Whether the results are those of the corrected query: nothing else was found.
        """
        self.suggestion.setVisible(query is not None)
        if query is not None:
            asked = (
                tr("Did you mean “{query}”? These are the results for it.", query=query)
                if followed
                else tr("Did you mean “{query}”?", query=query)
            )
            self.suggestion.setText(asked)
            self.suggestion.setProperty("query", query)
        words = ", ".join(tr("“{words}”", words=word[:30]) for word in unknown[:4])
        said = [tr("Not found here: {words}.", words=words)] if unknown else []
        self.unknown.setText(" ".join([*said, *more]))
        self.unknown.setVisible(bool(unknown or more))

    def show_nothing(self, sentences: str, ways: Iterable[tuple[str | Way, int]]) -> None:
        """Say that nothing was found, and which ways lead to something.

        Args:
            ways: ``(way, count)``; a facet is dropped, and gives so many.
        """
        self._show_empty(tr("Nothing found"), sentences, ways)

    def show_none_yet(self, why: str) -> None:
        """Say why there are no results yet."""
        self._show_empty("", why)

    def _show_empty(
        self, count: str, sentences: str, ways: Iterable[tuple[str | Way, int]] = ()
    ) -> None:
        """Say something in the place of the cards; a keyboard on them goes to the first way out.

        Where there is none it waits on what is said: Qt would give it to what has no name.
        """
        had_keyboard = self.view.hasFocus()
        self.model.show([])
        self.order.hide()
        self.count.setText(count)
        self.empty.setText(sentences)
        clear_layout(self._ways)
        for way, number in ways:
            self._ways.addWidget(self._way_button(way, number))
        self.stack.setCurrentIndex(1)
        if had_keyboard:
            heir = next(widgets_in(self._ways), self.empty)
            heir.show()
            heir.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def spoken_news(self) -> str:
        """What a search has found, in one go: how much, what was not understood, what is meant."""
        told = [(self.count if self.model.cards else self.empty).text()]
        told += [each.text() for each in (self.unknown, self.suggestion) if not each.isHidden()]
        return ". ".join(part.rstrip(".") for part in told)

    def _way_button(self, way: str | Way, count: int) -> QPushButton:
        if isinstance(way, Way):
            return push_button(tr(way.value), partial(self.way_chosen.emit, way), wraps=True)
        words = tr_n(
            "Without “{filter}”: {count} found",
            "Without “{filter}”: {count} found",
            count,
            filter=self._filters.facet(way).label,
        )
        return push_button(words, partial(self.dropped.emit, way, frozenset()), wraps=True)

    def show_chips(self, chosen: Mapping[str, frozenset[str]]) -> None:
        """Show the active filters as chips that can be removed."""
        shown = tuple(chips(self._filters, chosen))
        if shown == self._shown_chips:
            return
        self._shown_chips = shown
        refill(self._chips, [self._chip(each) for each in shown])
        follow_layout(self)

    def _chip(self, each: Chip) -> QPushButton:
        words = tr("{filter}  ×", filter=each.words)
        name = tr("Remove filter {filter}", filter=each.words)
        pressed = partial(self.dropped.emit, each.facet, each.values)
        return push_button(words, pressed, style="chip", name=name, wraps=True)

    def show_readings(self, meanings: Sequence[Meaning]) -> None:
        """Show what was understood of the query as chips that can be taken off."""
        if meanings == self._read:
            return
        self._read = meanings
        refill(self._readings, [self._reading(meaning) for meaning in meanings])
        follow_layout(self)

    def _reading(self, meaning: Meaning) -> QPushButton:
        words, label = meaning.text.strip(), meaning.label
        return push_button(
            tr("“{words}”: {meaning}  ×", words=words, meaning=label),
            partial(self.unread.emit, words),
            style="chip",
            name=tr("“{words}” is read as: {meaning}. Take this off", words=words, meaning=label),
            tip=tr("Take this off, and the words are looked for as words."),
            wraps=True,
        )

    def select(self, key: Key | None) -> None:
        """Select a card without telling anybody, if it is there."""
        row = self.model.row_of(key) if key else None
        if key and (current := self.current_card) and current.key == key:
            # An entry may have two cards, one of them for a note on it.
            row = self.view.currentIndex().row()
        self._quiet = True
        if row is None:
            self.view.selectionModel().clear()
        else:
            index = self.model.index(row)
            self.view.setCurrentIndex(index)
            if not any(card.key for card in self.model.cards[:row]):
                # Above the first card stands a heading, which belongs to it.
                self.view.scrollToTop()
            self.view.scrollTo(index)
        self._quiet = False

    @property
    def current_card(self) -> Card | None:
        """The card that is chosen."""
        row = self.view.currentIndex().row()
        return self.model.cards[row] if 0 <= row < len(self.model.cards) else None

    def focus_list(self) -> None:
        """Put the keyboard on the list, on the selected card or the first one."""
        # There is always a way out where nothing is found; else the cards are still to come.
        way = None if self.model.cards else next(widgets_in(self._ways), None)
        (way or self.view).setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.model.cards and not self.view.selectionModel().hasSelection():
            first = next(n for n, card in enumerate(self.model.cards) if card.key)
            self.view.setCurrentIndex(self.model.index(first))

    def _current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            key = self.model.cards[current.row()].key
            if key is not None:
                self.chosen.emit(key)
