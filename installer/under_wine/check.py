"""Make the Windows build under Wine, try it, and say how it went: ``dev.py package --windows``."""

import argparse
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import windows
from screen import virtual_screen
from under_wine import payload, suite, wheels
from under_wine.checks import CHECKS, Bench, Failed
from under_wine.prefix import Wine

WORK = wheels.ROOT / "build" / "windows"
_OLDER = "0.0.1"
_AT_ONCE = 2
"""Wines that run tests, as tests run elsewhere."""


def main() -> int:
    """Run every check; returns 1 where one did not hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument(
        "--only", nargs="*", help="names of checks; the payload is made all the same"
    )
    parser.add_argument(
        "--tests",
        nargs="*",
        metavar="PATH",
        help="in place of the checks, run the tests, or those that are named",
    )
    options = parser.parse_args()
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    if options.tests is None:
        results = _checks(work, options.only)
    else:
        results = _tests(options.tests or list(suite.PARTS), work)
    told = {"date": datetime.now(UTC).date().isoformat(), "checks": results}
    name = "result.json" if options.tests is None else "result-tests.json"
    (work / name).write_text(json.dumps(told, indent=2) + "\n", encoding="utf8")
    return int(any(not each["passed"] for each in results.values()))


@contextmanager
def _a_wine(work: Path, name: str, size: str) -> Iterator[Wine]:
    """Yield a Wine with a screen of that size to itself; its programs are ended at the end."""
    with virtual_screen(size) as env:
        wine = Wine(work / name, env["DISPLAY"])
        wine.make()
        try:
            yield wine
        finally:
            wine.end()


def _checks(work: Path, only: list[str] | None) -> dict[str, dict[str, object]]:
    with _a_wine(work, "prefix", "1920x1080") as wine:
        made = payload.make(wine, work)
        return _run(Bench(wine, made, _older(made, work), work), only)


def _run(bench: Bench, only: list[str] | None) -> dict[str, dict[str, object]]:
    results: dict[str, dict[str, object]] = {}
    for check in CHECKS:
        name = check.__name__.removeprefix("check_")
        if only and name not in only:
            continue
        try:
            results[name] = {"passed": True, "told": check(bench)}
        except (Failed, OSError) as error:
            results[name] = {"passed": False, "told": str(error)}
        print(
            f"{'ok  ' if results[name]['passed'] else 'FAIL'}  {name}: {results[name]['told']}",
            flush=True,
        )
    return results


def _older(made: payload.Payload, work: Path) -> Path:
    compiler = windows.makensis()
    assert compiler is not None
    target = work / f"sfdesk-{_OLDER}-setup.exe"
    icon = made.source / "build" / "icons" / "sfdesk.ico"
    windows.compile_installer(compiler, made.bundle, icon, _OLDER, target, "amd64-unicode")
    return target


def _tests(parts: list[str], work: Path) -> dict[str, dict[str, object]]:
    """Run the tests in two Wines at once; each takes the next few files when it is done."""
    python, source = payload.make_python(work), payload.clean_copy(work / "source")
    free: SimpleQueue[Wine] = SimpleQueue()

    def run(files: tuple[str, ...]) -> suite.Gone:
        wine = free.get()
        try:
            return suite.run(wine, python, source, files, work)
        finally:
            free.put(wine)

    results: dict[str, dict[str, object]] = {}
    with ExitStack() as stack, ThreadPoolExecutor(_AT_ONCE) as pool:
        for number in range(_AT_ONCE):
            wine = stack.enter_context(_a_wine(work, f"tests-{number}", suite.SCREEN))
            free.put(suite.sharing(wine, work / f"shared-{number}"))
        begun = {part: [pool.submit(run, p) for p in suite.pieces(source, part)] for part in parts}
        for part, pieces in begun.items():
            gone = suite.total(piece.result() for piece in pieces)
            suite.say(part, gone)
            reasons = dict(gone.left_out)
            results[part] = {"passed": gone.holds, "told": gone.told, "left out": reasons}
    return results


if __name__ == "__main__":
    sys.exit(main())
