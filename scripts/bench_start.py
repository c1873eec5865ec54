"""Measure start-up and memory of the real processes, beside a bare window of the same Qt.

Times are wall times, as a person waits, and those of the processor up to the same moment, which
other work on the machine changes little.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from bench_measure import Measure

ROOT = Path(__file__).resolve().parent.parent
_STARTS = 9
FROZEN = ROOT / "build" / "package" / "sfdesk" / "sfdesk"
"""Where ``dev.py package`` leaves the frozen program."""
_BARE = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
label = QLabel("A bare window")
window.setCentralWidget(label)
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, done)
        return False
def done():
    print("painted", flush=True)
    if len(sys.argv) > 1:
        print(open("/proc/self/status").read())
    app.quit()
painted = Painted()
label.installEventFilter(painted)
window.show()
app.exec()
"""
BARE_OPEN = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("A bare window"))
window.show()
app.exec()
"""
_MEMORY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sfdesk.app import App
from sfdesk.core.paths import Profile
from sfdesk.ui.window.main_window import MainWindow
application = QApplication([])
application.setStyle("Fusion")
window = MainWindow(App(Profile.temporary()))
def read():
    window.session.found.connect(lambda: QTimer.singleShot(0, done))
    window.session.search_for("play therapy")
def done():
    print(open("/proc/self/status").read())
    window.close()
window.settled.connect(read)
window.show()
application.exec()
"""


class Start(NamedTuple):
    """One start, up to the moment at which the program says that it has painted, in ms.

    Attributes:
        waited: By the clock.
        worked: By the processor; 0 where the system does not tell.
    """

    waited: float
    worked: float


def started(command: list[str], env: dict[str, str]) -> Start:
    """Start a program that says when it has painted, and then ends by itself."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        start = Start((time.perf_counter() - began) * 1000, _processor(process.pid))
        process.stdout.read()
    if process.returncode or said != "painted\n":
        raise RuntimeError(f"{command[0]} did not paint")
    return start


def _processor(pid: int) -> float:
    """Return the processor's time of all threads of a process so far, where Linux tells it."""
    worked = 0
    for path in Path("/proc").glob(f"{pid}/task/*/schedstat"):
        # A thread may end while it is looked at.
        with suppress(OSError):
            worked += int(path.read_text().split()[0])
    return worked / 1e6


def start_up() -> list[Measure]:
    """Processes by turns, each to its first paint: a bare window, ours, and the frozen one.

    Ours have a profile, as a person's has: to make a temporary one takes a lock. Modules are
    compiled by a start that is not counted, whatever the environment says of that.
    """
    commands = {
        "bare window": [sys.executable, "-c", _BARE],
        "sfdesk": [sys.executable, "-m", "sfdesk", "--exit-when-ready"],
    }
    if FROZEN.exists():
        commands["sfdesk frozen"] = [str(FROZEN), "--exit-when-ready"]
    starts: dict[str, list[Start]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "SFDESK_PROFILE": folder}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        for turn in range(_STARTS + 1):
            for name, command in commands.items():
                start = started(command, env)
                if turn:
                    starts[name].append(start)
    return [each for name in commands for each in _told(name, starts[name], starts["bare window"])]


_RATIOS = {"sfdesk": 2.5, "sfdesk frozen": 2.0}
"""How many times as long as a bare window's a start may be."""


def _told(name: str, starts: list[Start], bare: list[Start]) -> Iterator[Measure]:
    middle = statistics.median(start.waited for start in starts)
    least = min(start.worked for start in starts)
    yield Measure(f"{name}, start to first results", middle, "ms")
    yield Measure(f"  {name}, processor's time of it, least", least, "ms")
    if name in _RATIOS:
        ratio = middle / statistics.median(start.waited for start in bare)
        yield Measure(f"{name}, start-up as a ratio to bare", ratio, "x", _RATIOS[name])
        if least:
            yield Measure(f"  {name}, ratio by the processor", _ratio(least, bare), "x")


def _ratio(least: float, bare: list[Start]) -> float:
    return least / min(start.worked for start in bare)


def _self_tested() -> float:
    """Return what the frozen program's self-test says of its memory after a page and a sheet."""
    told = subprocess.run(
        [str(FROZEN), "--temp-profile", "self-test"], check=True, capture_output=True, text=True
    ).stdout
    found = re.search(r"memory: (\d+) MB resident after a search", told)
    assert found, told
    return float(found[1])


def _resident(arguments: list[str]) -> float:
    told = subprocess.run(
        [sys.executable, "-c", *arguments], check=True, capture_output=True, text=True
    ).stdout
    line = next(line for line in told.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def memory() -> list[Measure]:
    """Resident memory of the real processes; Linux tells it, elsewhere it is not measured."""
    if not Path("/proc/self/status").exists():
        return []
    measures = [
        Measure("resident memory, bare window", _resident([_BARE, "memory"]), "MB"),
        Measure("resident memory, after reading an entry", _resident([_MEMORY]), "MB", 160),
    ]
    if FROZEN.exists():
        name = "resident memory, frozen, after search, page and sheet"
        measures.append(Measure(name, _self_tested(), "MB", 150))
    return measures
