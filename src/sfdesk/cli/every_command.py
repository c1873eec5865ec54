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
from sfdesk.core.paths import Profile
from sfdesk.core.temporary import temporary_folder

_NEVER = ("could not be found out", "not told", "a bug in sfdesk")


class Trial(NamedTuple):
    """How a command is tried.

    Attributes:
        arguments: Of the command; ``FILE`` stands for one of its own in a temporary folder, which
            is ``FOLDER``, ``SHARED`` for one that others use too, ``FIRST`` and ``LAST`` for slugs
            of the edition.
        status: What it has to exit with.
        says: What has to stand in its output.
    """

    arguments: str
    status: int
    says: str


TRIALS = {
    "list": Trial("--json", 0, '"slug": "FIRST"'),
    "show": Trial("FIRST --json", 0, '"source'),
    "search": Trial("parents --sort name --json", 0, '"results"'),
    "sheet": Trial("FIRST LAST --for family --out FILE", 0, "KiB"),
    "decision": Trial("FIRST LAST --out FILE", 0, "KiB"),
    "table": Trial("map --out FILE", 0, "KiB"),
    "export": Trial("comparison FIRST LAST --out FILE.xlsx", 0, "KiB"),
    "offers template": Trial("--out FILE.xlsx", 0, "is written"),
    "offers import": Trial("FOLDER/offers-template.xlsx --dry-run", 0, "no offers in it"),
    "offers list": Trial("--json", 0, "[]"),
    "local export": Trial("FILE", 0, "is written"),
    "local import": Trial("FOLDER/local-export", 0, "nothing in it"),
    "local publish": Trial("FOLDER", 0, "is written"),
    "local sign": Trial("FILE --key FILE --passphrase-file FILE", 1, "cannot be read"),
    "local team": Trial("FOLDER", 0, "team’s folder is"),
    "local backups": Trial("", 0, "No backups"),
    "local restore": Trial("FILE", 1, "There is no backup"),
    "local clear": Trial("--yes", 0, "Nothing is left"),
    # The document is not ours to ship: that it is asked for shows that the reader is there.
    "source import": Trial("FILE", 1, "There is no file"),
    "source check": Trial("--json", 1, "has not been imported"),
    "edition": Trial("", 0, "Evidence as of"),
    # What readers get cannot sign: that it gets as far as the file shows that the rest is there.
    "edition keygen": Trial("Ann --out FILE --passphrase-file FILE", 1, "cannot be read"),
    "edition sign": Trial("FILE --key FILE --passphrase-file FILE", 1, "cannot be read"),
    "edition root": Trial("--key FILE --out FILE", 1, "cannot be read"),
    "edition install": Trial("FILE --yes", 1, "cannot be read"),
    "edition list": Trial("--json", 0, '"built-in"'),
    "edition use": Trial("built-in", 0, "opens from now on"),
    "edition rollback": Trial("", 1, "no edition to go back to"),
    "edition remove": Trial("built-in", 1, "cannot be removed"),
    "edition log": Trial("", 0, ""),
    "policy check": Trial("", 0, "printing"),
    "edition new": Trial("SHARED", 0, "one worked example"),
    "edition lint": Trial("SHARED", 0, "No problem"),
    # A window is tried apart from the commands.
    "edition preview": Trial("FILE", 1, "There is no edition in"),
    "edition build": Trial("SHARED --out FILE", 0, "Nobody has signed it"),
    "edition to-spreadsheet": Trial("SHARED --out SHARED.xlsx", 0, "is written"),
    "edition from-spreadsheet": Trial("SHARED.xlsx --out FILE", 0, "files"),
    "check": Trial("", 0, "finds"),
    "diagnose": Trial("", 0, "[Log]"),
}
"""Command → how it is tried; all but the self-test, which is doing it."""


def command_names(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """Yield the name of every command that can be called, those of groups with the group's."""
    groups = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if before and not any(group.required for group in groups):
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
    stands_for = _stands_for(folder)
    wrong = [why for name in TRIALS if (why := _fault(name, folder, stands_for))]
    if wrong:
        raise SfdeskError("; ".join(wrong))
    return f"{len(TRIALS)} of {len(names)} ran"


def _stands_for(folder: Path) -> dict[str, str]:
    from sfdesk.app import App

    rows = App(Profile.temporary()).edition.interventions
    return {"SHARED": str(folder / "shared"), "FIRST": rows[0].slug, "LAST": rows[-1].slug}


def _fault(name: str, folder: Path, stands_for: dict[str, str]) -> str:
    """Run a command; return what is wrong with how it went, or nothing."""
    from sfdesk.cli import main

    trial = TRIALS[name]
    told = io.StringIO()
    arguments, says = trial.arguments, trial.says
    names = {**stands_for, "FILE": str(folder / name.replace(" ", "-")), "FOLDER": str(folder)}
    for word, meant in names.items():
        arguments, says = arguments.replace(word, meant), says.replace(word, meant)
    with redirect_stdout(told), redirect_stderr(told):
        status = main(["--temp-profile", *name.split(), *arguments.split()])
    if status == trial.status and says in told.getvalue():
        return next((f"{name} says “{bad}”" for bad in _NEVER if bad in told.getvalue()), "")
    last = (told.getvalue().splitlines() or ["nothing was said"])[-1]
    return f"{name} exits with {status}: {last}"
