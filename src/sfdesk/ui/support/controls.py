"""Choices and numbers that the wheel leaves alone; nothing else in the window uses Qt's own.

Qt changes a choice under the pointer while somebody only scrolls past it, unless it was given
the keyboard by a click, or by the keys. The linter holds this: Qt's own are banned elsewhere.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QScrollBar,
    QSpinBox,
    QTabBar,
    QWidget,
)

from sfdesk.ui.support.locale import write_numbers

_TURNED = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)
"""What Qt changes by the wheel."""
_INSET = 6
"""Pixels before a number, as before the words of a choice."""


class ChoiceBox(QComboBox):
    """One of several; the wheel turns it only while it has the keyboard.

    It is as wide as its ``minimumContentsLength`` asks for, not as its longest words.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        # On Linux Qt gives the value of a choice as its name: a screen reader looks for a label.
        self._label = QLabel()
        self._label.setBuddy(self)
        self._label.hide()

    def setAccessibleName(self, name: str) -> None:
        """Name it, for systems that take the name and for those that look for a label."""
        super().setAccessibleName(name)
        self._label.setText(name)

    def changeEvent(self, event: QEvent) -> None:
        """Take the label along: it must stand beside what it names."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ParentChange and hasattr(self, "_label"):
            self._label.setParent(self.parentWidget())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls, unless the keyboard is here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NumberBox(QSpinBox):
    """A number; the wheel turns it only while it has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        write_numbers(self)
        # The style sheet cannot say it: its padding does not reach the field within.
        inset = (0, 0, _INSET, 0) if self.isRightToLeft() else (_INSET, 0, 0, 0)
        self.lineEdit().setTextMargins(*inset)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls, unless the keyboard is here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class WheelGuard(QObject):
    """The same for a dialog of Qt's own, whose choices are not ours to make."""

    @classmethod
    def watch(cls, dialog: QWidget) -> None:
        """Guard everything in a dialog that the wheel would turn."""
        guard = cls(dialog)
        for widget in dialog.findChildren(QWidget):
            if isinstance(widget, _TURNED) and not isinstance(widget, QScrollBar):
                widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                widget.installEventFilter(guard)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the wheel away from what has not the keyboard."""
        if event.type() is QEvent.Type.Wheel and watched is not QApplication.focusWidget():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
