"""Judged queries: how many are answered, and at which rank, by kind of query.

Usage: judged.py FILE ...     e.g. tests/data/judged-a.toml

A query is answered if any entry that its author accepts stands at the rank that the author
accepts, or better; the first three where the author names none. The built edition is asked
(``dev.py build``). A table for each file: queries, share answered, share answered in the first
three, mean reciprocal rank.
"""

import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from sfdesk.app import App  # noqa: E402 - found by the line above
from sfdesk.core.paths import Profile  # noqa: E402

TOP = 3


class Judged(NamedTuple):
    """A query with the slugs that answer it, any one of them, and the rank that is good enough."""

    typed: str
    kind: str
    expect: frozenset[str]
    within: int


def read(path: Path) -> list[Judged]:
    """Return the queries of a judged set."""
    listed = tomllib.loads(path.read_text(encoding="utf8"))["query"]
    return [
        Judged(
            each["typed"],
            each.get("kind", "unsorted"),
            frozenset(each["expect"]),
            each.get("within", TOP),
        )
        for each in listed
    ]


def rank(app: App, query: Judged) -> int | None:
    """Return at which rank of all that was found the first expected entry stands, from 1."""
    engine = app.engine
    ids = (engine.documents[at].id for _, at in engine.search(query.typed).ranked)
    return next((n for n, id_ in enumerate(ids, start=1) if id_ in query.expect), None)


class Shares(NamedTuple):
    """How a set was answered: two shares of 1, and the mean reciprocal rank."""

    answered: float
    top: float
    reciprocal: float


def shares(queries: Sequence[Judged], ranks: Iterable[int | None]) -> Shares:
    """Return how queries were answered whose expected entries stand at these ranks."""
    placed = [(query, at) for query, at in zip(queries, ranks, strict=True) if at is not None]
    count = len(queries)
    return Shares(
        sum(at <= query.within for query, at in placed) / count,
        sum(at <= TOP for _, at in placed) / count,
        sum(1 / at for _, at in placed) / count,
    )


def measure(app: App, queries: Sequence[Judged]) -> Shares:
    """Ask all queries, and return how they were answered."""
    return shares(queries, [rank(app, query) for query in queries])


def _tell(app: App, path: Path) -> None:
    by_kind: dict[str, list[Judged]] = defaultdict(list)
    for query in read(path):
        by_kind[query.kind].append(query)
        by_kind["all"].append(query)
    print(f"\n{path.name:16} queries  answered  first three  reciprocal rank")
    for kind, queries in by_kind.items():
        got = measure(app, queries)
        line = f"{len(queries):7}  {got.answered:8.1%}  {got.top:11.1%}  {got.reciprocal:15.3f}"
        print(f"{kind:16} {line}")


def main(arguments: Sequence[str]) -> int:
    """Measure each file that is named."""
    if not arguments:
        print(__doc__)
        return 2
    with tempfile.TemporaryDirectory(prefix="judged-") as folder:
        empty = Path(folder)
        app = App(Profile(empty / "config", empty / "data", empty / "cache"))
        for name in arguments:
            _tell(app, Path(name))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
