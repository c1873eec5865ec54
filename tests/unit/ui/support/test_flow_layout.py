"""A layout that goes on in the next line: what it works out is kept until something changes."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget

from sfdesk.ui.support.flow_layout import FlowLayout, TileLayout


class Box(QWidget):
    """Asks for a size."""

    def __init__(self) -> None:
        super().__init__()
        self.size_wanted = QSize(40, 20)

    def sizeHint(self) -> QSize:
        return self.size_wanted


class Counted(FlowLayout):
    """Counts how often it works something out."""

    worked = 0

    def _place(self, rect: QRect, *, move: bool) -> int:
        self.worked += 1
        return super()._place(rect, move=move)


def test_heights_are_worked_out_once(qapp: QApplication) -> None:
    holder, layout = QWidget(), Counted(spacing=0)
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    for _ in range(3):
        layout.addWidget(Box())
    asked = [layout.heightForWidth(width) for width in (80, 40, 80, 40, 80)]
    assert asked == [40, 60, 40, 60, 40]
    assert layout.worked == 2


def test_another_size_is_seen(qapp: QApplication) -> None:
    holder, layout, box = QWidget(), FlowLayout(spacing=0), Box()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    layout.addWidget(box)
    assert layout.heightForWidth(80) == 20
    box.size_wanted = QSize(40, 30)
    box.updateGeometry()
    assert layout.heightForWidth(80) == 30
    layout.addWidget(Box())
    assert layout.heightForWidth(40) == 50
    layout.removeWidget(box)
    assert layout.heightForWidth(40) == 20


class Tile(Box):
    """Is as high at any width."""

    def heightForWidth(self, _: int) -> int:
        return 20


def test_tiles_of_another_least_width_are_placed_anew(qapp: QApplication) -> None:
    holder, layout = QWidget(), TileLayout(spacing=0, least=40, most=2)
    holder.setLayout(layout)
    for _ in range(2):
        layout.addWidget(Tile())
    assert layout.heightForWidth(80) == 20
    layout.set_least(60)
    assert layout.heightForWidth(80) == 40
