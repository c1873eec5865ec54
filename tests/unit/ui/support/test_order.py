"""Going through layouts leaves nothing behind that PySide could take for something else."""

import gc

import pytest
from PySide6.QtWidgets import QLayoutItem, QPushButton, QVBoxLayout, QWidget, QWidgetItem

from sfdesk.ui.support.order import widgets_in


@pytest.mark.usefixtures("qapp")
def test_no_item_of_a_layout_is_remembered() -> None:
    top = QWidget()
    outer, inner = QVBoxLayout(top), QVBoxLayout()
    buttons = [QPushButton(str(number)) for number in range(4)]
    outer.addWidget(buttons[0])
    outer.addLayout(inner)
    for button in buttons[1:3]:
        inner.addWidget(button)
    outer.addWidget(buttons[3])
    assert list(widgets_in(outer)) == buttons
    assert next(widgets_in(inner)) is buttons[1]
    kept = [each for each in gc.get_objects() if isinstance(each, QWidgetItem)]
    assert [each for each in kept if isinstance(each, QLayoutItem) and _is_of(each, buttons)] == []


def _is_of(item: QWidgetItem, buttons: list[QPushButton]) -> bool:
    try:
        return item.widget() in buttons
    except RuntimeError:
        return False
