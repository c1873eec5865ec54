"""No control is cut, covered or out of reach, at any text size, on small screens."""

import subprocess
import sys
from contextlib import suppress

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from scenes import dialogs, start_anew, views
from screen import virtual_screen
from sfdesk.ui.support import geometry
from sfdesk.ui.window.main_window import MainWindow
from tests.gui.layout import faults

SCREENS = ((1280, 720), (1366, 768))
ZOOMS = (100, 150, 200, 300)
FACTORS = (1.25, 1.5, 2, 3)
"""By which the system draws everything larger."""
_PATIENCE = 20_000
"""Milliseconds in which a layout must come to rest; of so many a minute each would be too long."""


def looked_at(qtbot: QtBot, shown: QWidget) -> list[str]:
    """What is wrong once the layout has come to rest."""
    found: list[str] = []

    def fine() -> bool:
        found[:] = faults(shown)
        return not found

    with suppress(qtbot.TimeoutError):
        qtbot.waitUntil(fine, timeout=_PATIENCE)
    return found


@pytest.mark.parametrize("screen", SCREENS, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("zoom", ZOOMS)
def test_nothing_is_cut_or_out_of_reach(
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    screen: tuple[int, int],
    zoom: int,
) -> None:
    area = QRect(0, 0, *screen)
    monkeypatch.setattr(geometry, "screen_area", lambda _: area)
    window.zoom_by(zoom - 100)
    window.resize(geometry.bounded(window, QSize(*screen)))
    geometry.bring_inside(window)
    wrong: list[str] = []
    for scene in (*views(), *dialogs()):
        shown = scene.show(window)
        wrong += (f"{scene.name}: {fault}" for fault in looked_at(qtbot, shown))
        if isinstance(shown, QDialog):
            shown.reject()
        start_anew(window)
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the screen is made by Xvfb")
@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("factor", FACTORS)
def test_nothing_is_cut_where_the_system_draws_larger(factor: float) -> None:
    """Qt reads the factor once, so that the test above runs in a process of its own for each.

    It finds what is built already in the folder that the processes of a run share.
    """
    width, height = SCREENS[0]
    chosen = f"{test_nothing_is_cut_or_out_of_reach.__name__}[100-{width}x{height}]"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    with virtual_screen(f"{round(width * factor)}x{round(height * factor)}") as env:
        env |= {"QT_SCALE_FACTOR": str(factor), "SFDESK_TESTS_WITHOUT_SCREEN": "1"}
        run = subprocess.run(
            [*command, f"{__file__}::{chosen}"], env=env, capture_output=True, text=True
        )
    if run.returncode:
        pytest.fail(run.stdout + run.stderr, pytrace=False)
