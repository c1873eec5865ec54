"""Make the pictures of the user guide: the real window, with example searches.

Run by ``dev.py pictures`` on a screen; writes ``resources/guide/PAGE/SECTION.png``, as wide as
a page at 100 % at most. A picture stands under the section of the guide that has its name.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

import sfdesk.ui  # noqa: F401 - keeps None alive, before Qt is imported
from sfdesk.app import App
from sfdesk.core.paths import Profile
from sfdesk.model.vocabulary import EntryKind
from sfdesk.ui.browsing.state import View
from sfdesk.ui.sheets.pdf_dialog import PdfDialog
from sfdesk.ui.sheets.sheet_options import SheetOptions
from sfdesk.ui.window.main_window import MainWindow
from sfdesk.ui.window.start import make_application

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "guide" / "using-this-program"
_WIDE = 524
_SETTLED = 1500
"""Milliseconds after which a step shows all that it will."""

Shot = Callable[[], tuple[QWidget, QRect]]


class Photographer:
    """Takes one picture after the other."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._steps = self._pictures()

    def next(self) -> None:
        """Set the window up for the next picture and take it when it has settled."""
        step = next(self._steps, None)
        if step is None:
            QApplication.quit()
            return
        name, shot = step
        QTimer.singleShot(_SETTLED, lambda: self._take(name, shot))

    def _take(self, name: str, shot: Shot) -> None:
        widget, part = shot()
        picture = widget.grab(part)
        if picture.width() > _WIDE:
            picture = picture.scaledToWidth(_WIDE, Qt.TransformationMode.SmoothTransformation)
        picture.save(str(FOLDER / f"{name}.png"))
        self.next()

    def _pictures(self) -> Iterator[tuple[str, Shot]]:
        window, session = self._window, self._window.session
        session.search_for("teenager at risk of going into care")
        yield "search", lambda: (window, QRect(204, _top_of(window.top), _WIDE, 430))
        session.search_for("")
        session.filter_by(
            {
                "levels_of_need": frozenset({"child-protection-edge-of-care"}),
                "uk_use": frozenset({"widely-used", "used-in-named-areas"}),
            }
        )
        yield "filters", lambda: (window, QRect(0, _top_of(window.stage), _WIDE, 400))
        session.choose({})
        session.go_to_view(View.MAP)
        window.sides.toggle_filters()
        yield (
            "map-and-compare",
            lambda: (window, QRect(0, _top_of(window.stage), _WIDE, 400)),
        )
        window.sides.toggle_filters()
        session.go_to_view(View.MATRIX)
        session.open_entry((EntryKind.INTERVENTION, "multisystemic-therapy"))
        options = SheetOptions(window.app, ["multisystemic-therapy"])
        dialog = PdfDialog(window.app, window.worker, options, window)
        dialog.resize(840, 640)
        dialog.show()
        yield "fact-sheets", lambda: (dialog, dialog.rect())
        dialog.close()


def _top_of(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()


def main() -> int:
    """Open the window, take the pictures, and close it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        profile = Profile.below(Path(folder))
        app = App(profile)
        app.settings.change(theme="light", hint_dismissed=True)
        window = MainWindow(app)
        photographer = Photographer(window)
        window.settled.connect(photographer.next)
        window.resize(1366, 740)
        window.show()
        application.exec()
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
