"""How long the local layer takes with 5,000 offers, 1,000 notes and 200 collections.

Usage: bench_local.py [--runs N] [--starts]

Each run is a new process; medians and the worst are printed in milliseconds. With ``--starts``,
windows are started by turns over such a layer and over none, each to its first paint.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

OFFERS, NOTES, COLLECTIONS = 5_000, 1_000, 200


_SLUGS = [f"intervention-{number}" for number in range(30)]


def fill(folder: Path, slugs: Sequence[str] = _SLUGS) -> None:
    """Make a layer of that size over these interventions."""
    from sfdesk.local.kinds import COLLECTIONS as COLLECTION_KIND
    from sfdesk.local.kinds import NOTES as NOTE_KIND
    from sfdesk.local.kinds import OFFERS as OFFER_KIND
    from sfdesk.local.layer import LocalLayer
    from sfdesk.model.local_layer import Collection, LocalNote
    from sfdesk.model.offers import Offer

    def slug(number: int) -> str:
        return slugs[number % len(slugs)]

    text = "Words of about the length of a line in a form. "
    with closing(LocalLayer(folder)) as layer, layer.file.ready().writing() as connection:
        for n in range(OFFERS):
            offer = Offer(f"o{n}", slug(n), provider=f"Provider {n}", what=text, contact=text)
            OFFER_KIND.put(connection, offer._replace(who_for=text * 3, checked_on="2026-10-01"))
        for n in range(NOTES):
            NOTE_KIND.put(connection, LocalNote(f"n{n}", slug=slug(n), text=text * 10))
        for n in range(COLLECTIONS):
            items = tuple(map(slug, range(n % 20)))
            COLLECTION_KIND.put(connection, Collection(f"c{n}", f"Collection {n}", items))


def measure(folder: Path) -> dict[str, float]:
    """Return what took how many milliseconds, in this process."""
    taken: dict[str, float] = {}
    start = perf_counter()

    def lap(name: str) -> None:
        nonlocal start
        taken[name] = (perf_counter() - start) * 1000
        start = perf_counter()

    from sfdesk.local.layer import LocalLayer

    lap("import")
    layer = LocalLayer(folder)
    layer.file.existing()
    lap("open")
    offer = layer.offers.list(intervention="intervention-3")[0]
    lap("offers of one intervention")
    layer.offers.list()
    lap("all offers")
    layer.notes.list()
    lap("all notes")
    layer.collections.list()
    lap("all collections")
    layer.refresh()
    lap("look for changes")
    layer.offers.save(offer._replace(cost="free"))
    lap("save one")
    layer.close()
    return taken


def compare_starts(turns: int) -> None:
    """Start windows by turns over an empty profile and a full one, and print how they compare."""
    from bench_start import Start, started
    from screen import virtual_screen
    from sfdesk.core.paths import Profile, shipped_edition
    from sfdesk.edition.reader import read_edition

    command = [sys.executable, "-m", "sfdesk", "--exit-when-ready"]
    starts: dict[str, list[Start]] = {"empty": [], "full": []}
    slugs = [row.slug for row in read_edition(shipped_edition()).interventions]
    with tempfile.TemporaryDirectory(prefix="bench-") as name, virtual_screen() as env:
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        fill(Profile.below(Path(name, "full")).data, slugs)
        for turn in range(turns + 1):
            for which in starts if turn % 2 else reversed(starts):
                start = started(command, {**env, "SFDESK_PROFILE": str(Path(name, which))})
                if turn:  # The first compiles modules.
                    starts[which].append(start)
    for what in Start._fields:
        empty, full = ([getattr(each, what) for each in starts[which]] for which in starts)
        middle, least = statistics.median(full), min(full)
        print(
            f"{what}: full {middle:.0f} ms in the median, {least:.0f} at the least; as a ratio to "
            f"empty {middle / statistics.median(empty):.3f} and {least / min(empty):.3f}"
        )


def main() -> int:
    """Measure, and print a line a thing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--starts", action="store_true", help="start windows")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return 0
    if options.starts:
        compare_starts(options.runs)
        return 0
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        fill(Path(name))
        command = [sys.executable, __file__, "--one", name]
        runs = [
            json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            for _ in range(options.runs)
        ]
    for what in runs[0]:
        values = [run[what] for run in runs]
        print(f"{what:28}{statistics.median(values):8.1f} ms, worst {max(values):8.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
