"""The colours and the text size of the window, as settings and system want them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from sfdesk.core.paths import resources_folder
from sfdesk.core.settings import ZOOMS, SettingsStore
from sfdesk.ui.look import theme

_BODY_PIXELS = 14
_POINTS = 72
"""Of an inch."""


class Looks(QObject):
    """Dresses the window, and again whenever something changes.

    Args:
        remember: Changes settings by their names.
        window: What is dressed, with its dialogs.

    Signals:
        changed: The window has other colours, or text of another size.
    """

    changed = Signal()

    def __init__(
        self, settings: SettingsStore, remember: Callable[..., None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._settings, self._remember, self._window = settings, remember, window
        self._system_share = _system_share()
        self.theme = theme.choose(resources_folder(), settings.settings.theme)
        self._dress()
        hints = QGuiApplication.styleHints()
        # Methods of an object, not functions: Qt lets go of them when the window goes.
        hints.colorSchemeChanged.connect(self._choose_again)
        hints.accessibility().contrastPreferenceChanged.connect(self._choose_again)

    @property
    def zoom(self) -> int:
        """The text size in per cent, as the user has chosen it."""
        return self._settings.settings.zoom

    @property
    def scale(self) -> int:
        """The text size in per cent of what was designed: the system may want larger text too."""
        return min(ZOOMS[-1], round(self.zoom * self._system_share))

    def follow_system_font(self) -> None:
        """Take over a font size that the system has now."""
        before, self._system_share = self._system_share, _system_share()
        if self._system_share != before:
            self._dress()
            self.changed.emit()

    def zoom_by(self, step: int) -> None:
        """Make all text larger or smaller; 0 is back to 100 %."""
        now = self.zoom
        self._remember(zoom=100 if step == 0 else min(ZOOMS[-1], max(ZOOMS[0], now + step)))
        self._dress()
        self.changed.emit()

    def choose_theme(self, name: str) -> None:
        """Use a theme from now on."""
        self._remember(theme=name)
        self._choose_again()

    def _choose_again(self) -> None:
        QApplication.setPalette(QApplication.style().standardPalette())
        self.theme = theme.choose(resources_folder(), self._settings.settings.theme)
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        QApplication.setPalette(theme.palette(self.theme))
        font = QApplication.font()
        font.setPixelSize(round(_BODY_PIXELS * self.scale / 100))
        QApplication.setFont(font)
        self._window.setStyleSheet(theme.style_sheet(resources_folder(), self.theme, self.scale))


def _system_share() -> float:
    """Return by how much the system's text is larger than ours; smaller text is not taken over."""
    font = QApplication.font()
    if font.pixelSize() > 0:
        # That is ours already. Asking for the system's takes longer than a start should.
        from PySide6.QtGui import QFontDatabase

        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    dots = QGuiApplication.primaryScreen().logicalDotsPerInch()
    pixels = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * dots / _POINTS
    return max(1.0, pixels / _BODY_PIXELS)
