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
from datetime import date
from pathlib import Path
from shutil import which

from accessible_bus import accessible_bus, missing
from screen import virtual_screen

ROOT = Path(__file__).resolve().parent.parent
_TARGET = ROOT / "docs" / "orca.md"
_SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*?)' ?(?:\{.*\})?$", re.MULTILINE)
_QUIET, _PATIENCE = 3.0, 15.0
"""Seconds in which nothing is said that mean that all is said; and the most to wait."""
_BEGUN = "Screen reader on."
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
newer ones do. What is said last to a key may stand with the next.

| key | spoken |
|---|---|
"""


class Orca:
    """A running Orca.

    Args:
        log: What it writes down.
    """

    def __init__(self, log: Path) -> None:
        self._log, self._read = log, 0

    def said(self) -> list[str]:
        """Return what is said from now until it is quiet."""
        end, size, since = time.monotonic() + _PATIENCE, -1, 0.0
        while time.monotonic() < end:
            now = self._log.stat().st_size if self._log.exists() else 0
            if now != size:
                size, since = now, time.monotonic()
            elif now and time.monotonic() - since > _QUIET:
                break
            time.sleep(0.1)
        with self._log.open("rb") as file:
            file.seek(self._read)
            new = file.read()
        self._read += len(new)
        return [words.strip() for words in _SPOKEN.findall(new.decode(errors="replace"))]


def record() -> Iterator[tuple[str, list[str]]]:
    """Yield each step of the main job with what is said."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        env = stack.enter_context(accessible_bus(stack.enter_context(virtual_screen())))
        homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(folder))
        env = {**env, **homes, "SFDESK_PROFILE": str(folder / "profile")}
        env["SFDESK_EDITION"] = str(ROOT / "build" / "edition")
        log = folder / "orca.log"
        orca = Orca(log)
        stack.enter_context(_running(["orca", "--replace", f"--debug-file={log}"], env))
        for _ in range(3):
            if _BEGUN in orca.said():
                break
        stack.enter_context(_running([sys.executable, "-m", "sfdesk"], env))
        yield "the program opens", orca.said()
        for words, keys in _JOB:
            for key in keys:
                subprocess.run(["xdotool", "key", key], env=env, check=True)
                time.sleep(0.2)
            yield words, orca.said()


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
    rows = "".join(f"| {words} | {'<br>'.join(said) or '—'} |\n" for words, said in record())
    page = _HEAD.format(day=date.today(), version=version) + rows.replace("\n |", " |")
    _TARGET.write_text(page, encoding="utf8")
    print(page)
    return 0


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(ROOT / "src"))
    sys.exit(main())
