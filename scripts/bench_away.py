"""How long the real window does not answer while something long goes on.

Usage: bench_away.py install|ours [--entries N] [--why MS]

``install`` takes in an edition file of so many interventions (0: the real ones); ``ours`` has a
window over 5,000 offers, 1,000 notes and 200 collections, where somebody reads, types, filters and
opens dialogs. Prints JSON: of each step its ``seconds``, and in milliseconds the longest that the
interface was ``away``, by the clock; the longest that is its ``own``, less what it and the
worker waited for a processor that others had (Linux tells it); and the longest it ``worked``
itself. With ``--why`` what was under way so many milliseconds into an absence is told.
"""

import argparse
import faulthandler
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from threading import get_native_id

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "scripts")]

import sfdesk.ui  # noqa: E402, F401 - keeps None alive
from bench_local import fill  # noqa: E402
from screen import virtual_screen  # noqa: E402
from sfdesk.app import App  # noqa: E402
from sfdesk.core import policy  # noqa: E402
from sfdesk.core.paths import Profile  # noqa: E402
from sfdesk.local.layer import LocalLayer  # noqa: E402
from sfdesk.model.edition import Edition  # noqa: E402
from sfdesk.model.vocabulary import EntryKind  # noqa: E402
from sfdesk.ui.support.dialog import Dialog  # noqa: E402
from sfdesk.ui.window.main_window import MainWindow  # noqa: E402
from sfdesk.ui.window.start import make_application, spare_what_stays  # noqa: E402
from signers import edition_file, root_file, with_info  # noqa: E402

_BEAT = 4
"""Milliseconds between two signs of life."""
_PATIENCE = 600_000
_POLICY = 'format = 1\n[editions]\ntrusted_root = "root.json"\n'


@dataclass
class Step:
    """What was measured of one step."""

    what: str
    seconds: float = 0.0
    away: float = 0.0
    own: float = 0.0
    worked: float = 0.0


class Heart:
    """Beats in the interface, and keeps how long it did not."""

    def __init__(self, why: int) -> None:
        self.step = Step("")
        self._why = why
        self._stats: list[int] = []
        self._waited = 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)

    def watch(self, thread: int) -> None:
        """See from now on what a thread waits for a processor, where the system tells it."""
        with suppress(OSError):
            self._stats.append(os.open(f"/proc/self/task/{thread}/schedstat", os.O_RDONLY))

    def _now(self) -> tuple[float, float, float]:
        """Return clock, work of this thread and waiting for a processor, in milliseconds."""
        with suppress(ProcessLookupError):  # the worker ends with its window
            waited = (int(os.pread(stat, 99, 0).split()[1]) for stat in self._stats)
            self._waited = sum(waited) / 1e6
        return 1000 * time.perf_counter(), 1000 * time.thread_time(), self._waited

    def begin(self, what: str) -> None:
        """Measure a step from now on."""
        self.step, self._begun = Step(what), time.perf_counter()
        self._last = self._now()
        self._timer.start(_BEAT)

    def end(self) -> Step:
        """Return what was measured."""
        self._beat()
        self._timer.stop()
        faulthandler.cancel_dump_traceback_later()
        self.step.seconds = time.perf_counter() - self._begun
        return self.step

    def _beat(self) -> None:
        before, self._last = self._last, self._now()
        clock, worked, waited = (b - a for a, b in zip(before, self._last, strict=True))
        step = self.step
        if self._why and clock > self._why:
            own = max(worked, clock - waited)
            print(f"^ {clock:.0f} ms, {own:.0f} own, in {step.what}", file=sys.stderr)
        step.away, step.worked = max(step.away, clock), max(step.worked, worked)
        step.own = max(step.own, worked, clock - waited)
        if self._why:
            faulthandler.dump_traceback_later(self._why / 1000)


class Bench:
    """A window that is measured."""

    def __init__(self, app: App, why: int) -> None:
        self.heart, self.steps = Heart(why), list[Step]()
        self.window = MainWindow(app)
        self.window.settled.connect(spare_what_stays)
        self.until(lambda: self.window.show(), self.window.settled)
        self.heart.watch(get_native_id())
        self.window.worker.ask(
            name="native id", work=get_native_id, done=self.heart.watch, failed=print
        )
        self.when(lambda: None, lambda: self.window.worker.is_idle)

    def until(self, do: Callable[[], object], signal: object) -> None:
        """Do something, and come back when a signal has come."""
        loop = QEventLoop()
        signal.connect(lambda *_: loop.quit())  # type: ignore[attr-defined]
        QTimer.singleShot(0, do)
        QTimer.singleShot(_PATIENCE, loop.quit)
        loop.exec()

    def when(self, do: Callable[[], object], holds: Callable[[], object]) -> None:
        """Do something, and come back when something holds."""
        loop, timer = QEventLoop(), QTimer()

        def look() -> None:
            if holds():
                loop.quit()

        timer.timeout.connect(look)
        timer.start(_BEAT)
        QTimer.singleShot(0, do)
        loop.exec()

    def step(self, what: str, do: Callable[[], object], holds: Callable[[], object]) -> None:
        """Measure something from its beginning until something holds."""
        self.heart.begin(what)
        self.when(do, holds)
        self.steps.append(self.heart.end())

    def dialog(self) -> Dialog | None:
        """Return the dialog that is open."""
        found = [each for each in self.window.findChildren(Dialog) if each.isVisible()]
        return found[0] if found else None

    def press(self, words: str) -> None:
        """Press a button of the dialog that is open."""
        dialog = self.dialog()
        assert dialog
        next(
            b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == words
        ).click()


def larger_edition(edition: Edition, size: int) -> Edition:
    """Return an edition of so many interventions, the real ones again and again, by the rules."""
    real = edition.interventions
    rows = (
        real[n % len(real)]._replace(
            slug=f"made-{n}",
            name=f"{real[n % len(real)].name} {n}",
            aliases=(),
            related=(),
        )
        for n in range(max(0, size - len(real)))
    )
    return edition._replace(interventions=(*real, *rows))


def install(folder: Path, size: int, why: int) -> list[Step]:
    """Take in an edition file in the window, to the moment when it would open anew."""
    (folder / "root.json").write_bytes(root_file())
    (folder / "policy.toml").write_text(_POLICY)
    setattr(policy, "policy_file", lambda: folder / "policy.toml")  # noqa: B010
    app = App(Profile.below(folder / "profile"))
    larger = larger_edition(app.edition, size)
    newer = with_info(larger, serial=app.edition.info.serial + 1, title="A newer one")
    file = edition_file(newer, folder / "new.sfedition")
    del larger, newer
    gc.collect()
    bench = Bench(app, why)
    editions = bench.window.commands.edition_files
    idle = bench.window.worker
    bench.step("look at the file", lambda: editions.look_at(file), bench.dialog)
    bench.step("install it", lambda: bench.press("Install"), lambda: bench.window.anew is not None)
    bench.when(lambda: None, lambda: idle.is_idle)
    return bench.steps


def ours(folder: Path, why: int) -> list[Step]:
    """Work in a window over a full local layer."""
    profile = Profile.below(folder / "profile")
    app = App(profile)
    slugs = [row.slug for row in app.edition.interventions]
    fill(profile.data, slugs)
    bench = Bench(app, why)
    window, session = bench.window, bench.window.session
    keys = [(EntryKind.INTERVENTION, slug) for slug in slugs]

    def idle() -> bool:
        return window.worker.is_idle

    for key in keys[:12]:
        bench.step("open an entry", partial(session.open_entry, key), idle)
    bench.step("leave Home by a key", partial(QTest.keyClicks, window.top.search, "w"), idle)
    bench.step("pause", lambda: None, _after(200))
    window.top.search.clear()
    for query in ("words form", "play therapy", "line length"):
        for letter in query:
            bench.step("type", partial(QTest.keyClicks, window.top.search, letter), idle)
        bench.step("pause", lambda: None, _after(200))
    window.top.search.clear()
    bench.step("pause", lambda: None, _after(300))
    for value in ("offered", "check", "unknown"):
        bench.step("filter", partial(session.filter_by, {"here": frozenset({value})}), idle)
        bench.step("pause", lambda: None, _after(150))
    session.go_to_view(type(session.state.shown_view).MATRIX)
    own = window.own
    for what, show in (
        ("list offers", own.show_offers),
        ("list collections", own.show_collections),
        ("write an offer", own.add_offer),
        ("put into a collection", own.collect),
    ):
        bench.step(what, show, bench.dialog)
        bench.step(f"{what}: settle", lambda: None, _after(100))
        bench.when(lambda: bench.dialog().close(), lambda: bench.dialog() is None)  # type: ignore[union-attr]
    offer = own.ours.offers[7]
    keeper = own.keeper
    for cost in ("free", "paid", "unknown"):
        dearer = partial(_priced, offer.id, cost)
        bench.step("save an offer", partial(keeper.change, dearer, lambda _: "Saved."), idle)
        bench.step("save an offer", lambda: None, _after(150))
    bench.step("undo", keeper.undo, idle)
    window.close()
    return bench.steps


def _priced(id_: str, cost: str, layer: LocalLayer) -> None:
    layer.offers.change(id_, lambda offer: offer._replace(cost=cost))


def _after(milliseconds: int) -> Callable[[], bool]:
    until = time.perf_counter() + milliseconds / 1000
    return lambda: time.perf_counter() > until


def worst(steps: list[Step]) -> Iterator[Step]:
    """Yield one step of each name, with the worst of each value."""
    for what in dict.fromkeys(step.what for step in steps):
        same = [step for step in steps if step.what == what]
        yield Step(what, *(max(getattr(s, n) for s in same) for n in _VALUES))


_VALUES = ("seconds", "away", "own", "worked")


def main() -> int:
    """Measure in a process of its own, on a screen of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("install", "ours"))
    parser.add_argument("--entries", type=int, default=0)
    parser.add_argument("--why", type=int, default=0)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.here:
        with virtual_screen() as env:
            return subprocess.run([sys.executable, *sys.argv, "--here"], env=env).returncode
    gc.disable()
    make_application()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        if options.what == "install":
            steps = install(folder, options.entries, options.why)
        else:
            steps = ours(folder, options.why)
    for step in worst(steps):
        print(json.dumps({k: round(v, 2) if k != "what" else v for k, v in asdict(step).items()}))
    print(f"load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
