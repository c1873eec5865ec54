"""What has the keyboard is brought into sight."""

from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_sight(widget: QWidget | None) -> None:
    """Scroll whatever a widget stands in until it is seen."""
    above = widget
    while above is not None:
        if isinstance(above, QScrollArea) and above is not widget and widget is not None:
            above.ensureWidgetVisible(widget)
        above = None if above.isWindow() else above.parentWidget()
