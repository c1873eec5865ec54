"""The order in which the keyboard and a screen reader go through widgets: that of their layout.

Qt keeps the order in which widgets were made, and a splitter turns even that round.
"""

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QWidget,
)

_FIRST = (0, 0)
"""Of what a layout does not hold the place is before."""
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
    """Yield the widgets of a layout and of those in it, in order.

    The layout is not asked for its items. PySide would keep what it made of each as long as the
    layout, also when Qt has deleted it long since; whatever then came to lie at its place in
    memory would be taken for it: a header, an entry of a menu.
    """
    parent = layout.parentWidget()
    held = [*layout.children(), *(parent.children() if parent else ())]
    placed = [(_place(layout, each), each) for each in held if isinstance(each, QLayout | QWidget)]
    for place, each in sorted(placed, key=itemgetter(0)):
        if place >= _FIRST and isinstance(each, QLayout):
            yield from widgets_in(each)
        elif place >= _FIRST and isinstance(each, QWidget):
            yield each


def _place(layout: QLayout, held: QLayout | QWidget) -> tuple[int, int]:
    """Return where something stands in a layout; a form tells numbers in the order of making."""
    if not isinstance(layout, QFormLayout):
        return layout.indexOf(held), 0
    found: Any = (  # PySide's types leave out that it gives both, or -1
        layout.getLayoutPosition(held)
        if isinstance(held, QLayout)
        else layout.getWidgetPosition(held)
    )
    row, role = found
    return row, _ROLES.index(role)
