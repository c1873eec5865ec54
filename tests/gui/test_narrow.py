"""What scrolls down alone is never wider than what it is seen through: it would be cut."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sfdesk.ui.browsing.state import View
from sfdesk.ui.support.zoomed import ZoomedArea
from sfdesk.ui.window.main_window import MainWindow

WIDTHS = (600, 620, 760, 900, 1366)
FOUR = ("play-therapy", "triple-p", "epec", "family-foundations")


def areas(window: MainWindow) -> Iterator[ZoomedArea]:
    """What can be seen and cannot be scrolled sideways."""
    for area in window.findChildren(ZoomedArea):
        hidden = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if hidden and area.isVisible():
            yield area


@pytest.mark.parametrize("zoom", [100, 150, 200, 300])
@pytest.mark.parametrize("view", [View.HOME, View.MATRIX, View.MAP, View.COMPARE])
def test_nothing_is_cut_at_its_edge(window: MainWindow, view: View, zoom: int) -> None:
    for slug in FOUR:
        window.session.toggle_compared(slug)
    window.zoom_by(zoom - 100)
    window.session.go_to_view(view)
    seen = 0
    for width in WIDTHS:
        window.resize(width, 760)
        QApplication.processEvents()
        for area in areas(window):
            seen += 1
            scrolled, room = area.widget(), area.viewport().width()
            assert scrolled is not None
            assert scrolled.width() <= room, (width, area)
    # The filters of the matrix wait behind their button where the text is large.
    assert seen or view is View.MATRIX
