"""What keys do in every window, the dialogs included, where Qt leaves it to the system.

Tab brings what it goes to into sight. Qt does so where it was in the same scrolled area before,
and not where it comes in from outside: from the last button below a long form back to its first
field.

Enter presses the button that has the keyboard. Qt does so where the system asks for it, and else
presses the default button of the dialog, which may be the very opposite of what is marked.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from sfdesk.ui.support.sight import bring_into_sight

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WindowKeys(_Widget):
    """Comes before the class of Qt's whose keys it mends."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on by Tab, to what is then seen."""
        moved = super().focusNextPrevChild(forward)
        bring_into_sight(self.focusWidget())
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard, if it has left Enter to the window."""
        button = self.focusWidget()
        if event.key() in ENTER and isinstance(button, QPushButton | QToolButton):
            if not event.isAutoRepeat():
                button.click()
            return
        super().keyPressEvent(event)
