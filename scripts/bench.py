"""Measure what has a budget, all in one run: start-up, typing, sheets, memory, blocking.

Prints a table and JSON, and writes the JSON to ``build/bench.json``. Run by ``dev.py bench``
on a virtual screen. The synthetic editions hold about 60 words an entry.
"""

import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import bench_others
from sfdesk.app import App
from sfdesk.model.vocabulary import EntryKind
from sfdesk.paths import Profile
from sfdesk.search.documents import Document, documents
from sfdesk.search.engine import Engine
from sfdesk.search.index import build_index, open_index

ROOT = Path(__file__).resolve().parent.parent
_STARTS = 9
_QUERIES = (
    "fgc",
    "parents as partners",
    "restoritive",
    "play therapy",
    "teenager at risk of going into care",
    "couples expecting a baby",
    "methadone",
    "domestic violence",
    "hertfordshire",
    "child's behaviour",
    "school exclusion",
    "anxiety",
)
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
from sfdesk.paths import Profile
from sfdesk.ui.main_window import MainWindow
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
_BLOCKING = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sfdesk.app import App
from sfdesk.paths import Profile
from sfdesk.ui.main_window import MainWindow
application = QApplication([])
application.setStyle("Fusion")
window = MainWindow(App(Profile.temporary()))
beats, letters = [], list("domestic violence teenager play ther")
beat = QTimer()
beat.setInterval(0)
beat.timeout.connect(lambda: beats.append(time.perf_counter()))
typing = QTimer()
typing.setInterval(120)
def type_on():
    if letters:
        QTest.keyClicks(window.top.search, letters.pop(0))
        return
    typing.stop()
    gaps = sorted(1000 * (b - a) for a, b in zip(beats, beats[1:]))
    print(gaps[int(len(gaps) * 0.99)], gaps[-1])
    window.close()
typing.timeout.connect(type_on)
window.settled.connect(lambda: (beat.start(), typing.start()))
window.show()
application.exec()
"""


@dataclass(frozen=True)
class Measure:
    """One line of the table; ``limit`` is None where there is no budget."""

    what: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the budget is kept."""
        if self.limit is None:
            return ""
        return "ok" if self.value <= self.limit else "OVER"


def _timed(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def start_up() -> list[Measure]:
    """Cold processes, ours and a bare window's by turns, each to its first paint and out."""
    ours = [sys.executable, "-m", "sfdesk", "--temp-profile", "--exit-when-ready"]
    bare = [sys.executable, "-c", _BARE]
    pairs = [(_timed(bare), _timed(ours)) for _ in range(_STARTS)]
    middle_bare = statistics.median(b for b, _ in pairs)
    middle = statistics.median(o for _, o in pairs)
    return [
        Measure("bare window, start to first paint", middle_bare * 1000, "ms"),
        Measure("sfdesk, start to first results", middle * 1000, "ms"),
        Measure("start-up ratio", middle / middle_bare, "x", 2.5),
    ]


def _keystrokes(search: Callable[[str], object]) -> list[float]:
    times = []
    for query in _QUERIES:
        for length in range(1, len(query) + 1):
            started = time.perf_counter()
            search(query[:length])
            times.append((time.perf_counter() - started) * 1000)
    return times


def _typing(name: str, found: list[Document], engine: Engine, limit: float | None) -> list[Measure]:
    engine.search("warm")
    ours = _keystrokes(engine.search)
    theirs = _keystrokes(_fts5(found))
    return [
        Measure(f"keystroke, {name}, median", statistics.median(ours), "ms"),
        Measure(f"keystroke, {name}, p95", statistics.quantiles(ours, n=20)[-1], "ms", limit),
        Measure("  SQLite FTS5 on the same text, median", statistics.median(theirs), "ms"),
        Measure(
            "  SQLite FTS5 on the same text, p95", statistics.quantiles(theirs, n=20)[-1], "ms"
        ),
    ]


def _fts5(found: list[Document]) -> Callable[[str], object]:
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE t USING fts5(name, body, tokenize='porter', prefix='2 3')"
    )
    rows = ((d.name, "\n".join(text for _, text in d.parts)) for d in found)
    database.executemany("INSERT INTO t VALUES (?, ?)", rows)
    sql = (
        "SELECT name, snippet(t, 1, '[', ']', '…', 20) FROM t WHERE t MATCH ? "
        "ORDER BY bm25(t, 5.0, 1.0) LIMIT 40"
    )

    def search(typed: str) -> object:
        words = [f'"{word}"' for word in "".join(c if c.isalnum() else " " for c in typed).split()]
        return database.execute(sql, (" ".join(words) + "*",)).fetchall() if words else []

    return search


def typing(app: App) -> list[Measure]:
    """Letter by letter, on the real edition and on synthetic ones, beside SQLite FTS5."""
    real = list(documents(app.edition))
    measures = _typing("real edition", real, app.engine, 16.0)
    vocabulary = sorted({w for d in real for _, text in d.parts for w in text.split()})
    for size in (1_000, 10_000):
        made = _synthetic(size, vocabulary)
        with tempfile.TemporaryDirectory() as folder:
            started = time.perf_counter()
            build_index(made, Path(folder) / "index", "x")
            measures.append(
                Measure(f"index of {size:,} entries built", time.perf_counter() - started, "s")
            )
            engine = Engine.of(open_index(Path(folder) / "index", "x"), made, app.edition)
            measures += _typing(f"{size:,} entries", made, engine, None)
    return measures


def _synthetic(size: int, vocabulary: list[str]) -> list[Document]:
    chance = random.Random(2023)
    return [
        Document(
            EntryKind.INTERVENTION,
            f"made-{number}",
            (" ".join(chance.choices(vocabulary, k=3)),),
            " ".join(chance.choices(vocabulary, k=12)),
            tuple(("Part", " ".join(chance.choices(vocabulary, k=15))) for _ in range(4)),
        )
        for number in range(size)
    ]


def sheets(app: App) -> list[Measure]:
    """A sheet, warm, for each audience, and a booklet of 30."""
    slugs = [row.slug for row in app.edition.interventions]
    measures = []
    for audience in ("family", "practitioner"):
        make = partial(app.sheet_pdf, audience=audience, profile="standard")
        make(slugs[:1])
        times = [_once(partial(make, [slug])) for slug in slugs]
        middle = statistics.median(times)
        measures.append(Measure(f"{audience} sheet, warm, median", middle, "ms", 100))
    booklet = _once(lambda: app.sheet_pdf(slugs, "family", "standard"))
    return [*measures, Measure("booklet of 30 family sheets", booklet, "ms", 2000)]


def _once(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


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
    return [
        Measure("resident memory, bare window", _resident([_BARE, "memory"]), "MB"),
        Measure("resident memory, after reading an entry", _resident([_MEMORY]), "MB", 160),
    ]


def blocking() -> list[Measure]:
    """How long the interface thread was away while somebody typed."""
    told = subprocess.run(
        [sys.executable, "-c", _BLOCKING], check=True, capture_output=True, text=True
    ).stdout.split()
    return [
        Measure("interface thread away while typing, p99", float(told[0]), "ms"),
        Measure("interface thread away while typing, longest", float(told[1]), "ms", 16),
    ]


def others() -> list[Measure]:
    """Other offline readers beside ours, where they are installed (see ``bench_others``)."""
    if not bench_others.installed():
        return []
    ours = {
        "bare window": [sys.executable, "-c", BARE_OPEN],
        "sfdesk": [sys.executable, "-m", "sfdesk", "--temp-profile"],
    }
    found = bench_others.compare(ours)
    bare = found[0]
    return [
        measure
        for each in found
        for measure in (
            Measure(f"{each.name}, start to visible window", each.seconds * 1000, "ms"),
            Measure(f"{each.name}, that as a ratio to bare", each.seconds / bare.seconds, "x"),
            Measure(f"{each.name}, resident memory, window open", each.megabytes, "MB"),
        )
    ]


def main() -> int:
    """Measure everything and print it."""
    os.chdir(ROOT)
    app = App(Profile.temporary())
    measures = [*start_up(), *memory(), *blocking(), *typing(app), *sheets(app), *others()]
    for each in measures:
        limit = "" if each.limit is None else f"≤ {each.limit:g}"
        print(f"{each.what:48}{each.value:10.2f} {each.unit:3}{limit:>9}  {each.verdict}")
    told = json.dumps([{**asdict(m), "verdict": m.verdict} for m in measures], indent=2)
    (ROOT / "build" / "bench.json").write_text(told + "\n", encoding="utf8")
    print(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
