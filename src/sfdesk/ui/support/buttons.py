"""Buttons and ticks whose words wrap where there is no room in one line; Qt ships none."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QSizePolicy

_LEAST_CHARACTERS = 12


class WrappingButton(QPushButton):
    """As wide as its words where there is room, else narrower and higher."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        _let_wrap(self)

    def minimumSizeHint(self) -> QSize:
        """Ask for a few words' width at most."""
        return _least_size(self)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower button is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need at a width."""
        return _height(self, width)

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


class WrappingTick(QCheckBox):
    """As wide as its words where there is room, else narrower and higher."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        _let_wrap(self)

    def minimumSizeHint(self) -> QSize:
        """Ask for a few words' width at most."""
        return _least_size(self)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower tick is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need at a width."""
        return _height(self, width)

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


def _let_wrap(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def _around(button: QAbstractButton) -> QSize:
    """Return what the looks put around the words."""
    words = button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text())
    return button.sizeHint() - words


def _least_size(button: QAbstractButton) -> QSize:
    few = button.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS
    wanted = button.sizeHint()
    return QSize(min(wanted.width(), few + _around(button).width()), wanted.height())


def _height(button: QAbstractButton, width: int) -> int:
    around = _around(button)
    room = QRect(0, 0, max(1, width - around.width()), 10_000)
    flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
    words = button.fontMetrics().boundingRect(room, int(flags), button.text())
    return words.height() + around.height()
