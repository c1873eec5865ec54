"""The order in which the keyboard and a screen reader go through widgets: that of their layout.

Qt keeps the order in which widgets were made, and a splitter turns even that round.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QLayout,
    QLayoutItem,
    QMainWindow,
    QScrollArea,
    QSpacerItem,
    QSplitter,
    QWidget,
    QWidgetItem,
)
from shiboken6 import Shiboken

from sfdesk.ui.support.flow_layout import FlowLayout

_ROLES = (
    QFormLayout.ItemRole.SpanningRole,
    QFormLayout.ItemRole.LabelRole,
    QFormLayout.ItemRole.FieldRole,
)


def follow_layout(top: QWidget) -> None:
    """Let Tab and a screen reader go through what is in a widget as the eye does.

    To be called again whenever widgets were added.
    """
    stops = [each for each in _in_order(top) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield what is in a widget, in reading order; a screen reader follows how it is stacked."""
    children = [*_children(widget)]
    _stack(children)
    for child in children:
        yield child
        yield from _in_order(child)
    if isinstance(widget, QSplitter):
        # The lines between panes are taken hold of over them.
        for number in range(widget.count()):
            widget.handle(number).raise_()


def _stack(widgets: list[QWidget]) -> None:
    """Stack widgets in an order, and move no more of them than must be: each is painted anew."""
    for one, other in reversed([*pairwise(widgets)]):
        parent = one.parentWidget()
        if parent is None or parent is not other.parentWidget():
            continue
        made = parent.children()
        if made.index(one) > made.index(other):
            one.stackUnder(other)


def _children(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QMainWindow):
        yield from filter(None, (widget.menuWidget(), widget.centralWidget(), widget.statusBar()))
    elif isinstance(widget, QScrollArea):
        yield from filter(None, (widget.widget(),))
    elif isinstance(widget, QSplitter):
        yield from filter(None, map(widget.widget, range(widget.count())))
    elif layout := widget.layout():
        yield from widgets_in(layout)


def widgets_in(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout and of those in it, in order."""
    for item in _items(layout):
        inner = item.layout()
        if inner is not None:
            yield from widgets_in(inner)
        elif widget := item.widget():
            yield widget


def _items(layout: QLayout) -> Iterator[QLayoutItem]:
    """Yield the items of a layout; those of a form are kept in the order of making."""
    if isinstance(layout, QFormLayout):
        places = ((row, role) for row in range(layout.rowCount()) for role in _ROLES)
        found = (layout.itemAt(row, role) for row, role in places)
    else:
        found = (layout.itemAt(number) for number in range(layout.count()))
    for item in filter(None, found):
        try:
            yield item
        finally:
            _forget(item, layout)


def _forget(item: QLayoutItem, layout: QLayout) -> None:
    """Have PySide forget an item that Qt made.

    It would remember it as long as the layout, also when Qt has deleted it long since; whatever
    then came to lie at its place in memory would be taken for it: a header, an entry of a menu.
    """
    if isinstance(item, QWidgetItem | QSpacerItem) and not isinstance(layout, FlowLayout):
        Shiboken.invalidate(item)
