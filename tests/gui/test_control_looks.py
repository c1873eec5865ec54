"""Controls look like what they are in every theme: outlined, and disabled where they do nothing."""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sfdesk.core.paths import resources_folder
from sfdesk.ui.look import theme
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.support.controls import ChoiceBox, NumberBox
from tests.gui.test_looks_and_settings import contrast

THEMES = ("light", "dark", "contrast", "system contrast")


def push(name: str) -> QWidget:
    button = QPushButton("Words on it")
    button.setObjectName(name)
    return button


def tool() -> QWidget:
    button = QToolButton()
    button.setText("Words on it")
    button.setObjectName("quiet")
    return button


def choice() -> QWidget:
    box = ChoiceBox()
    box.addItem("Words in it")
    box.setMinimumContentsLength(11)
    return box


def number() -> QWidget:
    box = NumberBox()
    box.setPrefix("Hundreds ")
    return box


def ticked() -> QWidget:
    box = QCheckBox("Words beside it")
    box.setChecked(True)
    return box


CONTROLS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: push(""),
    "main button": lambda: push("main"),
    "quiet button": lambda: push("quiet"),
    "quiet tool": tool,
    "choice": choice,
    "number": number,
    "field": lambda: QLineEdit("Words in it"),
    "tick": ticked,
}
OUTLINED = ("button", "choice", "number", "field")


def made(name: str) -> Theme:
    if name == "system contrast":
        return Theme.of_system(resources_folder(), QApplication.style().standardPalette())
    return Theme.load(resources_folder(), name)


def on_ground(qtbot: QtBot, shown: Theme, control: QWidget) -> QWidget:
    QApplication.setPalette(theme.palette(shown))
    ground = QWidget()
    qtbot.addWidget(ground)
    control.setParent(ground)
    ground.setStyleSheet(theme.style_sheet(resources_folder(), shown, 100))
    control.resize(control.sizeHint())
    return ground


def given_the_keyboard(qtbot: QtBot, ground: QWidget, control: QWidget) -> None:
    before = QLineEdit(ground)
    before.move(0, control.height() + 4)
    QWidget.setTabOrder(before, control)
    with qtbot.waitExposed(ground):
        ground.show()
    ground.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    # Qt shades what came to it by a key, and nothing else.
    QTest.keyClick(before, Qt.Key.Key_Tab)
    qtbot.waitUntil(control.hasFocus)


def picture(qtbot: QtBot, shown: Theme, control: QWidget, *, enabled: bool) -> QImage:
    ground = on_ground(qtbot, shown, control)
    control.setEnabled(enabled)
    control.resize(control.sizeHint())
    return ground.grab(control.geometry()).toImage()


def colours(image: QImage) -> Counter[str]:
    return Counter(
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("kind", CONTROLS)
def test_what_is_disabled_looks_disabled(qtbot: QtBot, name: str, kind: str) -> None:
    shown = made(name)
    live = colours(picture(qtbot, shown, CONTROLS[kind](), enabled=True))
    dead = colours(picture(qtbot, shown, CONTROLS[kind](), enabled=False))
    strong = {shown.ink, shown.accent, shown.soft, shown.control} - {shown.disabled}
    assert sum(live[colour] for colour in strong) > 0
    assert sum(dead[colour] for colour in strong) == 0
    assert dead[shown.disabled] > 0


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("kind", OUTLINED)
def test_the_outline_of_a_control_can_be_seen(qtbot: QtBot, name: str, kind: str) -> None:
    shown = made(name)
    image = picture(qtbot, shown, CONTROLS[kind](), enabled=True)
    middle = image.height() // 2
    for x, y in ((0, middle), (image.width() - 1, middle), (image.width() // 2, 0)):
        assert contrast(image.pixelColor(x, y).name(), shown.paper) >= 3, (x, y)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("kind", ["button", "main button", "quiet button", "quiet tool", "tick"])
def test_what_has_the_keyboard_has_no_second_shade_within(
    qtbot: QtBot, name: str, kind: str
) -> None:
    shown = made(name)
    control = CONTROLS[kind]()
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    ground = on_ground(qtbot, shown, control)
    away = colours(ground.grab(control.geometry()).toImage())
    given_the_keyboard(qtbot, ground, control)
    with_it = colours(ground.grab(control.geometry()).toImage())
    # Its outline is thicker and its words may be smoothed otherwise; a shade has many colours.
    shades = {each for each, often in with_it.items() if often > 20} - set(away)
    assert shades <= {shown.accent, shown.ink, shown.tint}


@pytest.mark.parametrize("entries", [2, 3, 6])
@pytest.mark.parametrize("name", THEMES)
def test_the_list_of_a_choice_shows_all_of_itself_and_which_is_chosen(
    qtbot: QtBot, name: str, entries: int
) -> None:
    shown = made(name)
    box = ChoiceBox()
    box.addItems([f"Entry {n}" for n in range(entries)])
    ground = on_ground(qtbot, shown, box)
    given_the_keyboard(qtbot, ground, box)
    box.showPopup()
    listed = box.view()
    qtbot.waitUntil(listed.isVisible)
    first, last = (listed.visualRect(box.model().index(n, 0)) for n in (0, entries - 1))
    qtbot.waitUntil(lambda: listed.viewport().rect().bottom() >= last.bottom())
    lit = colours(listed.viewport().grab(first).toImage())
    assert lit.most_common(1)[0][0] == shown.accent
    box.hidePopup()
