"""Going through layouts leaves nothing behind that PySide could take for something else."""

import gc

import pytest
from PySide6.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)

from sfdesk.ui.support.order import widgets_in


def items() -> list[object]:
    """Return the items of layouts that there are; ``isinstance`` takes twice as long to tell."""
    return [each for each in gc.get_objects() if type(each) is QWidgetItem]


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
    before = items()
    assert list(widgets_in(outer)) == buttons
    assert next(widgets_in(inner)) is buttons[1]
    assert items() == before


@pytest.mark.usefixtures("qapp")
def test_a_form_and_a_grid_are_gone_through_row_by_row() -> None:
    top = QWidget()
    form, inner, grid = QFormLayout(top), QVBoxLayout(), QGridLayout()
    made = [QLabel(str(number)) for number in range(7)]
    form.addRow(made[4], made[5])
    form.insertRow(0, made[2], grid)
    form.insertRow(0, inner)
    inner.addWidget(made[0])
    inner.addWidget(made[1])
    grid.addWidget(made[3], 0, 0)
    form.addRow(made[6])
    QLabel("in no layout", top)
    assert list(widgets_in(form)) == made
