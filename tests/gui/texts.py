"""Every text that a window or a dialog shows or has told, with where it stands."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from sfdesk.ui.panes.ticks import Ticks

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


class Shown(NamedTuple):
    """A text, and what shows it."""

    place: str
    text: str


def shown_texts(top: QWidget) -> Iterator[Shown]:
    """Yield the texts of all that is visible in a window or a dialog."""
    yield Shown("title", top.windowTitle())
    for widget in (top, *top.findChildren(QWidget)):
        if widget.isVisible() and widget.window() is top:
            name = type(widget).__name__
            for what, text in _of(widget):
                if text.strip():
                    yield Shown(f"{name} {widget.objectName()} {what}", text)


def menu_texts(menu: QMenu) -> Iterator[Shown]:
    """Yield the texts of a menu and of those in it."""
    menu.aboutToShow.emit()
    for action in menu.actions():
        yield Shown("menu", action.text())
        if isinstance(below := action.menu(), QMenu):
            yield from menu_texts(below)


def _of(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    yield "tool tip", widget.toolTip()
    match widget:
        case Ticks():
            for words in widget.words.values():
                yield "tick", words
        case QLabel() | QAbstractButton():
            yield "text", widget.text()
        case QLineEdit():
            yield "placeholder", widget.placeholderText()
        case QPlainTextEdit():
            yield "placeholder", widget.placeholderText()
        case QTextEdit():
            yield "page", widget.toPlainText()
        case QGroupBox():
            yield "title", widget.title()
        case QComboBox():
            for number in range(widget.count()):
                yield "choice", widget.itemText(number)
        case QSpinBox():
            yield "unit", f"{widget.prefix()} {widget.suffix()} {widget.specialValueText()}"
        case QProgressBar():
            yield "text", widget.text()
        case QAbstractItemView():
            yield from _of_model(widget)


def _of_model(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    if model is None:
        return
    root = QModelIndex()
    columns = model.columnCount(root) if isinstance(model, QAbstractTableModel) else 1
    for row in range(model.rowCount(root)):
        for column in range(columns):
            for role in _ROLES:
                yield "item", str(model.index(row, column).data(role) or "")
    if isinstance(model, QAbstractTableModel):
        yield from _heads(model)


def _heads(model: QAbstractTableModel) -> Iterator[tuple[str, str]]:
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    for way, count in (
        (across, model.columnCount(QModelIndex())),
        (down, model.rowCount(QModelIndex())),
    ):
        for number in range(count):
            yield "head", str(model.headerData(number, way) or "")
