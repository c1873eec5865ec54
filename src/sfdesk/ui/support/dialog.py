"""What every dialog is made of: content that scrolls before it clips, buttons always in reach."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sfdesk.core.language import tr
from sfdesk.ui.support.browser import SpokenBrowser
from sfdesk.ui.support.buttons import Pressed, push_button
from sfdesk.ui.support.flow_layout import FlowLayout
from sfdesk.ui.support.geometry import allow_any_size, bounded
from sfdesk.ui.support.labels import wrapped_label
from sfdesk.ui.support.letters import give_letters
from sfdesk.ui.support.order import follow_layout
from sfdesk.ui.support.window_keys import WindowKeys

_MARGIN, _GAP = 16, 12
_TEXT_MARGIN = 8
"""Pixels round a text: the mark of what has the keyboard is not to touch its letters."""


class Dialog(WindowKeys, QDialog):
    """A dialog that is never larger than its screen, and whose buttons each have a letter.

    Its buttons stand below the content in lines of their own, so that none is pushed off.

    Args:
        wide: Characters of text that its content is wide at first.

    Attributes:
        content: What scrolls; put widgets here.
    """

    def __init__(self, title: str, parent: QWidget | None, *, wide: int = 60) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._wide = wide
        self._placed = False
        self._inner = QWidget()
        self.content = QVBoxLayout(self._inner)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(_GAP)
        self.area = borderless_area()
        self.area.setWidget(self._inner)
        self._default: QPushButton | None = None
        self._foot: list[QPushButton] = []
        self._buttons = FlowLayout(spacing=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_MARGIN)
        column.addWidget(self.area, 1)
        column.addLayout(self._buttons)
        allow_any_size(self)

    def add_text(self, words: str, name: str = "") -> QLabel:
        """Add a paragraph.

        Args:
            name: Of its style, if it has one.
        """
        label = wrapped_label(words, name)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # Nothing can be done with it by keys: the keyboard is not to stop here.
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content.addWidget(label)
        return label

    def add_heading(self, words: str) -> QLabel:
        """Add a heading of what follows."""
        label = wrapped_label(words, "paneHead")
        self.content.addWidget(label)
        return label

    def add_button(
        self, words: str, pressed: Pressed, *, main: bool = False, default: bool = False
    ) -> QPushButton:
        """Add a button to the last line.

        Args:
            main: Whether it is what the dialog is for; Enter does it.
            default: Whether Enter does it, without being what the dialog is for.
        """
        button = push_button(words, pressed, style="main" if main else "")
        button.setAutoDefault(main or default)
        button.setDefault(main or default)
        if default:
            self._default = button
        self._buttons.addWidget(button)
        self._foot.append(button)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that the content needs, as far as the screen has it."""
        if not self._placed:
            self._placed = True
            self.content.addStretch()
            give_letters(self, self._foot)
            self.fit()
            follow_layout(self)
            # Else the first button has the keyboard, and the space bar would press it.
            if first := self.first_stop() or self._default:
                first.setFocus()
        super().showEvent(event)

    def first_stop(self) -> QWidget | None:
        """Return what has the keyboard at first, where it is not the button that Enter presses."""
        return None

    def fit(self) -> None:
        """Take the size that the content needs, as far as the screen has it."""
        self.resize(bounded(self, self._wanted()))

    def _wanted(self) -> QSize:
        bar = self.area.verticalScrollBar().sizeHint().width()
        inner = self._content_size(self.fontMetrics().averageCharWidth() * self._wide)
        buttons = self._buttons.heightForWidth(inner.width())
        return inner + QSize(bar + 2 * _MARGIN, buttons + 3 * _MARGIN)

    def _content_size(self, wide: int) -> QSize:
        """Return how large the content is, if it is that wide or a little wider."""
        inner = self._inner
        wide = max(wide, inner.minimumSizeHint().width())
        if inner.hasHeightForWidth():
            return QSize(wide, inner.heightForWidth(wide))
        return QSize(wide, inner.sizeHint().height())


class TextDialog(Dialog):
    """A dialog that shows text of several lines, to be read, scrolled and copied.

    Args:
        html: The text.
        style_sheet: For the text.
    """

    def __init__(
        self, title: str, html: str, parent: QWidget | None, style_sheet: str = ""
    ) -> None:
        super().__init__(title, parent)
        self.browser = SpokenBrowser()
        self.browser.setAccessibleName(title)
        self.browser.document().setDefaultStyleSheet(style_sheet)
        self.browser.document().setDocumentMargin(_TEXT_MARGIN)
        self.browser.setHtml(html)
        self.content.addWidget(self.browser, 1)
        self.add_button(tr("Close"), self.reject, main=True)

    def _content_size(self, wide: int) -> QSize:
        document = self.browser.document()
        document.setTextWidth(wide)
        bar = self.browser.verticalScrollBar().sizeHint().width()
        return QSize(wide + bar, round(document.size().height()) + 4)


def form() -> QFormLayout:
    """Return a form whose labels go above their fields where there is little room."""
    return QFormLayout(
        rowWrapPolicy=QFormLayout.RowWrapPolicy.WrapLongRows,
        fieldGrowthPolicy=QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow,
    )


def borderless_area() -> QScrollArea:
    """Return what scrolls a part of a dialog, and is nothing to the eye or the keyboard."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
