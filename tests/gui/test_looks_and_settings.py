"""Themes, contrast, sizes, names for screen readers, and what survives a restart."""

import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from sfdesk.app import App
from sfdesk.core.paths import resources_folder
from sfdesk.ui.browsing.state import View
from sfdesk.ui.cards.model import CardModel
from sfdesk.ui.look.theme import Theme
from sfdesk.ui.support.labels import InsetLabel
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.driving import drag

GROUNDS = ("paper", "ground", "tint", "caution_ground", "mark")
TEXTS = {
    "ink": GROUNDS,
    "soft": ("paper", "ground", "tint"),
    "accent": ("paper", "ground", "tint"),
    "on_accent": ("accent",),
    "caution": ("caution_ground",),
}

PICTURES = {
    "check": "accent",
    "down": "paper",
    "up": "paper",
    "right": "paper",
    "right_on_accent": "accent",
}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""

    def luminance(colour: str) -> float:
        known = QColor(colour)
        parts = (known.redF(), known.greenF(), known.blueF())
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("name", "least"), [("light", 4.5), ("dark", 4.5), ("contrast", 7.0)])
def test_text_has_contrast_on_every_ground_it_stands_on(name: str, least: float) -> None:
    theme = Theme.load(resources_folder(), name)
    for text, grounds in TEXTS.items():
        for ground in grounds:
            assert contrast(getattr(theme, text), getattr(theme, ground)) >= least, (text, ground)
    for ground in ("paper", "ground"):
        assert contrast(theme.control, getattr(theme, ground)) >= 3.0


def test_every_theme_has_every_token() -> None:
    for name in ("light", "dark", "contrast"):
        theme = Theme.load(resources_folder(), name)
        for field in Theme._fields:
            if field not in (*PICTURES, "high_contrast"):
                assert QColor(getattr(theme, field)).isValid()


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_pictures_have_contrast_where_they_stand(name: str) -> None:
    theme = Theme.load(resources_folder(), name)
    for picture, ground in PICTURES.items():
        (ink,) = re.findall('stroke="(#[0-9a-f]{6})"', Path(getattr(theme, picture)).read_text())
        assert contrast(ink, getattr(theme, ground)) >= 3, picture


def test_everything_that_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QTextBrowser)
    for widget in window.findChildren(QWidget):
        if isinstance(widget, kinds) and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name), widget


def test_cards_are_read_out_whole(window: MainWindow) -> None:
    model = window.results.model
    interface = QAccessible.queryAccessibleInterface(window.results.view)
    assert interface is not None
    assert interface.childCount() == model.rowCount()
    name = interface.child(0).text(QAccessible.Text.Name)
    assert name.startswith("Trauma-informed care. Low (the review).")


def test_the_list_model_is_sound(window: MainWindow, qtmodeltester: ModelTester) -> None:
    model = CardModel()
    model.show(window.results.model.cards)
    qtmodeltester.check(model)
    assert model.rowCount(QModelIndex()) == 30


@pytest.mark.parametrize("theme", ["light", "dark", "contrast", "system"])
@pytest.mark.parametrize("zoom", [100, 200])
def test_every_theme_and_size_shows_the_window(window: MainWindow, theme: str, zoom: int) -> None:
    window.choose_theme(theme)
    window.zoom_by(zoom - 100 if zoom != 100 else 0)
    assert window.settings.settings.zoom == zoom
    image = window.grab().toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x, y in itertools.product(range(0, image.width(), 40), range(0, image.height(), 40))
    }
    assert len(colours) > 2


@pytest.mark.usefixtures("qapp")
def test_words_keep_their_room_though_the_style_changes_before_they_are_laid_out() -> None:
    label = InsetLabel("Words", (14, 4, 0, 0))
    label.resize(50, 3)
    QApplication.sendEvent(label, QEvent(QEvent.Type.StyleChange))
    label.resize(50, 30)
    assert label.contentsRect().topLeft() == QPoint(14, 4)


def test_sizes_and_settings_survive_a_restart(app: App, window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1311, 700)
    window.zoom_by(10)
    qtbot.waitUntil(lambda: window.filters.isVisible() and window.width() == 1311)
    # The panes have least widths, which hang on the font: what they took is what must come back.
    drag(window.stage.splitter.handle(1), 40)
    drag(window.stage.splitter.handle(2), -25)
    panes = window.stage.splitter.sizes()[:3]
    window.choose_theme("dark")
    window.settings.change(home_at_start=False)
    window.close()
    again = MainWindow(App(app.profile, app.folder))
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.settled):
        again.show()
    assert (again.width(), again.height()) == (1311, 700)
    assert again.settings.settings.zoom == 110
    assert again.settings.settings.theme == "dark"
    assert all(
        abs(new - old) < 4 for new, old in zip(again.stage.splitter.sizes(), panes, strict=True)
    )
    again.close()


def test_where_three_panes_have_no_room_filters_are_shown_when_asked_for(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1366, 740)
    button = window.top.filters_button
    qtbot.waitUntil(lambda: window.filters.isVisible() and not button.isVisible())
    window.zoom_by(100)
    qtbot.waitUntil(lambda: button.isVisible() and not window.filters.isVisible())
    button.click()
    qtbot.waitUntil(lambda: window.filters.isVisible())
    assert button.isVisible()
    assert button.isChecked()
    button.click()
    qtbot.waitUntil(lambda: not window.filters.isVisible())


def test_filters_that_were_hidden_can_be_seen_to_be_missing(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1366, 740)
    window.sides.toggle_filters()
    qtbot.waitUntil(lambda: window.top.filters_button.isVisible())
    window.session.go_to_view(View.COMPARE)
    qtbot.waitUntil(lambda: not window.top.filters_button.isVisible())
    assert not window.filters.isVisible()
    window.session.go_to_view(View.MATRIX)
    qtbot.waitUntil(lambda: window.top.filters_button.isVisible())
    window.sides.toggle_filters()
    qtbot.waitUntil(lambda: window.filters.isVisible())
    assert not window.top.filters_button.isVisible()


def test_filters_that_are_not_shown_keep_their_width(
    app: App, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1366, 740)
    qtbot.waitUntil(lambda: window.filters.isVisible())
    drag(window.stage.splitter.handle(1), 30)
    wide = window.filters.width()
    window.sides.toggle_filters()
    qtbot.waitUntil(lambda: not window.filters.isVisible())
    window.close()
    assert App(app.profile, app.folder).settings.settings.panes[0] == wide


def test_the_first_run_line_goes_away_for_good(app: App, window: MainWindow) -> None:
    assert window.top.hint.isVisible()
    window.top.hint_dismissed.emit()
    assert App(app.profile, app.folder).settings.settings.hint_dismissed


def test_the_first_run_line_stands_only_where_there_are_filters(window: MainWindow) -> None:
    for view in View:
        window.session.go_to_view(view)
        assert window.top.hint.isVisible() is view.shows_matrix, view


def test_the_status_bar_says_that_nothing_will_be_kept(
    app: App, qtbot: QtBot, qapp: QApplication
) -> None:
    profile = app.profile._replace(warning="This folder is read-only.")
    opened = MainWindow(App(profile, app.folder))
    qtbot.addWidget(opened)
    told = [label.text() for label in opened.statusBar().findChildren(QLabel)]
    opened.close()
    assert "This folder is read-only." in told


def test_what_has_just_happened_has_the_whole_status_bar(window: MainWindow) -> None:
    def standing() -> list[str]:
        labels = window.statusBar().findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    assert "Works offline · nothing leaves this computer" in standing()
    window.session.toggle_compared("play-therapy")
    assert "Play therapy" in window.statusBar().currentMessage()
    assert standing() == [window.statusBar().currentMessage()]
    window.statusBar().clearMessage()
    assert "Works offline · nothing leaves this computer" in standing()
