"""A file that the desktop hands to the running program, as macOS does: by an event of Qt's."""

import pytest

from tests.end2end.conftest import Run

pytestmark = pytest.mark.slow

_OPENED = """
import sys
from PySide6.QtCore import QEvent, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from sfdesk.cli import main
from sfdesk.ui.window import main_window, start
from sfdesk.ui.window.edition_files import EditionFiles

def look_at(self, path):
    print(path.name, flush=True)
    windows.append(self._window)
    if len(windows) == 1:
        # Between two windows a file waits for the next one.
        self._window.open_anew("")
        tell("late.sfedition")
    else:
        QTimer.singleShot(0, self._window.close)

def tell(name):
    QApplication.postEvent(application[0], QFileOpenEvent(QUrl.fromLocalFile("/somewhere/" + name)))

made = start.make_application

def make_application():
    application.append(made())
    tell("early.sfedition")
    return application[0]

windows, application = [], []
EditionFiles.look_at = look_at
start.make_application = make_application
status = main([])
print(len(set(windows)))
sys.exit(status)
"""


def test_a_file_is_looked_at_by_the_window_that_is_open_or_the_next_one(run_python: Run) -> None:
    done = run_python("-c", _OPENED)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["early.sfedition", "late.sfedition", "2"]
