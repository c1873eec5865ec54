"""What Tab goes to is brought into sight.

Qt does so where it was in the same scrolled area before, and not where it comes in from outside:
from the last button below a long form back to its first field.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


def bring_into_sight(widget: QWidget | None) -> None:
    """Scroll whatever a widget stands in until it is seen."""
    above = widget
    while above is not None:
        if isinstance(above, QScrollArea) and above is not widget and widget is not None:
            above.ensureWidgetVisible(widget)
        above = None if above.isWindow() else above.parentWidget()


class TabInSight(_Widget):
    """Brings what Tab goes to into sight; comes before the class of Qt's that it goes round in."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on by Tab, to what is then seen."""
        moved = super().focusNextPrevChild(forward)
        bring_into_sight(self.focusWidget())
        return moved
