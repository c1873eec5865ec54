"""What takes long is shared out among turns, and keys are heard between them."""

from collections.abc import Callable, Mapping
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sfdesk.model.entries import Entry
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import View
from sfdesk.ui.support import turns
from sfdesk.ui.support.turns import in_next_turn, in_turns, paint_in_turn
from sfdesk.ui.window import panes
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import come_to_rest, page, type_query


class Painted(QLabel):
    """Takes note of each paint, and of what stands in a field then."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__("Words")
        self.field = field
        self.paints: list[str] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.paints.append(self.field.text())


def test_all_is_painted_once_after_the_turn(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit()
    label = Painted(field)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(label)
    paint_in_turn(label)
    assert label.updatesEnabled()
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: bool(label.paints))
    label.paints.clear()
    paint_in_turn(label)
    paint_in_turn(label)
    label.setText("Other words")
    assert not label.updatesEnabled()
    QTest.keyClick(field, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: bool(label.paints))
    assert label.updatesEnabled()
    assert label.paints == ["a"]


def test_steps_have_a_turn_each_and_end_when_they_are_of_no_use(qtbot: QtBot) -> None:
    owner, done, useful = QObject(), list[str](), [True]

    def work(name: str) -> None:
        done.append(name)
        in_next_turn(owner, lambda: done.append(f"after {name}"))

    in_turns(owner, [partial(work, name) for name in "ab"], lambda: True)
    qtbot.waitUntil(lambda: len(done) == 4)
    assert done[0] == "a"
    assert done.index("after a") < done.index("after b")
    done.clear()
    in_turns(owner, [partial(work, "c"), useful.clear, partial(work, "d")], lambda: bool(useful))
    qtbot.waitUntil(lambda: not useful)
    come_round(owner, qtbot)
    assert done == ["c", "after c"]


def come_round(owner: QObject, qtbot: QtBot) -> None:
    """Wait until a few turns have passed."""
    passed: list[bool] = []
    in_turns(owner, [lambda: None, lambda: None, lambda: passed.append(True)], lambda: True)
    qtbot.waitUntil(lambda: bool(passed))


def test_the_list_is_there_before_the_counts_of_the_filters(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_query(window, qtbot, "fg")
    come_to_rest(window, qtbot)
    waiting: list[Callable[[], object]] = []
    ticks, before = window.filters.groups["topic"].ticks, dict(counts_of(window))
    with monkeypatch.context() as held:
        held.setattr(panes, "in_next_turn", lambda _, work: waiting.append(work))
        with qtbot.waitSignal(window.session.found):
            QTest.keyClicks(window.top.search, "q")
    assert counts_of(window) != before
    assert ticks.counts == before
    type_query(window, qtbot, "trauma")
    come_to_rest(window, qtbot)
    found = dict(ticks.counts)
    assert found == counts_of(window)
    for work in waiting:
        work()
    assert ticks.counts == found


def counts_of(window: MainWindow) -> Mapping[str, int]:
    """Return how many of each topic the search found last."""
    assert window.session.last is not None
    return window.session.last.facets["topic"]


def test_filters_are_painted_after_the_list(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.go_to_view(View.HOME)
    come_to_rest(window, qtbot)
    painted, waiting = list[QWidget](), list[Callable[[], object]]()
    watch, cards = Watch(painted), window.results.view.viewport()
    for each in (window.filters, cards):
        each.installEventFilter(watch)
    with monkeypatch.context() as held:
        held.setattr(turns, "in_next_turn", lambda _, work: waiting.append(work))
        QTest.keyClicks(window.top.search, "f")
        qtbot.waitUntil(lambda: bool(waiting))
        while not painted:
            for work in [waiting.pop(0) for _ in waiting[:]]:
                work()
            QApplication.processEvents()
        assert painted == [cards]
        for work in waiting:
            work()
    qtbot.waitUntil(lambda: window.filters in painted)
    assert painted.count(window.filters) == 1


class Watch(QObject):
    """Takes note of what is painted."""

    def __init__(self, painted: list[QWidget]) -> None:
        super().__init__()
        self.painted = painted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self.painted.append(watched)
        return False


def test_a_page_is_shown_a_turn_after_it_is_made(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.open_entry((EntryKind.INTERVENTION, "play-therapy"))
    come_to_rest(window, qtbot)
    reader, made, wanted = window.session.reader, list[str](), "family-foundations"
    assert reader is not None
    prepare = reader.prepare

    def prepared(entry: Entry) -> None:
        prepare(entry)
        made.append(f"{entry.slug} while {reader.open_key} is shown")

    monkeypatch.setattr(reader, "prepare", prepared)
    key = (EntryKind.INTERVENTION, wanted)
    turner = window.session._turner
    with qtbot.waitSignal(turner.turned):
        turner.want(key)
    assert made == [f"{wanted} while {(EntryKind.INTERVENTION, 'play-therapy')} is shown"]
    assert reader.open_key == key
    assert "Family Foundations" in page(window)
