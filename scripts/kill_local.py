"""Kill processes that write to the local layer, at random moments, and look at what is left.

Usage: kill_local.py [--times N] [--seed S]

Two processes at a time save, change and remove, and say so after each; both are killed (SIGKILL).
Whatever a process said to have saved must be there, nothing that
it said to have removed, and the database must be whole. Exit status 1 if not. What this does not
try: a computer that loses its power, where it is the disk that must keep its word.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from contextlib import closing
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from sfdesk.local.layer import LocalLayer  # noqa: E402
from sfdesk.model.local_layer import LocalNote  # noqa: E402
from sfdesk.model.offers import Offer  # noqa: E402

_FAULT = "fault"
_LONGEST = 0.4
"""Seconds that two writers are let live at most."""


def _write_for_ever(folder: Path, who: str, out: int) -> None:
    """Save, change and remove, and say so after each."""

    def say(what: str, name: str) -> None:
        os.write(out, f"{what} {name}\n".encode())

    layer = LocalLayer(folder)
    for number in count(1):
        name = f"{who}-{number}"
        offer = layer.offers.save(Offer(intervention="epec", provider=name, contact="x" * 500))
        say("saved", name)
        if number % 3 == 0:
            layer.offers.remove(offer)
            say("removed", name)
        if number % 4 == 0:
            layer.notes.save(LocalNote(slug="epec", text=name))
            say("noted", name)
        if number % 5 == 0:
            layer.journal.undo()
            say("undone", name)
        if number % 7 == 0:
            layer.keep_daily_backup()


class Told:
    """What a process has said to be on the disk, and what it may have been doing."""

    def __init__(self, lines: list[str]) -> None:
        self.offers: set[str] = set()
        self.removed: set[str] = set()
        self.notes: set[str] = set()
        last_changed: list[tuple[str, str]] = []
        for line in lines:
            what, _, name = line.partition(" ")
            if what == "undone":
                self._undo(*last_changed.pop())
            else:
                last_changed.append((what, name))
                self._do(what, name)

    def _do(self, what: str, name: str) -> None:
        if what == "saved":
            self.offers.add(name)
        elif what == "removed":
            self.offers.discard(name)
            self.removed.add(name)
        else:
            self.notes.add(name)

    def _undo(self, what: str, name: str) -> None:
        if what == "saved":
            self.offers.discard(name)
            self.removed.add(name)
        elif what == "removed":
            self.removed.discard(name)
            self.offers.add(name)
        else:
            self.notes.discard(name)


def _started(folder: Path, who: str) -> tuple[int, int]:
    """Start a writer; return its process and where it says what it did.

    It is forked, with everything imported: so the moments of its death fall on its work.
    """
    heard, out = os.pipe()
    if process := os.fork():
        os.close(out)
        return process, heard
    os.close(heard)
    try:
        _write_for_ever(folder, who, out)
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        traceback.print_exc()
    finally:
        os._exit(1)


def _killed(folder: Path, wait: float, name: str) -> list[list[str]]:
    """Let two processes write for so many seconds; return what each has said."""
    both = [_started(folder, f"{name}{who}") for who in "ab"]
    time.sleep(wait)
    for process, _ in both:
        os.kill(process, signal.SIGKILL)
    told = []
    for process, heard in both:
        _, status = os.waitpid(process, 0)
        with os.fdopen(heard) as stream:
            text = stream.read()
        # One that ended by itself had a fault.
        told.append([*text[: text.rfind("\n") + 1].splitlines(), *([_FAULT] * (status != 9))])
    return told


def _faults(folder: Path, told: list[list[str]]) -> list[str]:
    with closing(LocalLayer(folder)) as layer:
        offers = {offer.provider for offer in layer.offers.list()}
        notes = {note.text for note in layer.notes.list()}
        verdict = layer.file.ready().raw.execute("PRAGMA integrity_check").fetchone()[0]
    faults = [] if verdict == "ok" else [f"database: {verdict}"]
    for lines in told:
        if _FAULT in lines:
            faults.append("a writer ended by itself")
            continue
        said = Told(lines)
        # The step after the last line may have been done or not; it touches the last name alone.
        last = lines[-1].partition(" ")[2] if lines else ""
        lost = (said.offers - offers - {last}) | (said.notes - notes - {last})
        back = (said.removed & offers) - {last}
        faults += [f"lost: {sorted(lost)}"] if lost else []
        faults += [f"came back: {sorted(back)}"] if back else []
    return faults


def try_kills(times: int, number: int) -> tuple[int, int, list[str]]:
    """Kill two writers so many times.

    Args:
        times: How often; each kills two processes.
        number: Of the seed.

    Returns:
        How many were tried, how many changes were said to be saved, what was wrong.
    """
    chance = random.Random(number)
    faults: list[str] = []
    changes = 0
    with tempfile.TemporaryDirectory(prefix="kill-") as name:
        for time_ in range(times):
            # A new layer now and then: so making one is killed too.
            folder = Path(name, str(time_ // 20))
            told = _killed(folder, chance.uniform(0, _LONGEST), f"{time_}")
            changes += sum(map(len, told))
            faults += [f"{time_}: {fault}" for fault in _faults(folder, told)]
    return times, changes, faults


def main() -> int:
    """Kill, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    times, changes, faults = try_kills(options.times, options.seed)
    print("\n".join(faults))
    print(f"{times} times two writers killed, {changes} changes on the disk, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
