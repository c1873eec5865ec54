"""Buttons and ticks whose words wrap where there is no room in one line; Qt ships none."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object

_LEAST_CHARACTERS = 12


class _Wrapping(_Button):
    """As wide as its words where there is room, else narrower and higher.

    Comes before the class of Qt's, whose virtual methods it answers.
    """

    def let_wrap(self) -> None:
        """Have layouts ask how high it is at a width."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Ask for a few words' width at most."""
        few = self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS
        wanted = self.sizeHint()
        return QSize(min(wanted.width(), few + self._around().width()), wanted.height())

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower one is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need at a width."""
        around = self._around()
        room = QRect(0, 0, max(1, width - around.width()), 10_000)
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
        words = self.fontMetrics().boundingRect(room, int(flags), self.text())
        return words.height() + around.height()

    def _around(self) -> QSize:
        """Return what the looks put around the words."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return self.sizeHint() - words


class WrappingButton(_Wrapping, QPushButton):
    """A button whose words wrap."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.let_wrap()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button as its style does, and the words over several lines."""
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        # Qt's style takes long to come into Python: only where such a button is seen.
        from PySide6.QtGui import QPalette
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
        role = QPalette.ColorRole.ButtonText
        painter.drawItemText(room, int(flags), option.palette, self.isEnabled(), self.text(), role)
        painter.end()


class WrappingTick(_Wrapping, QCheckBox):
    """A tick whose words wrap."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.let_wrap()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tick as its style does, and the words over several lines."""
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        from PySide6.QtGui import QPalette
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        room = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
        flags |= Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        role = QPalette.ColorRole.WindowText
        painter.drawItemText(room, int(flags), option.palette, self.isEnabled(), self.text(), role)
        painter.end()
