"""The search field, and what clears it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from sfdesk.core.language import tr
from sfdesk.ui.support.geometry import LEAST_TARGET

_INSET = 4
"""Pixels around it, within the field."""


class SearchField(QLineEdit):
    """A field with a button that clears it and grows with the text; Qt's own has 22 by 18 pixels.

    Signals:
        down: The down key was pressed.
    """

    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._clear: QToolButton | None = None

    def offer_clearing(self) -> None:
        """Have the button; the first paint need not wait for it."""
        self._clear = QToolButton(self)
        self._clear.setObjectName("clear")
        self._clear.setText("×")
        self._clear.setAccessibleName(tr("Clear the search"))
        self._clear.setToolTip(tr("Clear the search"))
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        # The keyboard clears with Esc.
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._offer)
        self._place()

    def _offer(self, text: str) -> None:
        if self._clear:
            self._clear.setVisible(bool(text))

    def _place(self) -> None:
        if self._clear is None:
            return
        side = max(LEAST_TARGET, self.height() - 2 * _INSET)
        mirrored = self.isRightToLeft()
        left = _INSET if mirrored else self.width() - side - _INSET
        self._clear.setGeometry(left, (self.height() - side) // 2, side, side)
        self.setTextMargins(side if mirrored else 0, 0, 0 if mirrored else side, 0)
        self._offer(self.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down to the results with the down key; the rest as every field."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)
