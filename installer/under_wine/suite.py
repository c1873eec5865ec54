"""The tests with the Windows Python under Wine: ``dev.py package --windows --tests``.

Windows are real ones of Wine on a screen of our own, not offscreen: Qt's offscreen plugin has no
fonts on Windows. A test that hangs, or takes its process down, fails, and the tests after it run
in another process, as are those of the next few files: under Wine a process gets the slower, the
longer it lives. How each went is kept in a file beside, one line of JSON each.
"""

import json
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from under_wine.plugin import ENDED, TOLD
from under_wine.prefix import Wine

PARTS = ("tests/gui", "tests/papers", "tests/unit", "tests/end2end/*")
"""The one with the longer files first: whoever is done then waits less for who is not.

Of the tests of processes those of parts of the program, which stand in folders as ``src`` has them;
those of the whole program, beside the folders, ask for Linux.
"""
_FILES = 5
"""How many one process runs the tests of."""
SCREEN = "1366x768"
"""As on Linux: what is beside what hangs on it."""
_ONE_TEST = 600
"""Seconds; twice what a test has elsewhere, since Wine is slow at files and at processes."""
_ONE_PROCESS = 2 * 3600
_READ_ALL = (
    pytest.ExitCode.OK,
    pytest.ExitCode.TESTS_FAILED,
    pytest.ExitCode.NO_TESTS_COLLECTED,
)
"""How pytest ends where it could read every file that it was given."""
_NOT_IN_WINE = ("EnableNonClientDpiScaling", "DpiAwareness::PerMonitorVersion2")
"""Warnings of Qt that tell what Wine lacks, and that else fail every test with a window."""


@dataclass(frozen=True)
class Gone:
    """How the tests of one part went.

    Attributes:
        passed: How many passed.
        failed: What each test that did not told.
        left_out: Reasons, and how many tests each left out.
        whole: Whether pytest read every file and came to its end.
        words: What pytest printed.
    """

    passed: int
    failed: dict[str, str]
    left_out: Counter[str]
    whole: bool
    words: str

    @property
    def collected(self) -> int:
        """How many tests there were."""
        return self.passed + len(self.failed) + self.left_out.total()

    @property
    def holds(self) -> bool:
        """Whether every test ran or was left out with a reason."""
        return self.whole and not self.failed and self.passed > 0

    @property
    def told(self) -> str:
        """In one line."""
        counts = f"{self.collected} collected, {self.passed} passed, {len(self.failed)} failed, "
        counts += f"{self.left_out.total()} left out"
        return counts if self.whole else f"{counts}; pytest did not come to its end"


def pieces(source: Path, part: str) -> list[tuple[str, ...]]:
    """Return the files of a folder of tests, as few at a time as one process runs.

    Args:
        source: The checkout.
        part: A folder in it, or a pattern of folders; what is neither is one piece.
    """
    found = sorted(source.glob(f"{part}/**/test_*.py"))
    files = [path.relative_to(source).as_posix() for path in found]
    return [tuple(files[n : n + _FILES]) for n in range(0, len(files), _FILES)] or [(part,)]


def run(wine: Wine, python: Path, source: Path, files: tuple[str, ...], work: Path) -> Gone:
    """Run the tests of some files; what pytest printed is kept in a file beside."""
    name = files[0].replace("/", "-").replace("::", "-")
    lines = work / f"{name}.jsonl"
    lines.unlink(missing_ok=True)
    inside = wine.with_env(
        PYTHONPATH=f"{wine.path(source / 'src')};{wine.path(source / 'installer')}",
        SFDESK_TESTS_WITHOUT_SCREEN="1",
        **{TOLD: wine.path(lines)},
    )
    ended, words = False, ""
    while not ended:
        before = len(_lines(lines))
        done = inside.run(python, *_command(files), cwd=source, seconds=_ONE_PROCESS)
        words += done.told + "\n"
        told = _lines(lines)
        ended = bool(told) and told[-1]["outcome"] == ENDED
        if len(told) == before or done.status == 124:
            break
    (work / f"{name}.txt").write_text(words, encoding="utf8")
    gone = _gone(lines, words, whole=ended and done.status in _READ_ALL)
    print(f"      {files[0]} and what follows: {gone.told}", flush=True)
    return gone


def sharing(wine: Wine, folder: Path) -> Wine:
    """Return a Wine whose processes make but once what is dear, as the built edition."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return wine.with_env(SFDESK_TESTS_SHARED=wine.path(folder))


def total(pieces: Iterable[Gone]) -> Gone:
    """Return how all of them went together."""
    every = list(pieces)
    failed = {test: told for each in every for test, told in each.failed.items()}
    left_out = sum((each.left_out for each in every), Counter[str]())
    words = "".join(each.words for each in every if not each.whole)
    whole = all(each.whole for each in every)
    return Gone(sum(each.passed for each in every), failed, left_out, whole, words)


def _command(files: tuple[str, ...]) -> tuple[str, ...]:
    ignored = "\n".join(_NOT_IN_WINE)
    return (
        *("-m", "pytest", *files, "-q", "--no-header", "--tb=short"),
        *("-p", "no:cacheprovider", "-p", "under_wine.plugin"),
        *(f"--timeout={_ONE_TEST}", "-o", f"qt_log_ignore={ignored}"),
    )


def _lines(file: Path) -> list[dict[str, str]]:
    text = file.read_text(encoding="utf8") if file.is_file() else ""
    return [json.loads(line) for line in text.splitlines()]


def _gone(file: Path, words: str, *, whole: bool) -> Gone:
    """Sum up; what follows a failure of the same test, as of its end, changes nothing."""
    tests: dict[str, dict[str, str]] = {}
    for line in _lines(file):
        if line["outcome"] != ENDED and tests.get(line["test"], {}).get("outcome") != "failed":
            tests[line["test"]] = line
    failed = {
        name: line.get("told") or "its process ended before it did"
        for name, line in tests.items()
        if line["outcome"] in ("failed", "begun")
    }
    skipped = [line["told"] for line in tests.values() if line["outcome"] == "skipped"]
    passed = sum(line["outcome"] == "passed" for line in tests.values())
    return Gone(passed, failed, Counter(skipped), whole, words)


def say(part: str, gone: Gone) -> None:
    """Print how the tests of a part went."""
    if not gone.whole:
        print(gone.words[-3000:])
    for test, told in gone.failed.items():
        print(f"FAIL  {test}\n{told.rstrip()[-1500:]}")
    for reason, count in gone.left_out.most_common():
        print(f"left out  {count} × {reason.removeprefix('Skipped: ')}")
    print(f"{'ok  ' if gone.holds else 'FAIL'}  {part}: {gone.told}", flush=True)
