"""Inspects the layout of a shown window or dialog: what is cut, covered or out of reach.

``faults(top)`` walks every visible control and label. It does not look at pixels: it asks each
widget how much room its words need, and each ancestor what it shows or can scroll to.
"""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QScrollArea,
    QSplitterHandle,
    QWidget,
)

from sfdesk.ui.panes.ticks import Ticks
from sfdesk.ui.support import geometry

_CONTROLS = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)
_LEAST_VIEW = QSize(60, 40)
"""What a scrolled view must show at once to be of use."""
_SLACK = 1


def faults(top: QWidget) -> list[str]:
    """Return what is wrong, a line each; nothing if all is in reach and uncut."""
    found = list(_off_screen(top))
    for widget in _inspected(top):
        found += (f"{_name(widget)}: {fault}" for fault in _of(widget, top))
    return found + list(_overlaps(top))


def _inspected(top: QWidget) -> Iterator[QWidget]:
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not top:
            continue
        control = isinstance(widget, _CONTROLS) and not _is_inner(widget)
        words = isinstance(widget, Ticks) or (isinstance(widget, QLabel) and bool(widget.text()))
        if control or words or isinstance(widget, QAbstractScrollArea):
            yield widget


def _is_inner(widget: QWidget) -> bool:
    """Whether Qt made it as a part of another control, or for what a tool bar cannot show."""
    parent = widget.parentWidget()
    return isinstance(parent, (*_CONTROLS, QMenuBar)) or widget.objectName().startswith("qt_")


def _name(widget: QWidget) -> str:
    words = getattr(widget, "text", lambda: "")() or widget.accessibleName()
    return f"{type(widget).__name__} “{words[:40]}”"


def _off_screen(top: QWidget) -> Iterator[str]:
    """A test may put a smaller screen in the place of the real one, which places windows."""
    area, frame = geometry.screen_area(top).size(), top.frameGeometry()
    if frame.width() > area.width() or frame.height() > area.height():
        yield f"the window {_told(frame)} is larger than the screen"
    real = top.screen().availableGeometry()
    if not real.contains(frame):
        yield f"the window {_told(frame)} is not inside the screen {_told(real)}"


def _told(rect: QRect) -> str:
    return f"{rect.width()}×{rect.height()}+{rect.x()}+{rect.y()}"


def _of(widget: QWidget, top: QWidget) -> Iterator[str]:
    yield from _cut_words(widget)
    yield from _out_of_reach(widget, top)


def _cut_words(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractScrollArea):
        seen = widget.viewport().size() if widget.viewport() else widget.size()
        if seen.width() < _LEAST_VIEW.width() or seen.height() < _LEAST_VIEW.height():
            yield f"shows only {seen.width()}×{seen.height()}"
        return
    if widget.property("elides"):
        return
    if isinstance(widget, Ticks) and widget.width() < widget.minimumSizeHint().width():
        yield f"is {widget.width()} wide, and a word needs {widget.minimumSizeHint().width()}"
    if widget.hasHeightForWidth():
        need = widget.heightForWidth(widget.width())
        if widget.height() + _SLACK < need:
            yield f"is {widget.height()} high and needs {need}"
        return
    need_size = _needed(widget)
    if widget.width() + _SLACK < need_size.width():
        yield f"is {widget.width()} wide and needs {need_size.width()}"
    if widget.height() + _SLACK < need_size.height():
        yield f"is {widget.height()} high and needs {need_size.height()}"


def _needed(widget: QWidget) -> QSize:
    """Return what a control needs: its words whole; a field or a choice may scroll its own."""
    if isinstance(widget, QLineEdit | QComboBox | QAbstractSpinBox):
        return widget.minimumSizeHint()
    return widget.sizeHint() if not isinstance(widget, QLabel) else widget.minimumSizeHint()


def _out_of_reach(widget: QWidget, top: QWidget) -> Iterator[str]:
    """Walk up: each ancestor must show the widget, or be able to scroll to it."""
    child, rect = widget, widget.rect()
    while child is not top:
        parent = child.parentWidget()
        assert parent is not None
        rect = rect.translated(child.pos())
        if parent is not top and isinstance(parent.parentWidget(), QScrollArea):
            area = parent.parentWidget()
            if isinstance(area, QScrollArea) and area.viewport() is parent:
                yield from _not_scrolled_to(rect, area)
                # From here on, the view that scrolls is what must be seen.
                rect = parent.rect()
                child = parent
                continue
        if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(rect):
            yield f"{_told(rect)} sticks out of {type(parent).__name__} {_told(parent.rect())}"
            return
        child = parent


def _not_scrolled_to(rect: QRect, area: QScrollArea) -> Iterator[str]:
    view = area.viewport().rect()
    across, down = area.horizontalScrollBar(), area.verticalScrollBar()
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    left = rect.left() + across.value()
    if left < -_SLACK or left + rect.width() > view.width() + across.maximum() + _SLACK:
        yield "lies beside what its view can scroll to"
    elif area.horizontalScrollBarPolicy() is off and left + rect.width() > view.width() + _SLACK:
        yield "lies beside its view, which has no scroll bar"
    top = rect.top() + down.value()
    if top < -_SLACK or top + rect.height() > view.height() + down.maximum() + _SLACK:
        yield "lies below what its view can scroll to"


def _overlaps(top: QWidget) -> Iterator[str]:
    """Yield controls and labels of one parent that cover each other."""
    families: dict[QWidget, list[QWidget]] = {}
    for widget in _inspected(top):
        parent = widget.parentWidget()
        if parent is not None and not isinstance(widget, QSplitterHandle):
            families.setdefault(parent, []).append(widget)
    for siblings in families.values():
        for one, other in combinations(siblings, 2):
            common = one.geometry().intersected(other.geometry())
            if common.width() > _SLACK and common.height() > _SLACK:
                yield f"{_name(one)} and {_name(other)} overlap by {_told(common)}"
