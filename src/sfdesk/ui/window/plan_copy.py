"""Puts what is read, or compared, on the clipboard as it stands in a family's plan."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from sfdesk.core.language import tr_n
from sfdesk.model.entries import Intervention
from sfdesk.ui.browsing.state import View

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow


def planned(window: "MainWindow") -> list[Intervention]:
    """Return what would be copied: what is compared, else the intervention that is open."""
    session = window.session
    if session.state.shown_view is View.COMPARE:
        return session.marked
    row = session.open_row if window.sides.shown is None else None
    return [row] if row else []


def copy_for_plan(window: "MainWindow") -> None:
    """Copy it, as plain text and rich text at once; a program takes what it can use."""
    from sfdesk.model.plan import plan

    rows = planned(window)
    if not rows:
        return
    needs = window.session.state.chosen.get("needs", frozenset[str]())
    made = plan(window.edition, rows, needs, date.today())
    mime = QMimeData()
    mime.setText(made.text)
    mime.setHtml(made.html)
    QGuiApplication.clipboard().setMimeData(mime)
    told = tr_n(
        "Copied for the plan. Nobody is named in it.",
        "Copied {count} interventions for the plan. Nobody is named in it.",
        len(rows),
    )
    window.statusBar().showMessage(told, 5000)
