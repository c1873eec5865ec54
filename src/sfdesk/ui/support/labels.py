"""Words in a window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def wrapped_label(words: str, name: str = "") -> QLabel:
    """Return a paragraph of plain text.

    Args:
        name: Of its style, if it has one.
    """
    label = QLabel(words)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
