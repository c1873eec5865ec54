"""Buttons, and those and ticks whose words wrap where there is no room; Qt ships none."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from PySide6.QtCore import QRect, QSize, Qt, SignalInstance
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QAbstractButton as _Button
    from PySide6.QtWidgets import QStyle
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
        pressed: A signal, which is sent, or what is called. Qt calls what takes an argument with
            whether the button is down.
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


class _Looks(NamedTuple):
    """How a style paints a button: as what, the room of its words, how they stand, their colour."""

    control: "QStyle.ControlElement"
    contents: "QStyle.SubElement"
    flags: Qt.TextFlag | Qt.AlignmentFlag
    role: "QPalette.ColorRole"


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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as its style does, and the words over several lines."""
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        # Qt's style takes long to come into Python: only where one that wraps is seen.
        from PySide6.QtWidgets import QStyleOptionButton, QStylePainter

        painter, option, looks = QStylePainter(self), QStyleOptionButton(), self._looks()
        self.initStyleOption(option)  # type: ignore[attr-defined]
        option.text = ""
        painter.drawControl(looks.control, option)
        room = self.style().subElementRect(looks.contents, option, self)
        flags, words = int(Qt.TextFlag.TextWordWrap | looks.flags), self.text()
        painter.drawItemText(room, flags, option.palette, self.isEnabled(), words, looks.role)
        painter.end()

    def _looks(self) -> "_Looks":
        """Return how its style paints it."""
        raise NotImplementedError

    def _around(self) -> QSize:
        """Return what the looks put around the words."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return self.sizeHint() - words


class WrappingButton(_Wrapping, QPushButton):
    """A button whose words wrap."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.let_wrap()

    def _looks(self) -> _Looks:
        from PySide6.QtGui import QPalette
        from PySide6.QtWidgets import QStyle

        return _Looks(
            QStyle.ControlElement.CE_PushButton,
            QStyle.SubElement.SE_PushButtonContents,
            Qt.TextFlag.TextShowMnemonic | Qt.AlignmentFlag.AlignCenter,
            QPalette.ColorRole.ButtonText,
        )


class WrappingTick(_Wrapping, QCheckBox):
    """A tick whose words wrap."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.let_wrap()

    def _looks(self) -> _Looks:
        from PySide6.QtGui import QPalette
        from PySide6.QtWidgets import QStyle

        level = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        return _Looks(
            QStyle.ControlElement.CE_CheckBox,
            QStyle.SubElement.SE_CheckBoxContents,
            Qt.TextFlag.TextShowMnemonic | level,
            QPalette.ColorRole.WindowText,
        )
