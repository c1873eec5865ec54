"""Record what the screen reader Orca says on the main job, into ``docs/orca.md``.

    python3 scripts/dev.py orca

Search, choose, read, print: real keys in a real window, on a screen and buses of its own. Needs
Debian's ``orca`` and ``xdotool``. Orca has no voice here: it writes down what it would say.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from shutil import which

from accessible_bus import accessible_bus, missing
from screen import virtual_screen

ROOT = Path(__file__).resolve().parent.parent
_TARGET = ROOT / "docs" / "orca.md"
_SPOKEN = re.compile(r"^(\d\d:\d\d:\d\d\.\d+) - SPEECH OUTPUT: '(.*?)' ?(?:\{.*\})?$", re.MULTILINE)
_OPENING, _BETWEEN, _SPEAKING = 5.0, 0.2, 3.0
"""Seconds until something is open, between two letters, and until all is said."""
_JOB = (
    ("Ctrl+K: to the search field", ("ctrl+k",)),
    ("“play” is typed", tuple("play")),
    ("Down: to the results", ("Down",)),
    ("Down: the next result", ("Down",)),
    ("Enter: to its page", ("Return",)),
    ("Down: the next line", ("Down",)),
    ("Ctrl+Page Down: the next heading", ("ctrl+Next",)),
    ("Ctrl+Page Down: the next heading", ("ctrl+Next",)),
    ("Tab: the next link", ("Tab",)),
    ("Shift+F6: back to the results", ("shift+F6",)),
    ("Ctrl+M: mark to compare", ("ctrl+m",)),
    ("Ctrl+P: the fact sheet", ("ctrl+p",)),
    ("Tab: the next choice", ("Tab",)),
    ("Esc: away with it", ("Escape",)),
)
_HEAD = """# What Orca says on the main job

Made by `scripts/orca_speech.py` on {day} with {version}: real keys, in a real window. Each line is
what was spoken; several mean several utterances. Orca 43 does not know announcements, which is how
the number of results, marks and finished sheets are told ([accessibility.md](accessibility.md));
newer ones do.

| key | spoken |
|---|---|
"""


def record() -> Iterator[tuple[str, list[str]]]:
    """Yield each step of the main job with what is said until the next."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        env = stack.enter_context(accessible_bus(stack.enter_context(virtual_screen())))
        homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(folder))
        env = {**env, **homes, "SFDESK_PROFILE": str(folder / "profile")}
        env["SFDESK_EDITION"] = str(ROOT / "build" / "edition")
        log = folder / "orca.log"
        with _running(["orca", "--replace", f"--debug-file={log}"], env):
            time.sleep(_OPENING)
            steps = list(_do_the_job(env))
        said = _SPOKEN.findall(log.read_text(encoding="utf8", errors="replace"))
    ends = [begins for _, begins in steps[1:]] + ["~"]
    for (words, begins), end in zip(steps, ends, strict=True):
        yield words, [each.strip() for when, each in said if begins <= when < end]


def _do_the_job(env: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each step with the time at which it begins, as Orca writes times."""
    yield "the program opens", _now()
    with _running([sys.executable, "-m", "sfdesk"], env):
        time.sleep(_OPENING)
        for words, keys in _JOB:
            yield words, _now()
            for key in keys:
                subprocess.run(["xdotool", "key", key], env=env, check=True)
                time.sleep(_BETWEEN)
            time.sleep(_SPEAKING)


def _now() -> str:
    return datetime.now().strftime("%H:%M:%S.%f")


@contextmanager
def _running(command: list[str], env: dict[str, str]) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=env, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


def main() -> int:
    """Record, and write the page."""
    lacking = missing() or next((f"{p} is needed" for p in ("orca", "xdotool") if not which(p)), "")
    if lacking:
        print(f"orca_speech.py: {lacking}", file=sys.stderr)
        return 1
    told = subprocess.run(["orca", "--version"], capture_output=True, text=True, check=False)
    version = told.stdout.strip() or "Orca"
    version = version if "rca" in version else f"Orca {version}"
    steps = list(record())
    if silent := [words for words, said in steps if not said]:
        print(
            f"orca_speech.py: Orca said nothing at: {silent}; nothing was written", file=sys.stderr
        )
        return 1
    rows = "".join(f"| {words} | {'<br>'.join(said)} |\n" for words, said in steps)
    page = _HEAD.format(day=date.today(), version=version) + rows.replace("\n |", " |")
    _TARGET.write_text(page, encoding="utf8")
    print(page)
    return 0


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(ROOT / "src"))
    sys.exit(main())
