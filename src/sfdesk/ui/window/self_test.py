"""``sfdesk self-test``: try every part of the installed program, one line each.

For whoever installs sfdesk on a machine, and for the release script: what it tries is there
only if everything was packed. It changes none of the user's settings.
"""

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sfdesk.app import App
from sfdesk.checking import check
from sfdesk.core.errors import SfdeskError
from sfdesk.core.language import counted
from sfdesk.core.paths import Profile
from sfdesk.core.settings import SettingsStore
from sfdesk.ui.window.start import check_display, make_application

if TYPE_CHECKING:
    from sfdesk.ui.window.main_window import MainWindow

_PATIENCE = 60_000
"""Milliseconds until a window that says nothing counts as broken."""


Step = Callable[[App], str]


def self_test(profile: Profile, more: Mapping[str, Step]) -> Iterator[tuple[bool, str]]:
    """Try every part, each whether or not one before it failed; yield how it went and a line.

    Args:
        profile: Whose folders are tried.
        more: Further steps, which the window cannot know.
    """
    try:
        app = App(profile)
    except SfdeskError as error:
        yield False, f"FAIL  edition: {error}"
        return
    first = {"edition": _edition, "search": _search, "filter": _filter}
    yield from _tried(app, {**first, "window": _window, "sheet": _sheet})
    # Of what follows, no window does the half in a day.
    yield from _memory("after a search, a page and a sheet")
    yield from _tried(app, {"menus": _menus, "settings": _settings, **more})
    yield from _memory("at the end")


def _tried(app: App, steps: Mapping[str, Step]) -> Iterator[tuple[bool, str]]:
    for name, step in steps.items():
        # What one step leaves is not to count as memory of the next.
        gc.collect()
        try:
            yield True, f"ok    {name}: {step(app)}"
        except Exception as error:  # noqa: BLE001 - a self-test reports whatever goes wrong
            yield False, f"FAIL  {name}: {str(error) or type(error).__name__}"


def _memory(when: str) -> Iterator[tuple[bool, str]]:
    if memory := _resident():
        yield True, f"      memory: {memory} MB resident {when}"


def _must(holds: bool, told: str) -> None:
    if not holds:
        raise SfdeskError(told)


def _edition(app: App) -> str:
    first, *_ = check(app)
    return first


def _search(app: App) -> str:
    wanted = app.edition.interventions[-1]
    # The window opens an index too: of this one nothing is to stay in what is told of memory.
    found = App(app.profile, app.folder).finder.find(wanted.name, {})
    first = bool(found.results) and found.results[0].id == wanted.slug
    _must(first, f"“{wanted.name}” is not found first")
    return f"“{wanted.name}” is found first"


def _filter(app: App) -> str:
    whole = app.finder.find("", {})
    facet, counted = next((f, c) for f, c in whole.facets.items() if min(c.values()) > 0)
    value, count = min(counted.items(), key=lambda pair: pair[1])
    chosen = app.edition.filters.selection([(facet, value)])
    left = app.finder.find("", chosen).rows
    _must(left == count < whole.rows, f"{facet}={value} keeps {left}, not the {count} it counts")
    return f"{facet}={value} keeps {left} of {whole.rows}"


def _window(app: App) -> str:
    from PySide6.QtGui import QGuiApplication

    with _opened(app) as window:
        shades = set(_shades(window))
    _must(len(shades) > 2, "the window is blank")
    return f"painted on {QGuiApplication.platformName()}, and an entry opened in it"


def _menus(app: App) -> str:
    from sfdesk.ui.window.every_entry import try_every_entry

    with _opened(app) as window:
        return try_every_entry(window)


@contextmanager
def _opened(app: App) -> "Iterator[MainWindow]":
    """Open a window with an empty profile, and wait until it has come to rest."""
    from PySide6.QtCore import QEventLoop, QTimer

    _ensure_a_display()
    application = make_application()
    from sfdesk.ui.window.main_window import MainWindow

    # Qt's objects end before Python does, or they end in the wrong order.
    window, loop = MainWindow(App(Profile.temporary(), app.folder)), QEventLoop()
    window.settled.connect(loop.quit)
    QTimer.singleShot(_PATIENCE, loop, lambda: loop.exit(1))
    window.show()
    try:
        _must(not loop.exec(), "the window did not come to rest")
        yield window
    finally:
        window.close()
        application.processEvents()


def _ensure_a_display() -> None:
    try:
        check_display()
    except SfdeskError:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _shades(window: "MainWindow") -> Iterator[int]:
    picture = window.grab().toImage()
    for x in range(0, picture.width(), 7):
        for y in range(0, picture.height(), 7):
            yield picture.pixel(x, y)


def _sheet(app: App) -> str:
    from PySide6.QtPdf import QPdfDocument

    from sfdesk.factsheets.kinds import Audience, PrintProfile

    with _own_folder(app.profile) as folder:
        out = folder / "sheet.pdf"
        slug = app.edition.interventions[0].slug
        pdf = app.papers.sheet_pdf([slug], Audience.FAMILY, PrintProfile.STANDARD)
        app.papers.write_sheet(out, pdf)
        _must(out.read_bytes().startswith(b"%PDF-"), "what was written is no PDF")
        document = QPdfDocument()
        document.load(str(out))
        pages = document.pageCount()
        document.close()
    _must(pages > 0, "the PDF that was written has no pages")
    return f"a family sheet of {counted(pages, 'page', 'pages')} written and opened"


def _settings(app: App) -> str:
    with _own_folder(app.profile) as folder:
        SettingsStore(folder).change(zoom=123)
        _must(SettingsStore(folder).settings.zoom == 123, "what was written is not read back")
    where = "a temporary folder" if app.profile.warning else "the user's folder"
    return f"written in {where} and read back"


@contextmanager
def _own_folder(profile: Profile) -> Iterator[Path]:
    """Make a folder beside the user's settings, and leave nothing of it behind."""
    folder = profile.config / "self-test"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            # Only an empty folder can be removed: one that was made here.
            profile.config.rmdir()


def _resident() -> int | None:
    """Return the memory of this process in MB, where the system tells it in a file."""
    status = Path("/proc/self/status")
    if not (sys.platform.startswith("linux") and status.exists()):
        return None
    told = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(told.split()[1]) // 1024
