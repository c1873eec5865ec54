"""Run every command once, as the self-test does: what is missing from a package shows here.

The commands are those of the parser: one that is added and not tried here fails the self-test.
"""

import argparse
import io
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from sfdesk.core.errors import SfdeskError
from sfdesk.core.temporary import temporary_folder

_SLUG, _OTHER = "play-therapy", "multisystemic-therapy"


_NEVER = ("could not be found out", "not told", "a bug in sfdesk")


class Trial(NamedTuple):
    """How a command is tried.

    Attributes:
        arguments: Of the command; ``FILE`` stands for one of its own in a temporary folder, which
            is ``FOLDER``: those that were tried before have left their files in it.
        status: What it has to exit with.
        says: What has to stand in its output.
    """

    arguments: str
    status: int
    says: str


TRIALS = {
    "list": Trial("--json", 0, f'"{_SLUG}"'),
    "show": Trial(f"{_SLUG} --json", 0, '"source'),
    "search": Trial("methadone --sort name --json", 0, '"results"'),
    "sheet": Trial(f"{_SLUG} {_OTHER} --for family --out FILE", 0, "KiB"),
    "table": Trial("map --out FILE", 0, "KiB"),
    "export": Trial("comparison play-therapy epec --out FILE.xlsx", 0, "KiB"),
    "offers template": Trial("--out FILE.xlsx", 0, "is written"),
    "offers import": Trial("FOLDER/offers-template.xlsx --dry-run", 0, "no offers in it"),
    "offers list": Trial("--json", 0, "[]"),
    "local export": Trial("FILE", 0, "is written"),
    "local import": Trial("FOLDER/local-export", 0, "nothing in it"),
    "local publish": Trial("FOLDER", 0, "is written"),
    "local team": Trial("FOLDER", 0, "is read"),
    "local backups": Trial("", 0, "No backups"),
    "local restore": Trial("FILE", 1, "There is no backup"),
    "local clear": Trial("--yes", 0, "Nothing is left"),
    # The document is not ours to ship: that it is asked for shows that the reader is there.
    "source import": Trial("FILE", 1, "There is no file"),
    "source check": Trial("--json", 1, "has not been imported"),
    "edition": Trial("", 0, "Evidence as of"),
    "check": Trial("", 0, "finds"),
    "diagnose": Trial("", 0, "[Log]"),
}
"""Command → how it is tried; all but the self-test, which is doing it."""


def command_names(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """Yield the name of every command that can be called, those of groups with the group's."""
    groups = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not groups:
        yield before
    for name, below in (pair for group in groups for pair in group.choices.items()):
        yield from command_names(below, f"{before} {name}".strip())


def try_every_command() -> str:
    """Run every command with an empty profile, and return what to tell of it.

    Raises:
        SfdeskError: If one is not tried here, or does not do what it should.
    """
    from sfdesk.cli import _parser

    names = set(command_names(_parser())) - {"self-test"}
    if untried := names ^ TRIALS.keys():
        raise SfdeskError(f"nobody tries {', '.join(sorted(untried))}")
    folder = temporary_folder("commands")
    wrong = [why for name in TRIALS if (why := _fault(name, folder))]
    if wrong:
        raise SfdeskError("; ".join(wrong))
    return f"{len(TRIALS)} of {len(names)} ran"


def _fault(name: str, folder: Path) -> str:
    """Run a command; return what is wrong with how it went, or nothing."""
    from sfdesk.cli import main

    trial = TRIALS[name]
    told = io.StringIO()
    own = str(folder / name.replace(" ", "-"))
    words = trial.arguments.replace("FILE", own).replace("FOLDER", str(folder)).split()
    with redirect_stdout(told), redirect_stderr(told):
        status = main(["--temp-profile", *name.split(), *words])
    if status == trial.status and trial.says in told.getvalue():
        return next((f"{name} says “{bad}”" for bad in _NEVER if bad in told.getvalue()), "")
    last = (told.getvalue().splitlines() or ["nothing was said"])[-1]
    return f"{name} exits with {status}: {last}"
