"""A double click on an edition file, from the start of the program to the window over it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sfdesk.authoring.source import read_source
from signers import edition_file, root_file, with_info
from tests.conftest import CONTENT

pytestmark = pytest.mark.slow

_DRIVEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from sfdesk.core import paths, policy
here = Path(sys.argv[1])
paths.policy_file = policy.policy_file = lambda: here / "policy.toml"
from sfdesk.ui.window import main_window, start
from sfdesk.ui.window.edition_dialogs import CandidateDialog
from sfdesk.cli import main

seen = []
first = main_window.MainWindow.show

def show(window):
    seen.append(window.edition.info.title)
    if len(seen) == 2:
        window.settled.connect(lambda: QTimer.singleShot(0, window.close))
    first(window)

main_window.MainWindow.show = show
timer = QTimer()

def press():
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, CandidateDialog) and dialog.isVisible():
            [button] = [b for b in dialog.findChildren(QPushButton) if b.text() == "&Install"]
            button.click()

made = start.make_application

def make_application():
    application = made()
    timer.setInterval(50)
    timer.timeout.connect(press)
    timer.start()
    return application

start.make_application = make_application
status = main(["--install-edition", str(here / "new.sfedition")])
print("\\n".join(seen))
sys.exit(status)
"""


def test_it_is_asked_installed_and_the_window_opens_anew(tmp_path: Path) -> None:
    edition = read_source(CONTENT)
    newer = with_info(edition, serial=edition.info.serial + 1, title="A newer one")
    edition_file(newer, tmp_path / "new.sfedition")
    (tmp_path / "root.json").write_bytes(root_file())
    (tmp_path / "policy.toml").write_text('format = 1\n[editions]\ntrusted_root = "root.json"\n')
    env = {k: v for k, v in os.environ.items() if k != "SFDESK_EDITION"}
    done = subprocess.run(
        [sys.executable, "-c", _DRIVEN, str(tmp_path)],
        env={**env, "SFDESK_PROFILE": str(tmp_path / "profile")},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [edition.info.title, "A newer one"]
    assert "Traceback" not in done.stderr
