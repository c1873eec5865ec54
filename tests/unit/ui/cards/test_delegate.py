"""How high cards are: nothing that a card says of its entry is cut, and none has empty lines."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfdesk.core.paths import resources_folder
from sfdesk.model.edition import Edition
from sfdesk.model.ordering import Order
from sfdesk.model.vocabulary import EntryKind
from sfdesk.search.engine import Engine
from sfdesk.search.finding import Finder
from sfdesk.search.results import Result, Snippet
from sfdesk.ui.browsing.listing import result_cards
from sfdesk.ui.cards.delegate import _MARGIN, _PADDING, CardDelegate
from sfdesk.ui.cards.model import Card, CardMaker, CardModel
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.panes.card_list import CardList


@pytest.fixture
def view(qtbot: QtBot) -> CardList:
    """A list as wide as it is in a window of 1366 pixels."""
    made = CardList(CardModel(), Theme.load(resources_folder(), "light"), 100)
    qtbot.addWidget(made)
    made.resize(446, 400)
    made.show()
    return made


def show(view: CardList, cards: list[Card]) -> None:
    model = view.model()
    assert isinstance(model, CardModel)
    model.show(cards)


def heights(view: CardList) -> list[int]:
    rows = range(view.model().rowCount())
    return [view.visualRect(view.model().index(row, 0)).height() for row in rows]


def every_card(edition: Edition) -> Iterator[Card]:
    def no_engine() -> Engine:
        raise AssertionError("no words are typed")

    found = Finder(edition, no_engine).whole_matrix({}, Order.BEST)
    yield from result_cards(edition, CardMaker(edition), found, Order.BEST)


@pytest.mark.parametrize("width", [446, 340])
def test_no_name_and_no_fact_of_the_edition_is_cut(
    view: CardList, edition: Edition, width: int
) -> None:
    view.resize(width, 400)
    cards = [card for card in every_card(edition) if card.key]
    show(view, cards)
    assert all(heights(view))
    delegate = view.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    for card in cards:
        shape = delegate._shape_of(card)
        assert " ".join(shape.name) == card.name
        assert " ".join(shape.words) == card.words
        assert " ".join(shape.fact) in ("", card.fact)


def test_a_card_is_as_high_as_what_it_says(view: CardList) -> None:
    key = (EntryKind.INTERVENTION, "one")
    short = Card(key, "Play therapy", 2, "Low", "Ages 3 to 12")
    long = short._replace(name="Schoolchildren and their Families (Parents as Partners), and more")
    bare = short._replace(fact="", words="Preliminary, level 2, so far (the review)")
    far = short._replace(fact="Universal to child protection, edge of care, as a whole")
    show(view, [short, long, far, bare])
    low, high, higher, one = heights(view)
    assert low < high
    assert low < higher
    assert one == low


def test_a_long_heading_wraps(view: CardList) -> None:
    show(view, [Card(None, "Interventions (3)"), Card(None, "Not what you asked for: " * 4)])
    short, long = heights(view)
    assert short < long


def test_a_card_of_a_short_text_has_no_empty_lines(view: CardList) -> None:
    def of(text: str) -> Card:
        result = Result(EntryKind.GLOSSARY, "one", "One", 0.0, explain=lambda: Snippet("", text))
        return Card((EntryKind.GLOSSARY, "one"), "One", result=result)

    show(view, [of("Short."), of("Long and longer. " * 40)])
    short, long = heights(view)
    assert short < long


def test_a_list_is_laid_out_without_looking_for_what_matched(view: CardList) -> None:
    looked: list[int] = []

    def found(number: int) -> Card:
        def explain() -> Snippet:
            looked.append(number)
            return Snippet("Meaning", "Words that matched.")

        result = Result(EntryKind.GLOSSARY, str(number), "One", 1.0, explain=explain)
        return Card((EntryKind.GLOSSARY, str(number)), "One", result=result)

    # What is painted is looked for, and how soon a screen asks for paint is not certain.
    view.hide()
    show(view, [found(number) for number in range(100)])
    assert all(heights(view))
    assert not looked


def test_cards_are_measured_anew_at_another_width(view: CardList, qtbot: QtBot) -> None:
    key = (EntryKind.INTERVENTION, "one")
    show(view, [Card(key, "Schoolchildren and their Families (Parents as Partners)", 2, "Low")])
    view.resize(900, 400)
    QApplication.processEvents()
    (wide,) = heights(view)
    view.resize(300, 400)
    qtbot.waitUntil(lambda: heights(view) > [wide])


def test_nothing_is_measured_again_when_a_scroll_bar_comes(view: CardList) -> None:
    delegate = view.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    cards = [Card((EntryKind.INTERVENTION, "one"), f"Play therapy {n}") for n in range(100)]
    show(view, cards[:2])
    assert len(heights(view)) == 2
    assert not view.verticalScrollBar().isVisible()
    show(view, cards)
    assert len(heights(view)) == 100
    QApplication.processEvents()
    assert view.verticalScrollBar().isVisible()
    assert view.viewport().width() < view.maximumViewportSize().width()
    assert len(heights(view)) == 100
    assert delegate._shape.cache_info().misses == 100


def test_cards_have_all_the_room_beside_a_scroll_bar(view: CardList) -> None:
    delegate = view.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    show(view, [Card((EntryKind.INTERVENTION, "one"), f"Play therapy {n}") for n in range(100)])
    QApplication.processEvents()
    assert view.verticalScrollBar().isVisible()
    assert delegate._width == view.viewport().width() - 24


def test_no_text_of_a_match_is_painted_below_what_is_measured(view: CardList) -> None:
    def below(text: str) -> QImage:
        # Under a heading that says its kind, a card of the guide has no words beside its text.
        kind = EntryKind.GUIDE
        result = Result(kind, "one", "One", 1.0, explain=lambda: Snippet("", text))
        show(view, [Card((kind, "one"), "One", result=result)])
        (height,) = heights(view)
        room = _MARGIN + _PADDING
        return view.viewport().grab(QRect(0, height - room, 440, room)).toImage()

    assert below("Longer than the two lines of a match. " * 20) == below("Short.")
