"""The window follows the system's wishes, also while it is open: contrast, size of letters."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sfdesk.app import App
from sfdesk.core.paths import resources_folder
from sfdesk.ui.look import theme
from sfdesk.ui.window.main_window import MainWindow


def test_a_wish_for_contrast_is_followed_at_once(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system wants cannot be set from here, so that the answer is put in its place."""
    wanted = theme.Theme.load(resources_folder(), "contrast")
    monkeypatch.setattr(theme, "choose", lambda *_: wanted)
    hints = QGuiApplication.styleHints().accessibility()
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert window.looks.theme == wanted
    assert window.palette().window().color().name() == wanted.paper


def test_larger_letters_of_the_system_are_followed_at_once(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = QFont()
    large.setPixelSize(28)
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _: large)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))
    assert window.looks.scale == 200
    assert window.looks.zoom == 100
    assert QApplication.font().pixelSize() == 28
    assert window.status.zoom_button.text() == "100 %"
    monkeypatch.undo()
    QApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))
    assert window.looks.scale == 100


def test_a_window_that_is_gone_follows_nothing_any_more(app: App, qtbot: QtBot) -> None:
    """The system outlives it: a new edition opens a new window in the place of the old one."""
    opened = MainWindow(app)
    with qtbot.waitSignal(opened.settled):
        opened.show()
    opened.close()
    opened.deleteLater()
    qtbot.waitUntil(lambda: not isValid(opened))
    hints = QGuiApplication.styleHints()
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
