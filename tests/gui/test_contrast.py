"""Contrast as it is seen: measured from the pixels of window and dialogs, in every theme."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from scenes import Scene, dialogs, start_anew, views
from sfdesk.ui.cards.delegate import CardDelegate
from sfdesk.ui.panes.ticks import Ticks
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import come_to_rest

THEMES = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
LEAST_MARK = 3.0
WORDED = (QLabel, QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
ENOUGH = 20
"""Pixels that a mark of the keyboard changes at least."""


@cache
def luminance(colour: int) -> float:
    known = QColor(colour)
    parts = (known.redF(), known.greenF(), known.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: int, other: int) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colours(image: QImage) -> memoryview:
    """The colour of every pixel, row by row, with ones above its three bytes."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(bytes(plain.constBits())).cast("I")


def pixels(image: QImage) -> Counter[int]:
    return Counter({colour & 0xFFFFFF: n for colour, n in Counter(colours(image)).items()})


def best_contrast(image: QImage) -> float:
    """How far the clearest pixel stands out from the ground, which is the commonest colour."""
    (ground, _), *others = pixels(image).most_common()
    return max((ratio(ground, colour) for colour, _ in others), default=21.0)


def visible_words(top: QWidget) -> Iterator[QWidget]:
    for widget in top.findChildren(QWidget):
        if not isinstance(widget, WORDED) or isinstance(widget.parentWidget(), WORDED):
            continue
        if says(widget) and widget.isVisible() and widget.isEnabled() and shows_a_line(widget, top):
            yield widget


def ticked_words(top: QWidget) -> Iterator[tuple[str, QRect]]:
    """What is painted beside ticks and can be seen whole, and where, the boxes left out."""
    for ticks in top.findChildren(Ticks):
        for value, row in ticks.rows().items():
            place = row.adjusted(ticks.boxes[value].width(), 0, 0, 0)
            if ticks.isVisible() and ticks.visibleRegion().contains(place):
                yield ticks.words[value], place.translated(ticks.mapTo(top, QPoint(0, 0)))


def shows_a_line(widget: QWidget, top: QWidget) -> bool:
    """Whether one line of its words at least can be seen whole: the edge of what scrolls cuts."""
    room = inside(widget, top)
    line = min(widget.fontMetrics().height(), widget.height() - 6)
    return not room.isEmpty() and room.height() + 6 >= line


def says(widget: QWidget) -> str:
    """What stands on a widget, or where something is to be typed."""
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return str(getattr(widget, "text", lambda: widget.accessibleName())())


def seen(widget: QWidget, top: QWidget) -> QRect:
    """Where a widget can be seen in its window."""
    region = widget.visibleRegion().boundingRect()
    return region.translated(widget.mapTo(top, QPoint(0, 0)))


def inside(widget: QWidget, top: QWidget) -> QRect:
    """Where its words are, its outline left out."""
    return seen(widget, top).adjusted(3, 3, -3, -3)


def each_scene(window: MainWindow, qtbot: QtBot, *scenes: Scene) -> Iterator[tuple[str, QWidget]]:
    for scene in scenes:
        shown = scene.show(window)
        come_to_rest(window, qtbot)
        yield scene.name, shown
        if isinstance(shown, QDialog):
            shown.reject()
        start_anew(window)


def faint_words(top: QWidget, least: float) -> Iterator[str]:
    picture = top.grab().toImage()
    for widget in visible_words(top):
        found = best_contrast(picture.copy(inside(widget, top)))
        if found < least:
            yield f"{type(widget).__name__} “{says(widget)[:30]}” {found:.2f}"
    for words, place in ticked_words(top):
        found = best_contrast(picture.copy(place))
        if found < least:
            yield f"a tick “{words}” {found:.2f}"


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_all_words_stand_out(window: MainWindow, qtbot: QtBot, theme: str) -> None:
    window.choose_theme(theme)
    wrong = [
        f"{name}: {fault}"
        for name, shown in each_scene(window, qtbot, *views(), *dialogs())
        for fault in faint_words(shown, THEMES[theme])
    ]
    assert wrong == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_line_of_a_page_stands_out(window: MainWindow, qtbot: QtBot, theme: str) -> None:
    window.choose_theme(theme)
    come_to_rest(window, qtbot)
    browser = window.reading.browser
    picture, cursor = browser.viewport().grab().toImage(), browser.textCursor()
    block, measured = browser.document().begin(), 0
    while block.isValid():
        for word in block.text().split()[:3]:
            cursor.setPosition(block.position() + block.text().index(word))
            start = browser.cursorRect(cursor)
            cursor.setPosition(cursor.position() + len(word))
            place = start.united(browser.cursorRect(cursor))
            if picture.rect().contains(place) and len(word) > 2:
                assert best_contrast(picture.copy(place)) >= THEMES[theme], word
                measured += 1
        block = block.next()
    assert measured > 20


@pytest.mark.parametrize("theme", THEMES)
def test_every_line_of_a_card_stands_out(window: MainWindow, qtbot: QtBot, theme: str) -> None:
    window.choose_theme(theme)
    with qtbot.waitSignal(window.session.found):
        window.session.search_for("trauma")
    come_to_rest(window, qtbot)
    view = window.results.view
    delegate = view.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    picture = view.viewport().grab().toImage()
    card = next(n for n, each in enumerate(window.results.model.cards) if each.key)
    place = view.visualRect(window.results.model.index(card)).adjusted(18, 10, -18, -12)
    line = view.fontMetrics().height()
    for top in range(place.top(), place.bottom() - line, line):
        found = best_contrast(picture.copy(place.left(), top, place.width(), line))
        assert found >= THEMES[theme], top


def unmarked(top: QWidget, qtbot: QtBot) -> Iterator[str]:
    """Yield what can have the keyboard and is hardly seen to have it; one of each look."""
    looks: set[tuple[str, str]] = set()
    top.activateWindow()
    qtbot.waitUntil(top.isActiveWindow)
    for widget in top.findChildren(QWidget):
        look = (type(widget).__name__, widget.objectName())
        stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if look in looks or not (stops and widget.isVisible() and widget.isEnabled()):
            continue
        if seen(widget, top).height() < 20:
            continue
        looks.add(look)
        top.setFocus()
        before = top.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(widget.hasFocus)
        QApplication.processEvents()
        after = top.grab().toImage()
        place = seen(widget, top).adjusted(-3, -3, 3, 3) & top.rect()
        clear = changed(before.copy(place), after.copy(place))
        if clear < ENOUGH:
            yield f"{look}: {clear} pixels"


def changed(before: QImage, after: QImage) -> int:
    """How many pixels differ by so much that it is seen."""
    return sum(
        ratio(one & 0xFFFFFF, other & 0xFFFFFF) >= LEAST_MARK
        for one, other in zip(colours(before), colours(after), strict=True)
        if one != other
    )


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_what_has_the_keyboard_is_seen(window: MainWindow, qtbot: QtBot, theme: str) -> None:
    window.choose_theme(theme)
    window.activateWindow()
    wanted = {"filtered", "find-in-page", "view-compare", "sheet", "error", "keys", "save-search"}
    scenes = [scene for scene in (*views(), *dialogs()) if scene.name in wanted]
    wrong = [
        f"{name}: {fault}"
        for name, shown in each_scene(window, qtbot, *scenes)
        for fault in unmarked(shown, qtbot)
    ]
    assert wrong == []
