"""Take pictures of every view, dialog and document, in every theme and size, to be looked at.

Run by ``dev.py screenshots`` on a screen of each size; writes
``out/screens/SIZE-ZOOM-THEME/NAME.png`` and, with ``--pages``, the pages of every kind of
document into ``out/pages/``.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QSize, Qt, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QDialog

import sfdesk.ui  # noqa: F401 - keeps None alive, before Qt is imported
from scenes import Scene, dialogs, start_anew, views
from sfdesk.app import App
from sfdesk.core.paths import Profile
from sfdesk.factsheets.kinds import Audience, PrintProfile, TableKind
from sfdesk.ui.window.main_window import MainWindow
from sfdesk.ui.window.start import make_application

OUT = Path(__file__).resolve().parent.parent / "out"
_THEMES = ("light", "dark", "contrast")
_ZOOMS = (100, 200, 300)
_SETTLED = 500
"""Milliseconds after which a scene shows all that it will."""
_DOTS = 72 / 96
_COMPARED = ("multisystemic-therapy", "triple-p", "family-group-conferencing")


def _wait(milliseconds: int = _SETTLED) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _take(window: MainWindow, scene: Scene, folder: Path) -> None:
    shown = scene.show(window)
    _wait()
    folder.mkdir(parents=True, exist_ok=True)
    shown.grab().save(str(folder / f"{scene.name}.png"))
    if isinstance(shown, QDialog):
        shown.reject()
    start_anew(window)


def screens(only: str) -> None:
    """Take the pictures of the window and its dialogs on this screen."""
    application = make_application()
    size = application.primaryScreen().size()
    with tempfile.TemporaryDirectory() as folder:
        app = App(Profile.below(Path(folder)))
        app.settings.change(theme="light", hint_dismissed=False)
        window = MainWindow(app)
        loop = QEventLoop()
        window.settled.connect(loop.quit)
        window.setWindowState(Qt.WindowState.WindowMaximized)
        window.show()
        loop.exec()
        for theme, zoom in product(_THEMES, _ZOOMS):
            window.choose_theme(theme)
            window.zoom_by(0)
            if zoom != 100:
                window.zoom_by(zoom - 100)
            place = OUT / "screens" / f"{size.width()}x{size.height()}-{zoom}-{theme}"
            for scene in (*views(), *dialogs()):
                if only in f"{place.name}/{scene.name}":
                    _take(window, scene, place)
        window.close()


def _documents(app: App) -> Iterator[tuple[str, bytes]]:
    for audience, profile in product(Audience, PrintProfile):
        pdf = app.papers.sheet_pdf(["multisystemic-therapy"], audience, profile)
        yield f"sheet-{audience}-{profile}", pdf
    for kind, profile in product(TableKind, PrintProfile):
        rows = _COMPARED if kind is TableKind.COMPARISON else ()
        yield f"table-{kind}-{profile}", app.papers.table_pdf(kind, rows, profile)


def pages() -> None:
    """Draw the pages of every kind of document."""
    make_application()
    folder = OUT / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    for name, pdf in _documents(App(Profile.temporary())):
        buffer, document = QBuffer(), QPdfDocument()
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        for number in range(document.pageCount()):
            points = document.pagePointSize(number)
            size = QSize(round(points.width() / _DOTS), round(points.height() / _DOTS))
            document.render(number, size).save(str(folder / f"{name}-{number + 1}.png"))


def main() -> int:
    """Take what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", action="store_true", help="documents instead of the window")
    parser.add_argument("--only", default="", help="scenes whose SIZE-ZOOM-THEME/NAME holds this")
    options = parser.parse_args()
    if options.pages:
        pages()
    else:
        screens(options.only)
    QApplication.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main())
