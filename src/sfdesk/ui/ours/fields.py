"""The fields of the dialogs in which a team writes; each is named for a screen reader too."""

from collections.abc import Iterable

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from sfdesk.ui.support.controls import ChoiceBox

_LINES = 2
"""Lines of a small text field that are seen at once."""
_LEAST_CHARACTERS = 12


class TextField(QPlainTextEdit):
    """A text of a few lines; Tab leaves it.

    Args:
        lines: How many are seen at once.
    """

    def __init__(self, text: str, name: str, lines: int = _LINES) -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        # A frame, its padding and the document's margin stand around the lines.
        around = round(2 * self.document().documentMargin()) + 2 * self.frameWidth() + 12
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + around)

    def text(self) -> str:
        """Return what is written."""
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Write a text in the place of what is there."""
        self.setPlainText(text)


class LineField(QLineEdit):
    """A text of one line."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.setCursorPosition(0)

    def text(self) -> str:
        """Return what is written, in one line: what is pasted may have several."""
        return " ".join(super().text().splitlines())

    def put(self, text: str) -> None:
        """Write a text in the place of what is there."""
        self.setText(text)


class Choice(ChoiceBox):
    """One of several values.

    Args:
        pairs: Value and words of each.
        chosen: The value that is chosen at first.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]], chosen: str, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        for value, words in pairs:
            self.addItem(words, value)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.setMinimumContentsLength(_LEAST_CHARACTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return the value that is chosen."""
        return str(self.currentData())

    def put(self, value: str) -> None:
        """Choose a value."""
        self.setCurrentIndex(self.findData(value))


def add_row(layout: QFormLayout, words: str, field: QWidget) -> None:
    """Add a field with its label."""
    label = QLabel(words)
    label.setBuddy(field)
    layout.addRow(label, field)
