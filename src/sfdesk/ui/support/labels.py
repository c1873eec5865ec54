"""Words in a window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel


class InsetLabel(QLabel):
    """A label with room around its words that another theme or text size does not take away.

    Qt takes it where the style changes before the label has been laid out, as while Home is shown.

    Args:
        room: Left, top, right and bottom of the words, in pixels.
    """

    def __init__(self, words: str, room: tuple[int, int, int, int]) -> None:
        super().__init__(words)
        self._room = room
        self.setContentsMargins(*room)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setContentsMargins(*self._room)


def wrapped_label(words: str, name: str = "") -> QLabel:
    """Return a paragraph of plain text.

    Args:
        name: Of its style, if it has one.
    """
    label = QLabel(words, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
    label.setObjectName(name)
    return label
