"""Other offline readers beside sfdesk in the same run: time to a visible window, and memory.

Measures those that are installed; on Debian: ``apt-get install zeal goldendict kiwix xdotool``.
Every program gets an empty home folder and a first start that is not counted. None of them holds
content, so this is what each needs to be there at all; sfdesk has its whole edition open.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

STARTS = 7
_PATIENCE = 30.0
_POLL = 0.005
_SETTLING = 2.0
"""Seconds after its window is there that a program gets before its memory is read."""

PROGRAMS = {"Zeal": "zeal", "GoldenDict": "goldendict", "Kiwix": "kiwix-desktop"}


@dataclass(frozen=True)
class Other:
    """What was measured of one program.

    Attributes:
        seconds: From its start to a visible window, median.
        megabytes: Resident memory, median.
    """

    name: str
    seconds: float
    megabytes: float


def installed() -> dict[str, list[str]]:
    """Return the other programs that are here, with their commands."""
    if shutil.which("xdotool") is None or not os.environ.get("DISPLAY"):
        return {}
    return {name: [program] for name, program in PROGRAMS.items() if shutil.which(program)}


def compare(ours: dict[str, list[str]]) -> list[Other]:
    """Measure ours and the others by turns, so that all see the same load of the machine.

    Args:
        ours: Name to command: of the bare window, and of sfdesk.
    """
    commands = {**ours, **installed()}
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory(prefix="sfdesk-bench-") as folder:
        for turn in range(STARTS + 1):
            for name, command in commands.items():
                home = Path(folder) / name.replace(" ", "-")
                home.mkdir(exist_ok=True)
                measured = _start(command, home)
                if turn:
                    taken[name].append(measured)
    return [
        Other(name, *(statistics.median(values) for values in zip(*pairs, strict=True)))
        for name, pairs in taken.items()
    ]


def _start(command: list[str], home: Path) -> tuple[float, float]:
    # Qt WebEngine, which Zeal and Kiwix show pages with, starts as root only like this.
    env = {**os.environ, "HOME": str(home), "QTWEBENGINE_DISABLE_SANDBOX": "1"}
    quiet = subprocess.DEVNULL
    started = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=quiet, stderr=quiet)
    try:
        while not _visible(process.pid):
            if process.poll() is not None or time.perf_counter() - started > _PATIENCE:
                raise RuntimeError(f"{command[0]} showed no window")
            time.sleep(_POLL)
        seconds = time.perf_counter() - started
        time.sleep(_SETTLING)
        return seconds, _resident(process.pid)
    finally:
        process.terminate()
        process.wait()


def _visible(pid: int) -> bool:
    command = ["xdotool", "search", "--onlyvisible", "--pid", str(pid)]
    return bool(subprocess.run(command, capture_output=True, check=False).stdout.strip())


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main() -> int:
    """Measure and print a table; ratios are to the bare window."""
    from bench_start import BARE_OPEN

    ours = {
        "bare window": [sys.executable, "-c", BARE_OPEN],
        "sfdesk": [sys.executable, "-m", "sfdesk", "--temp-profile"],
    }
    measured = compare(ours)
    bare = measured[0]
    for each in measured:
        print(
            f"{each.name:14}{each.seconds * 1000:8.0f} ms{each.seconds / bare.seconds:7.2f} x"
            f"{each.megabytes:8.0f} MB{each.megabytes / bare.megabytes:7.2f} x"
        )
    if missing := PROGRAMS.keys() - installed().keys():
        print(f"Not installed, not measured: {', '.join(sorted(missing))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
