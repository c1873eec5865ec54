"""What is changed much is painted in a turn of its own, so that keys are heard before it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sfdesk.ui.support.turns import paint_in_turn


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
