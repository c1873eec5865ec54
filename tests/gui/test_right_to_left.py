"""Where lines are read from the right, what stands side by side begins there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sfdesk.ui.support.flow_layout import FlowLayout, TileLayout

_WIDE = 300


@pytest.mark.parametrize("tiles", [False, True])
def test_a_flowing_layout_is_mirrored(qtbot: QtBot, tiles: bool) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    layout = TileLayout(spacing=6, least=90, most=2) if tiles else FlowLayout(spacing=6)
    top.setLayout(layout)
    buttons = [QPushButton(f"Button {n}") for n in range(3)]
    for button in buttons:
        layout.addWidget(button)
    top.resize(_WIDE, 200)
    top.show()
    qtbot.waitExposed(top)
    places = [button.geometry() for button in buttons]
    top.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout.activate()
    for before, button in zip(places, buttons, strict=True):
        now = button.geometry()
        assert now.top() == before.top()
        assert now.size() == before.size()
        assert now.left() == _WIDE - before.left() - before.width()
