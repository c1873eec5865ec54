"""A day of somebody's work in a few minutes: random but sensible actions over the whole window.

Usage: soak.py [--actions N] [--seed S] [--log FILE]

``soak_actions`` does them. The same seed begins with the same actions. Fails on a crash, a hang, a
bug, a warning of Qt's, growth of memory over 20 MB, or a file left open; the last actions are told
then.
"""

import argparse
import faulthandler
import logging
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "scripts")]

from held import Held, held  # noqa: E402
from soak_actions import Soak  # noqa: E402

MOST_GROWTH_MB = 20
_LEFT_OPEN = 3
"""Times that a file is open more often than before: the first time is use, not a leak."""
_TOLD = 30


class _NoBrowser:
    """Opens nothing."""

    @staticmethod
    def openUrl(_: object) -> bool:
        """Say that it was opened."""
        return True


def fill_caches(app: Any) -> None:
    """Set every sheet, booklet and table once: what the typesetter keeps of them is not growth.

    Of single sheets and tables it keeps some 260 MB, of booklets of all of them 250 more.
    """
    every = [row.slug for row in app.edition.interventions]
    for profile in ("standard", "large-print"):
        for audience in ("family", "practitioner"):
            for slugs in (*([slug] for slug in every), every):
                app.papers.sheet_pdf(slugs, audience, profile)
        for kind in ("map", "matrix"):
            app.papers.table_pdf(kind, every, profile)


def day(actions: int, seed: int, log: Path) -> int:
    """Spend the day in this process; returns the number of faults."""
    from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
    from PySide6.QtWidgets import QFileDialog

    faulthandler.enable()
    logging.disable()
    from sfdesk.app import App
    from sfdesk.core.memory import keep_memory_together
    from sfdesk.core.paths import Profile
    from sfdesk.core.temporary import temporary_folder
    from sfdesk.ui.support import outside
    from sfdesk.ui.window.every_entry import _bugs, _names_given
    from sfdesk.ui.window.main_window import MainWindow
    from sfdesk.ui.window.other_windows import OtherWindows
    from sfdesk.ui.window.start import make_application, spare_what_stays

    application = make_application()
    faults: list[str] = []

    def hear(kind: QtMsgType, _: object, text: str) -> None:
        # Qt's own tests want every key to be of use; a person presses some that are of none.
        useless = "event not accepted by receiving widget" in text
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not useless:
            faults.append(f"Qt: {text}")
            print(faults[-1], flush=True)

    qInstallMessageHandler(hear)
    setattr(outside, "QDesktopServices", _NoBrowser)  # noqa: B010 - a name given anew
    # The one dialog of files that opens here: whoever presses keys in it by chance could delete
    # what is on the disk, and did.
    safe = QFileDialog.Option.ReadOnly | QFileDialog.Option.ShowDirsOnly
    choose = partial(QFileDialog.getExistingDirectory, options=safe)
    setattr(QFileDialog, "getExistingDirectory", choose)  # noqa: B010 - a name given anew
    app = App(Profile.temporary())
    keep_memory_together()  # as a window does before anybody prints
    fill_caches(app)
    window = MainWindow(app)
    window.settled.connect(spare_what_stays)
    soak = Soak(window, actions, seed, log)
    soak.faults = faults
    window.settled.connect(lambda: (OtherWindows(window), QTimer.singleShot(0, soak.step)))
    with _bugs(window) as bugs, _names_given(temporary_folder("soak")):
        soak.faults = faults
        window.worker.broke.connect(lambda _: faults.append("the worker broke"))
        window.show()
        application.exec()
        faults += bugs
    application.processEvents()
    end = held()
    print(summary(soak, end, faults), flush=True)
    window.close()
    return len(faults)


def summary(soak: Soak, end: Held, faults: list[str]) -> str:
    """Return what came of it, and add what grew to the faults."""
    early = soak.early or end
    growth, files = end.memory - early.memory, end.files - early.files
    if growth > MOST_GROWTH_MB * 1024:
        faults.append(f"memory grew by {growth / 1024:.0f} MB")
    if left := [f"{count} × {name}" for name, count in files.items() if count >= _LEFT_OPEN]:
        faults.append(f"left open: {', '.join(left)}")
    lines = [
        f"{soak.total - soak.left} actions, {len(faults)} fault(s)",
        f"memory {early.memory / 1024:.0f} MB after the warm-up, {end.memory / 1024:.0f} MB at the "
        f"end; open files {early.files.total()} and {end.files.total()}",
        f"open since the warm-up: {', '.join(files) or 'none'}",
        f"widgets {early.widgets.total()} and {end.widgets.total()}; more of "
        f"{(end.widgets - early.widgets).most_common(8)}",
    ]
    return "\n".join(lines + faults[:20])


def main() -> int:
    """Spend the day in a process of its own, on a screen of its own, and tell how it went."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--actions", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--log", type=Path, default=Path(tempfile.gettempdir()) / "soak.log")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        return day(options.actions, options.seed, options.log)
    from screen import virtual_screen

    with virtual_screen() as env:
        status = subprocess.run([sys.executable, *sys.argv, "--here"], env=env, check=False)
    print(f"seed {options.seed}, exit status {status.returncode}, every action in {options.log}")
    if status.returncode:
        print("\n".join(options.log.read_text(encoding="utf8").splitlines()[-_TOLD:]))
    return 1 if status.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
