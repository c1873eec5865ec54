"""Buttons, and those and ticks whose words wrap where there is no room; Qt ships none."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QRect, QSize, Qt, SignalInstance
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object

Pressed: TypeAlias = "SignalInstance | Callable[[], object] | Callable[[bool], object]"

_LEAST_CHARACTERS = 12


def push_button(
    words: str,
    pressed: Pressed,
    *,
    style: str = "",
    name: str = "",
    tip: str = "",
    wraps: bool = False,
) -> QPushButton:
    """Return a button.

    Args:
        pressed: A signal, which is sent, or what is called. A function that takes an argument is
            told whether the button is down; a partial is not.
        style: By which the style sheet knows it.
        name: For a screen reader, where its words do not say what it does.
        tip: Shown where it is pointed at.
        wraps: Whether its words go on in another line where there is no room for them.
    """
    made = WrappingButton(words) if wraps else QPushButton(words)
    made.setObjectName(style)
    made.setAccessibleName(name)
    made.setToolTip(tip)
    made.clicked.connect(pressed)
    return made


class _Wrapping(_Button):
    """As wide as its words where there is room, else narrower and higher.

    Comes before the class of Qt's, whose virtual methods it answers.
    """

    _control: str
    _contents: str
    """How Qt's styles name it, and the room of its words."""
    _role: str
    """Of the palette, in whose colour its words are."""
    _side: Qt.AlignmentFlag
    """Where its words stand."""

    def __init__(self, words: str) -> None:
        super().__init__(text=words)
        # Layouts are to ask how high it is at a width.
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as its style does, and the words over several lines."""
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        # Qt's style takes long to come into Python: only where one that wraps is seen.
        from PySide6.QtGui import QPalette
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)  # type: ignore[attr-defined]
        option.text = ""
        painter.drawControl(QStyle.ControlElement[self._control], option)
        room = self.style().subElementRect(QStyle.SubElement[self._contents], option, self)
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic | self._side
        looks, role, on = option.palette, QPalette.ColorRole[self._role], self.isEnabled()
        painter.drawItemText(room, int(flags), looks, on, self.text(), role)
        painter.end()

    def _around(self) -> QSize:
        """Return what the looks put around the words."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return self.sizeHint() - words


class WrappingButton(_Wrapping, QPushButton):
    """A button whose words wrap."""

    _control, _contents = "CE_PushButton", "SE_PushButtonContents"
    _role, _side = "ButtonText", Qt.AlignmentFlag.AlignCenter


class WrappingTick(_Wrapping, QCheckBox):
    """A tick whose words wrap."""

    _control, _contents = "CE_CheckBox", "SE_CheckBoxContents"
    _role = "WindowText"
    _side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
