"""Measure what has a budget, all in one run: start-up, typing, sheets, memory, blocking.

Prints a table and JSON, and writes the JSON to ``build/bench.json``. Run by ``dev.py bench``
on a virtual screen. Made-up editions hold about 190 words an entry (the real one 101).
"""

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

import bench_others
from bench_measure import Measure
from bench_start import BARE_OPEN, FROZEN, memory, start_up
from bench_typing import QUERIES, made_up_edition
from sfdesk.app import App
from sfdesk.core.paths import Profile
from sfdesk.factsheets.kinds import Audience, PrintProfile
from sfdesk.reading.vocabulary import Vocabulary
from sfdesk.search.documents import documents
from sfdesk.search.index import build_index
from sfdesk.ui.window.start import spare_what_stays

ROOT = Path(__file__).resolve().parent.parent


def typing(app: App) -> list[Measure]:
    """Letter by letter into the real window, until the results are painted."""
    measures = []
    for size, limit in ((0, 22.0), (1_000, 50.0), (10_000, 250.0)):
        name = f"{size:,} entries" if size else "real edition"
        with tempfile.TemporaryDirectory() as folder:
            measures.append(_indexed(app, size, Path(folder) / "cache" / "index"))
            told = json.loads(_output("scripts/bench_typing.py", str(size), folder))
        keys, away = told["keystroke"], sorted(told["away"])
        measures += [
            Measure(f"keystroke to paint, {name}, median", statistics.median(keys), "ms"),
            Measure(
                f"keystroke to paint, {name}, p95",
                statistics.quantiles(keys, n=20)[-1],
                "ms",
                limit,
            ),
            Measure(f"  interface away, {name}, p99", away[int(len(away) * 0.99)], "ms"),
            Measure(f"  interface away, {name}, longest", away[-1], "ms", _AWAY.get(size)),
        ]
    return [*measures, *_fts5(app)]


_AWAY = {0: 16.0, 1_000: 25.0}
"""Entries to how long the interface may be away while somebody types, in milliseconds."""


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _indexed(app: App, size: int, folder: Path) -> Measure:
    """Build the index that the window will open, with garbage looked for as the window does."""
    edition = made_up_edition(app.edition, size) if size else app.edition
    found = tuple(documents(edition))
    spare_what_stays()
    started = time.perf_counter()
    content, vocabulary = edition.info.content_hash, Vocabulary(edition.concepts)
    build_index(found, vocabulary, folder / content[:16], content)
    limit = {0: 2.5, 1_000: 15.0, 10_000: 240.0}[size]
    return Measure(f"index of {len(found):,} built", time.perf_counter() - started, "s", limit)


def _output(*command: str) -> str:
    return subprocess.run(
        [sys.executable, *command], check=True, capture_output=True, text=True
    ).stdout


_EXCERPTS = 40
"""Excerpts that both sides make of what they find: like is compared with like."""


def _fts5(app: App) -> list[Measure]:
    """SQLite's own full-text search on the same texts, without a window, for comparison."""
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE t USING fts5(name, body, tokenize='porter', prefix='2 3')"
    )
    found = documents(app.edition)
    rows = ((d.name, "\n".join(text for _, text in (*d.parts, *d.warnings))) for d in found)
    database.executemany("INSERT INTO t VALUES (?, ?)", rows)
    sql = (
        "SELECT name, snippet(t, 1, '[', ']', '…', 20) FROM t WHERE t MATCH ? "
        f"ORDER BY bm25(t, 5.0, 1.0) LIMIT {_EXCERPTS}"
    )

    def theirs(typed: str) -> object:
        words = [f'"{word}"' for word in "".join(c if c.isalnum() else " " for c in typed).split()]
        return database.execute(sql, (" ".join(words) + "*",)).fetchall() if words else []

    def ours(typed: str) -> object:
        return [each.snippet for each in app.finder.find(typed, {}).results[:_EXCERPTS]]

    lengths = [(query, n) for query in QUERIES for n in range(1, len(query) + 1)]
    app.finder.find("warm", {})
    both = {
        "search, filters and counts, no excerpts": lambda typed: app.finder.find(typed, {}),
        f"search, filters, counts, {_EXCERPTS} excerpts": ours,
        f"SQLite FTS5 on the same text, {_EXCERPTS} excerpts": theirs,
    }
    measures = []
    for name, search in both.items():
        times = [_once(partial(search, query[:n])) for query, n in lengths]
        measures.append(Measure(f"  {name}, p95", _p95(times), "ms"))
    return measures


def finding(app: App) -> list[Measure]:
    """The judged sets A and B: what is expected in the top three, and the mean reciprocal rank."""
    measures = []
    for path in (ROOT / "tests" / "data" / f"judged-{each}.toml" for each in "ab"):
        queries = tomllib.loads(path.read_text(encoding="utf8"))["query"]
        ranks = []
        for query in queries:
            found = [result.id for result in app.finder.find(query["typed"], {}).results]
            ranks.append(next((n for n, i in enumerate(found, 1) if i in query["expect"]), 0))
        top = 100 * sum(0 < rank <= 3 for rank in ranks) / len(ranks)
        mean = sum(1 / rank for rank in ranks if rank) / len(ranks)
        measures += [
            Measure(f"{path.stem}: expected in the top three", top, "%", at_least=97),
            Measure(f"{path.stem}: mean reciprocal rank", mean, "", at_least=0.95),
        ]
    return measures


def sheets(app: App) -> list[Measure]:
    """A sheet, warm, for each audience, and a booklet of 30."""
    slugs = [row.slug for row in app.edition.interventions]
    measures = []
    for audience in (Audience.FAMILY, Audience.PRACTITIONER):
        make = partial(app.papers.sheet_pdf, audience=audience, profile=PrintProfile.STANDARD)
        make(slugs[:1])
        times = [_once(partial(make, [slug])) for slug in slugs]
        middle = statistics.median(times)
        measures.append(Measure(f"{audience} sheet, warm, median", middle, "ms", 100))
    booklet = _once(lambda: app.papers.sheet_pdf(slugs, Audience.FAMILY, PrintProfile.STANDARD))
    return [*measures, Measure("booklet of 30 family sheets", booklet, "ms", 2000)]


def _once(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def others() -> list[Measure]:
    """Other offline readers beside ours, where they are installed (see ``bench_others``)."""
    if not bench_others.installed():
        return []
    ours = {
        "bare window": [sys.executable, "-c", BARE_OPEN],
        "sfdesk": [sys.executable, "-m", "sfdesk", "--temp-profile"],
    }
    if FROZEN.exists():
        ours["sfdesk frozen"] = [str(FROZEN), "--temp-profile"]
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
    measures = [*start_up(), *memory(), *finding(app), *typing(app), *sheets(app)]
    measures += others()
    for each in measures:
        print(f"{each.what:56}{each.value:10.2f} {each.unit:3}{each.bound:>9}  {each.verdict}")
    told = json.dumps([{**asdict(m), "verdict": m.verdict} for m in measures], indent=2)
    (ROOT / "build" / "bench.json").write_text(told + "\n", encoding="utf8")
    print(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
