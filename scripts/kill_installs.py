"""Kill a process at random points of installing, choosing and removing editions, many times.

Usage: kill_installs.py [ROUNDS] [SEED]

After each kill the program is opened as at a start: it has to open the edition that was open before
or the one that was to be, whole and as it was signed, and everything else of the user's has to be
as it was. Half of the kills come at a call to the system, counted by Python's audit events, half by
the clock. What a loss of power does to a disk is not shown. Exit status 1 if something was lost.
"""

import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from sfdesk.app import App  # noqa: E402
from sfdesk.authoring.source import read_source  # noqa: E402
from sfdesk.core.notices import take_notices  # noqa: E402
from sfdesk.core.paths import Profile, shipped_edition  # noqa: E402
from sfdesk.core.policy import Policy  # noqa: E402
from sfdesk.edition.manifest import verify  # noqa: E402
from sfdesk.editions import record  # noqa: E402
from sfdesk.editions.candidate import Candidate  # noqa: E402
from sfdesk.editions.desk import EditionDesk  # noqa: E402
from sfdesk.editions.installed import names, remove, rollback, use  # noqa: E402
from sfdesk.editions.pointer import BUILT_IN, Pointer, read_pointer  # noqa: E402
from sfdesk.editions.signed_manifest import folder_name  # noqa: E402
from sfdesk.model.edition import Edition  # noqa: E402
from signers import cut_down, edition_file, root_file, with_info  # noqa: E402

FILES = 6
FRESH_EVERY = 40
"""Rounds after which a new profile begins."""
_MINE = {"config/settings.json": b'{"zoom": 120}', "data/published/review.json": b"mine"}


class Work(NamedTuple):
    """Something that is done to the editions.

    Attributes:
        do: What it is.
        after: Which edition opens when it is done.
    """

    name: str
    do: Callable[[], object]
    after: str


class Round(NamedTuple):
    """How a round went.

    Attributes:
        killed: Whether the process was killed before it had ended.
        fault: What was lost; empty where nothing was.
    """

    work: str
    killed: bool
    fault: str


class Desk:
    """A user with a profile, and edition files to install."""

    def __init__(self, folder: Path, edition: Edition) -> None:
        self._folder = folder
        (folder / "root.json").write_bytes(root_file())
        self.policy = Policy(trusted_root=folder / "root.json")
        serials = range(edition.info.serial + 1, edition.info.serial + 1 + FILES)
        self._files = [
            edition_file(with_info(edition, serial=serial), folder / f"{serial}.sfedition")
            for serial in serials
        ]
        self._seconds = {"install": 0.2}
        self._calls = {"install": 300.0}
        self.start_anew(0)

    def start_anew(self, number: int) -> None:
        """Take an empty profile with a few things of the user's in it."""
        self.profile = Profile.below(self._folder / f"profile-{number}")
        for name, content in _MINE.items():
            path = self.profile.config.parent / name
            path.parent.mkdir(parents=True)
            path.write_bytes(content)
        self.desk = EditionDesk(self.profile, self.policy)
        self._candidates = [self.desk.look_at(file) for file in self._files]
        self._next = 0

    def run(self, draw: Random) -> Round:
        """Do something, be killed at it or not, and look at what is there."""
        before = read_pointer(self.profile.editions).current
        work = self._drawn(draw, read_pointer(self.profile.editions))
        status = self._status(work, draw)
        wanted = {work.after} if status == 0 else {before, work.after}
        return Round(work.name, os.WIFSIGNALED(status), self._fault(wanted))

    def _drawn(self, draw: Random, pointer: Pointer) -> Work:
        folder, here = self.profile.editions, names(self.profile.editions)
        name = draw.choice(("install", "install", "rollback", "use", "remove"))
        if name == "use" and here:
            wanted = draw.choice([BUILT_IN, *here])
            return Work(name, lambda: use(folder, wanted), wanted)
        if name == "remove" and len(here) > 1:
            gone = draw.choice(here)
            return Work(name, lambda: remove(folder, gone), pointer.without(gone).current)
        if name == "rollback" and pointer.before:
            there = [each for each in pointer.before if each in (BUILT_IN, *here)]
            return Work(name, lambda: rollback(folder), there[0] if there else pointer.current)
        candidate = self._candidate()
        return Work(
            "install", lambda: self.desk.install(candidate), folder_name(candidate.manifest)
        )

    def _candidate(self) -> Candidate:
        """Return the next file; after the last one, that one again."""
        candidate = self._candidates[min(self._next, FILES - 1)]
        if folder_name(candidate.manifest) in names(self.profile.editions):
            self._next += 1
        return self._candidates[min(self._next, FILES - 1)]

    def _status(self, work: Work, draw: Random) -> int:
        """Do the work in a process of its own, kill it or not, and return how it ended."""
        by_clock, part = draw.random() < 0.5, draw.random() * 1.1
        start = time.monotonic()
        child = os.fork()
        if not child:
            try:
                if by_clock:
                    signal.setitimer(signal.ITIMER_REAL, part * self._seconds.get(work.name, 0.05))
                else:
                    _die_at(int(part * self._calls.get(work.name, 60)))
                work.do()
                os._exit(0)
            finally:
                os._exit(1)
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status)
        # So that kills fall over the whole of the work, however long it takes here.
        if by_clock and not killed:
            self._seconds[work.name] = time.monotonic() - start
        elif not by_clock:
            self._calls[work.name] = self._calls.get(work.name, 60) * (1.1 if killed else 0.8)
        return status

    def _fault(self, wanted: set[str]) -> str:
        """Open the program as at a start, and return what is not as it should be."""
        take_notices()
        app = App(self.profile)
        opened = app.folder.name if app.is_installed else BUILT_IN
        if opened not in wanted:
            return f"{opened} opens in place of {wanted}; told: {take_notices()}"
        if told := take_notices():
            return f"told: {told}"
        app.__dict__["policy"] = self.policy
        if tampered := app.look_after_edition():
            return tampered
        for name in names(self.profile.editions):
            verify(self.profile.editions / name)
        for name, content in _MINE.items():
            if (self.profile.config.parent / name).read_bytes() != content:
                return f"{name} has changed"
        list(record.lines(self.profile.editions))
        return ""


def _die_at(event: int) -> None:
    """Have this process killed at one of the next calls to the system."""
    left = event

    def hook(name: str, _: object) -> None:
        nonlocal left
        if name.split(".")[0] in ("open", "os", "shutil", "fcntl", "tempfile"):
            left -= 1
            if left == -1:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def rounds(folder: Path, edition: Edition, count: int, seed: int) -> Iterator[Round]:
    """Yield how each round went.

    Args:
        folder: Empty; everything is written into it.
        edition: What the edition files are made of.
    """
    desk, draw = Desk(folder, edition), Random(seed)
    for number in range(count):
        if number and number % FRESH_EVERY == 0:
            desk.start_anew(number)
        yield desk.run(draw)


def main() -> int:
    """Kill and count."""
    count, seed = (int(text) for text in (*sys.argv[1:], *("1000", "1")[len(sys.argv) - 1 :]))
    verify(shipped_edition())
    edition = cut_down(read_source(ROOT / "db" / "sfp-2023"))
    done, killed, faults = Counter[str](), Counter[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        for number, each in enumerate(rounds(Path(folder), edition, count, seed)):
            done[each.work] += 1
            killed[each.work] += each.killed
            if each.fault:
                faults += 1
                print(f"FAULT  round {number} of seed {seed}, {each.work}: {each.fault}")
    for name, times in sorted(done.items()):
        print(f"{name:10}{times:6} times, killed {killed[name]}")
    print(f"{count} rounds, {killed.total()} killed, seed {seed}: {faults} fault(s)")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
