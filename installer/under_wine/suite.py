"""The unit and GUI tests with the Windows Python under Wine: ``dev.py package --windows --tests``.

Windows are real ones of Wine on a screen of our own, not offscreen: Qt's offscreen plugin has no
fonts on Windows. A test that hangs, or takes its process down, fails, and the tests after it run
in another process. How each went is kept in a file beside, one line of JSON each.
"""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from under_wine.plugin import ENDED, TOLD
from under_wine.prefix import Wine

PARTS = ("tests/unit", "tests/gui")
SCREEN = "1366x768"
"""As on Linux: what is beside what hangs on it."""
_ONE_TEST = 600
"""Seconds; twice what a test has elsewhere, since Wine is slow at files and at processes."""
_ONE_PART = 4 * 3600
_NOT_IN_WINE = ("EnableNonClientDpiScaling", "DpiAwareness::PerMonitorVersion2")
"""Warnings of Qt that tell what Wine lacks, and that else fail every test with a window."""


@dataclass(frozen=True)
class Gone:
    """How the tests of one part went.

    Attributes:
        passed: How many passed.
        failed: What each test that did not told.
        left_out: Reasons, and how many tests each left out.
        whole: Whether pytest came to its end.
    """

    passed: int
    failed: dict[str, str]
    left_out: Counter[str]
    whole: bool

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


def run(wine: Wine, python: Path, source: Path, part: str, work: Path) -> Gone:
    """Run the tests of a folder or a file and print how they went."""
    name = part.replace("/", "-").replace("::", "-")
    lines = work / f"{name}.jsonl"
    lines.unlink(missing_ok=True)
    inside = wine.with_env(
        PYTHONPATH=f"{wine.path(source / 'src')};{wine.path(source / 'installer')}",
        SFDESK_TESTS_WITHOUT_SCREEN="1",
        **{TOLD: wine.path(lines)},
    )
    whole, words = False, ""
    while not whole:
        before = len(_lines(lines))
        done = inside.run(python, *_command(part), cwd=source, seconds=_ONE_PART)
        words += done.told + "\n"
        told = _lines(lines)
        whole = bool(told) and told[-1]["outcome"] == ENDED
        if len(told) == before or done.status == 124:
            break
    (work / f"{name}.txt").write_text(words, encoding="utf8")
    gone = _gone(lines, whole=whole)
    _say(part, gone, words)
    return gone


def _command(part: str) -> tuple[str, ...]:
    ignored = "\n".join(_NOT_IN_WINE)
    return (
        *("-m", "pytest", part, "-q", "--no-header", "--tb=short"),
        *("-p", "no:cacheprovider", "-p", "under_wine.plugin"),
        *(f"--timeout={_ONE_TEST}", "-o", f"qt_log_ignore={ignored}"),
    )


def _lines(file: Path) -> list[dict[str, str]]:
    text = file.read_text(encoding="utf8") if file.is_file() else ""
    return [json.loads(line) for line in text.splitlines()]


def _gone(file: Path, *, whole: bool) -> Gone:
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
    return Gone(passed, failed, Counter(skipped), whole)


def _say(part: str, gone: Gone, words: str) -> None:
    if not gone.whole:
        print(words[-3000:])
    for test, told in gone.failed.items():
        print(f"FAIL  {test}\n{told.rstrip()[-1500:]}")
    for reason, count in gone.left_out.most_common():
        print(f"left out  {count} × {reason.removeprefix('Skipped: ')}")
    print(f"{'ok  ' if gone.holds else 'FAIL'}  {part}: {gone.told}", flush=True)
