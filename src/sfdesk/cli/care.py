"""The commands that look after the program: ``check``, ``diagnose``, ``self-test``."""

import argparse
from pathlib import Path
from typing import Any

from sfdesk.cli.output import flush, say
from sfdesk.cli.shared import command, opened_app, opened_profile


def add_to(commands: Any) -> None:
    """Add these commands to the others."""
    command(commands, "check", _check, "verify the edition and say what was checked")
    diagnose = command(
        commands, "diagnose", _diagnose, "write a report for whoever looks after sfdesk"
    )
    diagnose.add_argument("--out", type=Path, metavar="FILE", help="instead of printing it")
    command(commands, "self-test", _self_test, "try every part of the installed program")


def _check(options: argparse.Namespace) -> None:
    from sfdesk.checking import check

    for line in check(opened_app(options)):
        say(line)


def _diagnose(options: argparse.Namespace) -> None:
    from sfdesk.diagnose import report, write_report

    profile = opened_profile(options)
    if options.out is None:
        say(report(profile), end="")
    else:
        write_report(profile, options.out)
        say(f"{options.out} is written. Read it before you pass it on.")


def _self_test(options: argparse.Namespace) -> int:
    from sfdesk.cli.every_command import try_every_command
    from sfdesk.ui.window.self_test import self_test

    failed = 0
    commands = {"commands": lambda _: try_every_command()}
    for passed, line in self_test(opened_profile(options), commands):
        say(line)
        flush()
        failed |= not passed
    return failed
