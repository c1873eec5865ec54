"""How a window ends."""

from typing import Any, cast

from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sfdesk.ui.window.start import _shown

_BY_SIGNAL = 143


class _Interrupted:
    """An application whose loop a signal ends, with everything open."""

    def exec(self) -> int:
        return _BY_SIGNAL


def test_nothing_of_a_window_outlives_it(qtbot: QtBot) -> None:
    window = QWidget()
    dialog = QDialog(window)
    button = QPushButton("Close", dialog)
    assert _shown(cast(Any, _Interrupted()), cast(Any, window)) == _BY_SIGNAL
    assert not any(map(isValid, (window, dialog, button)))
