"""What several commands need: their parsers, common switches, the profile, the opened edition."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sfdesk.cli.output import say_aside
from sfdesk.core import log
from sfdesk.core.language import tr
from sfdesk.core.paths import Profile

if TYPE_CHECKING:
    from sfdesk.app import App

LEFT_AS_HERE = "What is in conflict stays as it is here; with --replace it is taken in too."


def command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int | None], words: str
) -> argparse.ArgumentParser:
    """Add a command to others and return its parser.

    Args:
        commands: As ``argparse`` makes them.
        run: Does what the command is for, and returns the exit status; None is 0.
        words: Say that in the help.
    """
    parser: argparse.ArgumentParser = commands.add_parser(name, help=words)
    parser.set_defaults(run=run)
    return parser


def json_switch(parser: argparse.ArgumentParser) -> None:
    """Give a command the switch ``--json``."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def opened_profile(options: argparse.Namespace, *, sweep: bool = True) -> Profile:
    """Return the profile that the options ask for; the log is kept in it.

    Args:
        options: Of the command line.
        sweep: Whether to remove at once what killed processes have left.
    """
    profile = Profile.temporary() if options.temp_profile else Profile.default()
    log.write_to(profile.logs)
    if sweep:
        profile.sweep()
    if profile.warning:
        say_aside(f"sfdesk: {tr(profile.warning)}")
    return profile


def opened_app(options: argparse.Namespace) -> "App":
    """Return the opened edition with its services, over the profile that the options ask for."""
    from sfdesk.app import App

    return App(opened_profile(options))
