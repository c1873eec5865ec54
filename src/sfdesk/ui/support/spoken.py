"""What a screen reader is told of a widget, where Qt tells too little of it.

A widget that is another thing than Qt takes it for has its role as a property, ``spoken_as``; one
that shows and hides something has ``expanded``, which says whether it does; and one that has more
to tell has a method ``spoken``, which returns a ``Spoken`` for it. Qt's own interface of the widget
stays, and answers all that is not told otherwise: what can be done with it, and its text.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import VoidPtr, isValid

NOTHING = VoidPtr(0)
"""What C++ gets for an interface that there is none of; of ``None`` PySide makes a crash."""

_kept: list[QAccessibleInterface] = []
"""Qt deletes what it is given, once the widget goes; Python must not do so before."""
_asking: list[QObject] = []
"""Widgets that are just being asked for what Qt itself would tell of them."""


@runtime_checkable
class Speaker(Protocol):
    """A widget that tells more of itself than Qt does."""

    def spoken(self) -> "Spoken":
        """Return what a screen reader is told of it."""


class Spoken(QAccessibleWidget):
    """What Qt tells of a widget, with another role; derived classes tell more.

    Args:
        role: What it is, for a screen reader.
    """

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        _asking.append(widget)
        self._plain = QAccessible.uniqueId(QAccessible.queryAccessibleInterface(widget))
        _asking.remove(widget)

    @property
    def plain(self) -> QAccessibleInterface:
        """What Qt itself tells of the widget; ask anew each time, and keep it nowhere.

        Qt deletes it with the widget and Python is not told: a name that is kept would then stand
        for whatever comes to lie in its place in memory.
        """
        return QAccessible.accessibleInterface(self._plain)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """Return what Qt itself can do with the widget."""
        found = self.plain.interface_cast(kind)
        return NOTHING if found is None else found

    def state(self) -> QAccessible.State:
        """Return the states that Qt finds."""
        return self.plain.state()


class Foldable(Spoken):
    """A button that shows and hides something; its property ``expanded`` says whether it does."""

    def __init__(self, button: QWidget) -> None:
        super().__init__(button, QAccessible.Role.Button)

    def state(self) -> QAccessible.State:
        """Tell whether what belongs to it is shown."""
        state = self.plain.state()
        shown = bool(self.widget().property("expanded"))
        state.expandable, state.expanded, state.collapsed = True, shown, not shown
        return state


def keep(interface: QAccessibleInterface) -> None:
    """Keep an interface until Qt has deleted it."""
    _kept[:] = [each for each in _kept if isValid(each)]
    _kept.append(interface)


def forget(interface: QAccessibleInterface) -> None:
    """Have Qt delete an interface that belongs to no widget."""
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))


def install(*made: QWidget) -> None:
    """Let every widget that has more to tell tell it from now on.

    Args:
        made: Those that may have been asked already; they are asked again.
    """
    QAccessible.installFactory(_factory)
    if QAccessible.isActive():
        for widget in made:
            forget(QAccessible.queryAccessibleInterface(widget))


def _factory(name: str, thing: QObject) -> QAccessibleInterface | None:
    """Qt asks this for every class of every widget, the most special one first."""
    if name != type(thing).__name__ or thing in _asking or not isinstance(thing, QWidget):
        return None
    made = _spoken(thing)
    if made is not None:
        keep(made)
    return made


def _spoken(widget: QWidget) -> Spoken | None:
    if isinstance(widget, Speaker):
        return widget.spoken()
    if widget.property("expanded") is not None:
        return Foldable(widget)
    role = widget.property("spoken_as")
    return Spoken(widget, QAccessible.Role[role.capitalize()]) if role else None
